"""Captions of a film (WebVTT)."""


def webvtt(cues: list[tuple[float, float, str]]) -> bytes:
    """Each cue is when it begins and ends, in seconds, and what it says."""
    said = [f"{_time(start)} --> {_time(end)}\n{text}" for start, end, text in cues]
    return "\n\n".join(["WEBVTT", *said, ""]).encode()


def _time(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    minutes, rest = divmod(whole, 60)
    return f"{minutes:02}:{rest:02}.{thousandths:03}"
