"""The window in which a recording is chosen: two of wagtailmedia's views, mended.

Its own let people choose only what they may change, and after a refused upload show a window whose
search leads nowhere and whose list mixes videos and audios.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.admin.forms.search import SearchForm
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.models import Collection
from wagtail.search.backends import get_search_backends
from wagtailmedia import get_permission_policy
from wagtailmedia.forms import get_media_form
from wagtailmedia.utils import paginate
from wagtailmedia.views.chooser import get_media_json
from wagtailmedia.widgets import AdminAudioChooser, AdminVideoChooser

from multimedia.models import Grabacion
from multimedia.recordings.forms import IN_A_CHOOSER

_CHOICE = ["choose", "change"]
_WIDGETS = {"audio": AdminAudioChooser, "video": AdminVideoChooser}


def choosable(request: HttpRequest) -> QuerySet[Grabacion]:
    """What the person at the desk may put into a page."""
    found: QuerySet[Grabacion] = get_permission_policy().instances_user_has_any_permission_for(
        request.user, _CHOICE
    )
    return found


def chosen(request: HttpRequest, media_id: int) -> HttpResponse:
    """Hand the chosen recording to the page that is being written."""
    recording = get_object_or_404(Grabacion, pk=media_id)
    if not choosable(request).filter(pk=media_id).exists():
        raise PermissionDenied
    return _respond(request, recording)


@require_POST
def upload(request: HttpRequest, media_type: str) -> HttpResponse:
    """Store what was uploaded in the window, and choose it; or say there what is wrong with it."""
    if not get_permission_policy().user_has_permission(request.user, "add"):
        raise PermissionDenied
    recording = Grabacion(uploaded_by_user=request.user, type=media_type)
    form = get_media_form(Grabacion)(
        request.POST, request.FILES, instance=recording, user=request.user, prefix=IN_A_CHOOSER
    )
    if not form.is_valid():
        return _window(request, media_type, form)
    form.save()
    for backend in get_search_backends():  # once more, with its tags
        backend.add(recording)
    return _respond(request, recording)


def _respond(request: HttpRequest, recording: Grabacion) -> HttpResponse:
    answer = {"step": "media_chosen", "result": get_media_json(recording)}
    response: HttpResponse = render_modal_workflow(request, None, None, None, json_data=answer)
    return response


def _window(request: HttpRequest, media_type: str, form: Any) -> HttpResponse:
    found = choosable(request).filter(type=media_type).order_by("-created_at")
    paginator, page = paginate(request, found)
    collections = Collection.objects.all()
    context = {
        "media_files": page,
        "searchform": SearchForm(),
        "collections": collections if len(collections) > 1 else None,
        "uploadforms": {media_type: form},
        "is_searching": False,
        "media_type": media_type,
        "ordering": "-created_at",
        "title": _WIDGETS[media_type].choose_one_text,
        "icon": f"wagtailmedia-{media_type}",
        "chooser_url": reverse("wagtailmedia:chooser_typed", args=(media_type,)),
        "elided_page_range": paginator.get_elided_page_range(1),
    }
    html = render_to_string("wagtailmedia/chooser/chooser.html", context, request)
    return JsonResponse({"step": "chooser", "html": _with_open_tab(html, f"upload-{media_type}")})


def _with_open_tab(html: str, tab: str) -> str:
    """The tab in which something is wrong is the one to see: the template has no way to say so."""
    tabs = 'data-controller="w-tabs"'
    return html.replace(tabs, f'{tabs} data-w-tabs-active-panel-id-value="tab-{tab}"', 1)
