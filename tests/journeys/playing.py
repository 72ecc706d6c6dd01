"""Pressing play: whether a video element really gets anywhere."""

from dataclasses import dataclass

from playwright.sync_api import Page

# Asked again and again, until some of it was played.
_PLAY = """() => {
    const video = (%s)?.querySelector("video");
    if (!video) return null;
    if (video.error) throw new Error(video.error.message);
    if (video.paused) {
        video.muted = true;
        video.play().catch(() => {});
    }
    return video.currentTime > 0.3 && {
        address: video.currentSrc,
        poster: video.poster,
        width: video.videoWidth,
        height: video.videoHeight,
    };
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playing:
    """A video of which some was played: from where, and how large its picture is."""

    address: str
    poster: str
    width: int
    height: int


def played(page: Page, document: str = "document") -> Playing:
    """Play the first video of ``document``, a JavaScript expression in ``page``."""
    told = page.wait_for_function(_PLAY % document, polling=100).json_value()
    return Playing(**told)
