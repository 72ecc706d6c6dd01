"""Acts of single kinds that change a few values of what is out, with a public reason."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.publishing import hours
from cms.publishing.acts import NothingToDo
from cms.workflows.forms import MotivoForm
from cms.workflows.in_all_languages import amend_all, in_turn_all, translations_out
from cms.workflows.views.act import ActView


class AmendView(ActView):
    """``form_class`` asks for the new values and the ``motivo``, in each language in which the page
    is out: the act is about all of them."""

    form_class: type[MotivoForm] = MotivoForm
    kinds: ClassVar[tuple[Any, ...]]

    @classmethod
    def makes_sense(cls, page: Any) -> bool:
        """Whether the act applies to ``page``, as it is out, now."""
        raise NotImplementedError

    def changes(self, out: Any, data: dict[str, Any]) -> Mapping[str, Any]:
        """The new values of ``out`` by field, from the form's cleaned data; without the reason."""
        raise NotImplementedError

    def done(self, data: dict[str, Any]) -> str:
        """What was done, in a sentence."""
        raise NotImplementedError

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        return (
            isinstance(page, cls.kinds)
            and page.permissions_for_user(user).can_amend()
            and cls.makes_sense(page.released())
        )

    @classmethod
    def why_not(cls, page: Any, user: Any) -> str:
        """An update that is scheduled would put the old values back."""
        if not isinstance(page, cls.kinds) or page.scheduled_revision is None:
            return ""
        if not page.permissions_for_user(user).is_head or not page.live:
            return ""
        return _(
            "Hay un cambio aprobado para el %(hour)s, que pondría lo de antes. Publíquelo ahora, o "
            "cancele su programación, y después haga esto."
        ) % {"hour": hours.in_words(page.scheduled_revision.approved_go_live_at)}

    @cached_property
    def out(self) -> Any:
        """The page as it is out."""
        return self.page.released()

    @cached_property
    def others(self) -> list[Any]:
        """The same page in other languages, as far as it is out there."""
        return translations_out(self.page)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "locales": [each.locale for each in self.others]}

    def asides(self) -> Sequence[str]:
        """What else to know before doing it, whatever the act."""
        said = []
        if self.others:
            languages = ", ".join(each.locale.get_display_name() for each in self.others)
            said.append(_("Vale también para las versiones en: %(names)s.") % {"names": languages})
        if self.page.has_unpublished_changes:
            said.append(
                _(
                    "El borrador que está en preparación conserva lo escrito y toma este cambio; "
                    "si estaba en revisión, su revisión empieza de nuevo."
                )
            )
        return said

    def form_valid(self, form: Any) -> Any:
        self.accepted = form
        return super().form_valid(form)

    def act(self, data: dict[str, Any]) -> str:
        in_turn_all([self.page, *self.others])
        # Asked again: somebody else may have acted since the page was shown, or a moment ago.
        if not self.makes_sense(type(self.page).objects.get(pk=self.page.pk).released()):
            raise NothingToDo(_("Otra persona se adelantó: mire cómo está la página ahora."))
        self.amend(data)
        return self.done(data)

    def amend(self, data: dict[str, Any]) -> None:
        """Change the page, and each translation for which the act makes sense."""

        def changes(out: Any, reason: str) -> Mapping[str, Any] | None:
            return {**self.changes(out, data), "motivo": reason} if self.makes_sense(out) else None

        amend_all(self.page, actor=self.request.user, reasons=self.reasons, changes=changes)

    @property
    def reasons(self) -> dict[str, str]:
        """By language code."""
        reasons: dict[str, str] = self.accepted.reasons(self.page.locale.language_code)
        return reasons
