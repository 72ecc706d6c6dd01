"""The editor's form: what is required to publish is asked for when it is sent to review."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import RichTextField
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

from cms.base.richtext import is_empty_html
from cms.publishing import hours, minor
from cms.publishing.record import current_piece, next_version

UPDATE, MINOR, CORRECTION = "actualizacion", "menor", "correccion"


class BasePageForm(WagtailAdminPageForm):
    """Saving a draft asks for a title; submitting it asks for all that ``page.lacks()`` names."""

    _asked = False
    kept_of_acts: Sequence[str] = ()  # labels of fields that an act changed since it was opened

    # No field of the page: it is said of one text, and kept beside it (``cms.publishing.minor``).
    cambio = forms.ChoiceField(
        label=_l("Qué clase de cambio es"),
        choices=[
            (UPDATE, _l("Actualización: quienes la recibieron lo verán como novedad")),
            (MINOR, _l("Edición menor: una errata. No avisa a nadie ni cambia «Actualizado»")),
            (CORRECTION, _l("Corrección: se publica con la fe de erratas de abajo")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not (self.instance.pk and self.instance.live):
            self.fields.pop("cambio", None)
        elif "cambio" in self.fields:
            declared = minor.newest_is_declared(self.instance.pk)
            self.initial.setdefault("cambio", MINOR if declared else UPDATE)
        if "slug" in self.fields and not self._has_been_out():
            self.fields["slug"].required = False

    def clean_title(self) -> str:
        """On one line: its field may be as high as a long headline needs, and take Enter too."""
        return " ".join(self.cleaned_data["title"].split())

    @cached_property
    def changed_data(self) -> list[str]:
        """Without the rich texts that were empty and still are: their editor sends an empty
        paragraph for nothing, and who approves would seem to have edited."""
        return [
            name
            for name in super().changed_data
            if name != "cambio" and not self._is_still_empty(name)
        ]

    def _is_still_empty(self, name: str) -> bool:
        return self._is_rich_text(name) and all(
            is_empty_html(value or "") for value in (self[name].initial, self[name].data)
        )

    def _is_rich_text(self, name: str) -> bool:
        kept = {each.name: each for each in self.instance._meta.get_fields()}
        return isinstance(kept.get(name), RichTextField)

    def clean(self) -> dict[str, Any] | None:
        for name, value in self.cleaned_data.items():
            if self._is_rich_text(name) and is_empty_html(value):
                self.cleaned_data[name] = ""
        if "slug" in self.cleaned_data and not self._has_been_out():
            self.cleaned_data["slug"] = self._free_address()
        self.kept_of_acts = self._keep_what_acts_changed()
        said = self.cleaned_data.get("cambio")
        self.instance.minor_edit = said == MINOR if said else None
        return super().clean()

    def _keep_what_acts_changed(self) -> list[str]:
        """A form that was opened before an act, and is sent after it, still has the old values:
        what nobody typed is not put back.

        Returns:
            The labels of the fields in which the act's value was kept.
        """
        loaded = str(self.data.get("loaded_revision_id", ""))
        if not loaded.isdecimal() or loaded == str(self.instance.latest_revision_id):
            return []
        opened = Revision.objects.for_instance(self.instance).filter(pk=int(loaded)).first()
        if opened is None:
            return []
        before, kept = opened.as_object(), []
        for name in self.instance.amendable & self.cleaned_data.keys():
            then, now = getattr(before, name), getattr(self.instance, name)
            if _as_typed(self.cleaned_data[name]) == _as_typed(then) != _as_typed(now):
                self.cleaned_data[name] = now
                kept.append(str(self.fields[name].label))
        return sorted(kept)

    def _has_been_out(self) -> bool:
        """Whether people may know its address, which then is nobody's to change but theirs who
        write it."""
        return bool(self.instance.pk and self.instance.first_published_at)

    def _free_address(self) -> str:
        """The address that was typed or follows from the title, with a number if it is taken: two
        pieces may well have the same title, and the address is on another tab."""
        wanted = self.cleaned_data["slug"] or slugify(self.cleaned_data.get("title", ""))
        address, number = wanted, 1
        while not Page._slug_is_available(address, self.parent_page, self.instance):
            number += 1
            address = f"{wanted}-{number}"
        return address

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()
        if self.is_deferred_validation or self._asked or not self._rows_are_valid():
            return valid
        self._asked = True
        self._take_up_what_was_chosen()
        for field, sentence in self.instance.lacks():
            if not self.has_error(field):  # «obligatorio» has been said there already
                self.add_error(field if field in self.fields else None, sentence)
        self._ask_about_hour()
        self._ask_about_change()
        return not self.errors

    def _ask_about_change(self) -> None:
        """Who says that it is a minor edit, or a correction, is held to it."""
        said = self.cleaned_data.get("cambio")
        if said not in (MINOR, CORRECTION) or self.errors:
            return
        before, piece = current_piece(self.instance.pk), next_version(self.instance)
        noted = before is not None and len(piece.corrections) > len(before.as_piece().corrections)
        if said == CORRECTION and not noted:
            self.add_error(
                "cambio",
                _("Para una corrección, escriba abajo qué decía mal y qué es lo correcto."),
            )
        if said == MINOR:
            changed = minor.changed_by(self.instance, before, piece)
            facts = ", ".join(str(each) for each in changed if each.weighty)
            if noted or facts:
                self.add_error("cambio", _not_minor(facts))

    def _ask_about_hour(self) -> None:
        """Who sends a piece says when it goes out. In review it is asked of who approves."""
        late = hours.passed(self.instance)
        if late is None or self.instance.workflow_in_progress or "go_live_at" not in self.fields:
            return
        self.add_error(
            "go_live_at",
            _(
                "Esa hora, el %(hour)s, ya pasó. Ponga una futura, o déjela vacía para que salga "
                "en cuanto se apruebe."
            )
            % {"hour": hours.in_words(late)},
        )

    def _rows_are_valid(self) -> bool:
        return self.is_bound and all(formset.is_valid() for formset in self.formsets.values())

    def _take_up_what_was_chosen(self) -> None:
        """Put the rows (contacts, contents) and the choices (subjects, zones) of this form into the
        page in memory: Wagtail does so only when it saves, and the page couldn't see them."""
        self.save_cluster_m2m()
        for name, formset in self.formsets.items():
            if name != COMMENTS_RELATION_NAME:
                formset.instance = self.instance
                formset.save(commit=False)


def _as_typed(value: Any) -> Any:
    """A value as a form shows it: an hour to the minute."""
    return value.replace(second=0, microsecond=0) if isinstance(value, datetime) else value


def _not_minor(facts: str) -> str:
    said = _(
        "Una edición menor no cambia números, fechas, niveles ni otros datos, ni lleva fe de "
        "erratas: envíela como actualización o como corrección."
    )
    return f"{said} {facts}" if facts else said


class ProposesToday(BasePageForm):
    """A new page is proposed a ``fecha``: today, or what a kind says in ``proposed``.

    Not by the field's default: Django would then take every later save for a change of the date,
    and who approves would seem to have edited.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and not self.initial.get("fecha"):
            self.initial["fecha"] = self.proposed()

    @staticmethod
    def proposed() -> date:
        return timezone.localdate()
