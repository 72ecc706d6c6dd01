"""The demo's translations: typed by the translator, sent to review, approved by a press head."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page

from cms.demo.content import Entry, read
from cms.demo.things import Things
from cms.workflows.translating.drafts import begin, compose, translation_behind
from cms.workflows.translating.words import texts_of, write

OUT, IN_REVIEW = "publicado", "en_revision"


def languages() -> list[str]:
    """The languages other than the first."""
    return [
        code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES if code != settings.LANGUAGE_CODE
    ]


def by_slug() -> dict[str, list[tuple[str, Entry]]]:
    """(language, entry) of each translated piece. ``tras`` counts hours from its release."""
    found: dict[str, list[tuple[str, Entry]]] = {}
    for code in languages():
        for entry in read(f"traducciones/{code}"):
            found.setdefault(entry["slug"], []).append((code, entry))
    return found


@dataclass(frozen=True, kw_only=True)
class Translating:
    """What ``translator`` and ``head`` do for one translation."""

    code: str
    entry: Entry
    things: Things
    translator: Any
    head: Any

    def begins_at(self, released: datetime) -> datetime:
        return released + timedelta(hours=self.entry["tras"])

    def translate(self) -> None:
        """Write all that the entry has, and send it to review, unless it is still a draft."""
        locale = Locale.objects.get(language_code=self.code)
        translation = begin(self._original, locale, user=self.translator)
        page = translation.get_target_instance()
        texts = texts_of(translation, page)
        typed = {each.name: self.entry["textos"].get(each.original, "") for each in texts}
        write(translation, texts, typed, user=self.translator)
        page = compose(translation, user=self.translator)
        if self.entry["estado"] in (OUT, IN_REVIEW):
            self._require_whole(page)
            page.get_workflow().start(page, self.translator)

    def _require_whole(self, page: Any) -> None:
        translation = translation_behind(page)
        assert translation is not None  # noqa: S101 - it was begun a moment ago
        missing = [each.original for each in texts_of(translation, page) if each.is_missing]
        if missing:
            raise ValueError(f"{self.entry['slug']} in {self.code} lacks {missing}.")

    def accept(self) -> None:
        page = self._original.get_translation(Locale.objects.get(language_code=self.code))
        state = page.current_workflow_task_state
        state.task.specific.on_action(state, self.head, "approve")

    @property
    def _original(self) -> Any:
        return Page.objects.get(pk=self.things.pages[self.entry["slug"]]).specific
