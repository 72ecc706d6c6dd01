"""``vista-previa/``: a draft for the front end that its editor looks at it with."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from cms.api.parameters import checked, fields_config, wrong_fields
from cms.api.stored import context_for
from cms.http.answers import private_read
from cms.http.drafts import Draft, draft_for
from cms.outputs.website import choice_for, chosen_values, website
from cms.outputs.website_fields import WrongFields
from cms.outputs.website_values import Context


@dataclass(frozen=True, kw_only=True)
class DraftContext(Context):
    """A draft's files are closed: their addresses carry a signature."""

    draft: Draft

    def media(self, name: str) -> str:
        return self.public_url + self.draft.file_address(name)


@private_read
def preview(request: HttpRequest) -> dict[str, Any]:
    """The draft that ``?token=`` opens, as ``pages/<id>/`` would show it once it is out.

    Other pieces are named only if anybody may read them.
    """
    query = checked(request, ("token", "fields"))
    draft = draft_for(query.get("token", ""))
    try:
        choice = choice_for(fields_config(query), draft.data)
        context = context_for(chosen_values(draft.data, choice), pieces=[draft.data])
        return website(draft.data, DraftContext(**vars(context), draft=draft), choice=choice)
    except WrongFields as error:
        raise wrong_fields(error) from error
