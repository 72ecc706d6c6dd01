"""Photos as the editor's blocks show them, and their alternative text written from there."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View
from wagtail.images.views.chooser import ImageChosenResponseMixin
from wagtail.permissions import policy_registry

from cms.publishing.assets import is_kept
from cms.publishing.uses import use_of
from multimedia.models import Imagen

_ID = re.compile(r"[0-9]{1,18}")  # as large as a column of ids takes
MOST = 200  # photos in one answer
CHOOSERS_SIZE = "max-165x165"  # of the picture in what the chooser's window answers


class AltTextForm(forms.ModelForm):
    """The alternative text alone; what is out is never left without."""

    def clean_description(self) -> str:
        text: str = self.cleaned_data["description"]
        if not text.strip() and is_kept(*use_of(self.instance)):
            raise forms.ValidationError(_("Esta foto está publicada: necesita un texto."))
        return text

    class Meta:
        model = Imagen
        fields = ["description"]


@method_decorator(never_cache, name="dispatch")
class PhotosView(ImageChosenResponseMixin, View):
    """``GET ?id=1&id=2``: those of the photos that this person may choose, in the order asked for.

    Answers ``{"photos": [{"id": int, "alt": str, "caption": str, "may_describe": bool, "chosen":
    …}]}``; ``chosen`` is what the image chooser's window answers for it.
    """

    def get(self, request: HttpRequest) -> JsonResponse:
        ids = [int(each) for each in request.GET.getlist("id") if _ID.fullmatch(each)]
        photos = self._choosable().prefetch_renditions(CHOOSERS_SIZE)
        found = photos.select_related("collection").in_bulk(ids[:MOST])
        asked = (found[key] for key in dict.fromkeys(ids) if key in found)
        return JsonResponse({"photos": list(self._shown(asked))})

    def _choosable(self) -> Any:
        policy = policy_registry.get_by_type(Imagen)
        return policy.instances_user_has_any_permission_for(
            self.request.user, ["choose", "add", "change"]
        )

    def _shown(self, photos: Iterable[Imagen]) -> Iterable[dict[str, Any]]:
        for photo in photos:
            yield {
                "id": photo.pk,
                "alt": photo.description,
                "caption": photo.pie,
                "may_describe": _may_describe(self.request.user, photo),
                "chosen": self.get_chosen_response_data(photo, CHOOSERS_SIZE),
            }


class DescribeView(View):
    """``POST description=…``: write a photo's alternative text.

    Answers ``{"alt": str}`` as it was stored; 400 with ``{"error": str}``; whoever may not change
    the photo is refused as everywhere in the desk.

    Raises:
        PermissionDenied: 403 to a script, a message at the desk to anybody else.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> JsonResponse:
        photo = get_object_or_404(Imagen, pk=pk)
        if not _may_describe(request.user, photo):
            raise PermissionDenied
        form = AltTextForm(request.POST, instance=photo)
        if not form.is_valid():
            errors = [str(each) for each in form.errors["description"]]
            return JsonResponse({"error": " ".join(errors)}, status=400)
        if form.has_changed():
            # This field alone: somebody may be replacing the file at this moment.
            photo.save(update_fields=["description"])
        return JsonResponse({"alt": photo.description})


def _may_describe(user: Any, photo: Imagen) -> bool:
    policy = policy_registry.get_by_type(Imagen)
    return bool(policy.user_has_permission_for_instance(user, "change", photo))
