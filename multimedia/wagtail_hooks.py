"""What Pregón adds to the desk: the galleries, and choosing recordings that others uploaded.

wagtailmedia lets people choose what they may change. Wagtail itself has a permission to choose
images and documents; here recordings have it as well.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.collections import collection_member_permission_formset_factory
from wagtailmedia.models import Media

from cms.workflows.listings import KindListing
from multimedia.describing import DescribeView, PhotosView
from multimedia.models import GaleriaPage, Grabacion
from multimedia.recordings import chooser


# Before wagtailmedia's own, whose addresses and names these are.
@hooks.register("register_admin_urls", order=-1)
def chooser_urls() -> list[URLPattern]:
    return [
        path("media/chooser/<int:media_id>/", chooser.chosen),
        re_path(r"^media/(?P<media_type>audio|video)/chooser/upload/$", chooser.upload),
    ]


@hooks.register("construct_media_chooser_queryset")
def choose_what_others_uploaded(
    media: QuerySet[Grabacion], request: HttpRequest
) -> QuerySet[Grabacion]:
    return chooser.choosable(request)


@hooks.register("register_group_permission_panel")
def permission_to_choose() -> Any:
    return GroupChoosePermissionFormSet


GroupChoosePermissionFormSet = collection_member_permission_formset_factory(
    Media,
    [("choose_media", _("Elegir"), _("Elegir videos y audios"))],
    "multimedia/permissions/choose_recordings.html",
    default_prefix="choose_media_permissions",
)


class Galerias(KindListing):
    model = GaleriaPage
    icon = "image"
    name = "galerias"
    menu_label = _("Galerías")
    menu_order = 94


@hooks.register("register_admin_viewset")
def register_galleries() -> Galerias:
    return Galerias()


@hooks.register("register_admin_urls")
def register_photos() -> list[Any]:
    return [
        path("fotos/", PhotosView.as_view(), name="multimedia_photos"),
        path("fotos/<int:pk>/describir/", DescribeView.as_view(), name="multimedia_describe"),
    ]
