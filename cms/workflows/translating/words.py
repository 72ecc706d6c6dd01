"""The words of a piece side by side: each text of the original, and what the translation says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue, validate_translation_links
from wagtail_localize.views.edit_translation import (
    FieldHasNoEditPanelError,
    TabHelper,
    get_segment_location_info,
)

# Parts of blocks that are the same in any language, unless the translator says otherwise.
SAME_ANYWHERE = frozenset({"autor", "telefono"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text. ``typed`` is the translator's, ``drafted`` what the newest revision says.

    ``rich`` ones are HTML with marks that must be kept; others are plain.
    """

    id: int
    path: str
    label: str
    original: str
    typed: str
    drafted: str
    rich: bool
    optional: bool
    longest: int | None = None  # characters

    @property
    def name(self) -> str:
        """Of its box in the form."""
        return f"t{self.id}"

    @property
    def field(self) -> str:
        return self.path.partition(".")[0]

    @property
    def is_missing(self) -> bool:
        return not (self.typed or self.optional)

    @property
    def rows(self) -> int:
        """Lines of its box."""
        return max(1, min(12, max(len(self.original), len(self.typed)) // 60 + 1))


def texts_of(translation: Translation, page: Any) -> list[Text]:
    """Every text of the original, in the order of the editor, with those of ``page``, its
    translation."""
    original = translation.source.as_instance()
    tabs = TabHelper(original)
    drafted = _drafted(page)
    rich = set(translation.source.templatesegment_set.values_list("context_id", flat=True))
    segments = (
        StringSegment.objects.filter(source=translation.source)
        .annotate_translation(translation.target_locale, include_errors=True)
        .select_related("context", "string")
        .order_by("order")
    )
    ordered = []
    for segment in segments:
        place, label = _whereabouts(original, tabs, segment)
        waiting = drafted[segment.context.path]
        text = _text(
            segment,
            label=label,
            rich=segment.context_id in rich,
            drafted=waiting.pop(0) if waiting else "",
            as_they_are=type(original).good_as_they_are,
            longest=longest(type(original), segment.context.get_field_path(original)),
        )
        ordered.append((place, segment.order, text))
    return [text for _place, _order, text in sorted(ordered, key=lambda each: each[:2])]


def _text(
    segment: Any,
    *,
    label: str,
    rich: bool,
    drafted: str,
    as_they_are: Iterable[str],
    longest: int | None,
) -> Text:
    shown = _as_html if rich else _as_plain
    original = shown(segment.string.data)
    path = segment.context.path
    field, _dot, _rest = path.partition(".")
    optional = (
        field in as_they_are
        or path.rpartition(".")[2] in SAME_ANYWHERE
        or not any(map(str.isalpha, original))
    )
    return Text(
        id=segment.pk,
        path=path,
        label=label,
        original=original,
        typed=shown(segment.translation or ""),
        drafted=shown(drafted),
        rich=rich,
        optional=optional,
        longest=longest,
    )


def longest(model: Any, field_path: str) -> int | None:
    """How many characters the place of a text may hold: of a field, or of a block inside one."""
    name, *inside = field_path.split(".")
    field = model._meta.get_field(name)
    if not inside:
        return cast("int | None", field.max_length)
    block: Any = field.stream_block
    for part in inside:
        children = getattr(block, "child_blocks", None)
        block = children.get(part) if children is not None else getattr(block, "child_block", block)
    return getattr(getattr(block, "field", None), "max_length", None)


def _as_html(data: str) -> str:
    return data


def _as_plain(data: str) -> str:
    return str(StringValue(data).render_text())


def _drafted(page: Any) -> dict[str, list[str]]:
    """What the texts of ``page`` say, by their places: rich texts have several at one."""
    found: dict[str, list[str]] = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment.string.data)
    return found


def _whereabouts(original: Any, tabs: TabHelper, segment: Any) -> tuple[int, str]:
    """Its field's place in the editor, and what it is called there."""
    path = segment.context.path
    try:
        info = get_segment_location_info(
            original, tabs, path, segment.context.get_field_path(original)
        )
    except FieldHasNoEditPanelError:
        field = original._meta.get_field(path.partition(".")[0])
        return 1000, str(field.verbose_name).capitalize()
    if path == "title":
        return info["order"], _("Título")
    part = f": {info['subField']}" if info["subField"] else ""
    return info["order"], f"{info['field']}{part}"


def write(
    translation: Translation, texts: Iterable[Text], typed: Mapping[str, str], *, user: Any
) -> bool:
    """Keep what ``user`` typed, by the names of the texts; tells whether anything is new.

    Raises:
        WrongText: one is too long, or the marks of a rich one weren't kept.
    """
    changed = False
    for text in texts:
        words = _tidy(typed.get(text.name, ""), rich=text.rich)
        if words != text.typed:
            _keep(translation, text, words, user)
            changed = True
    return changed


def _tidy(typed: str, *, rich: bool) -> str:
    return " ".join(typed.split()) if rich else typed.replace("\r\n", "\n").strip()


def _keep(translation: Translation, text: Text, words: str, user: Any) -> None:
    segment = StringSegment.objects.select_related("string").get(pk=text.id)
    about = {
        "translation_of_id": segment.string_id,
        "locale_id": translation.target_locale_id,
        "context_id": segment.context_id,
    }
    if not words:
        StringTranslation.objects.filter(**about).delete()
        return
    kept = {
        "data": _checked(words, segment.string.data, text),
        "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
        "tool_name": "",
        "last_translated_by": user,
        "has_error": False,
        "field_error": "",
    }
    StringTranslation.objects.update_or_create(**about, defaults=kept)


class WrongText(Exception):
    """A text that can't be kept; in words for who typed it."""


def _checked(words: str, original: str, text: Text) -> str:
    if text.longest is not None and len(words) > text.longest:
        raise WrongText(
            _("«%(label)s» no puede pasar de %(most)d caracteres: tiene %(many)d.")
            % {"label": text.label, "most": text.longest, "many": len(words)}
        )
    if not text.rich:
        return str(StringValue.from_plaintext(words).data)
    try:
        value = StringValue.from_translated_html(words)
        validate_translation_links(original, value.data)
    except ValueError as error:
        raise WrongText(
            _("«%(label)s»: deje las marcas como están (<b>…</b>, <a id=…>…</a>).")
            % {"label": text.label}
        ) from error
    return str(value.data)
