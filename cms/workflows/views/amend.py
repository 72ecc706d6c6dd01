"""Acts of single kinds that change a few values of what is out, with a public reason."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.functional import cached_property

from cms.publishing.amending import amend
from cms.workflows.forms import MotivoForm
from cms.workflows.views.act import ActView


class AmendView(ActView):
    """``form_class`` asks for the new values and the ``motivo``."""

    form_class: type[MotivoForm] = MotivoForm
    kinds: ClassVar[tuple[Any, ...]]

    @classmethod
    def makes_sense(cls, page: Any) -> bool:
        """Whether the act applies to ``page``, as it is out, now."""
        raise NotImplementedError

    def changes(self, data: dict[str, Any]) -> Mapping[str, Any]:
        """The new values by field, from the form's cleaned data."""
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

    @cached_property
    def out(self) -> Any:
        """The page as it is out."""
        return self.page.released()

    def act(self, data: dict[str, Any]) -> str:
        amend(
            self.page,
            actor=self.request.user,
            changes=self.changes(data),
            text=data["motivo"],
        )
        return self.done(data)
