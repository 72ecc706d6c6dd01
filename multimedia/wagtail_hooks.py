"""The galleries' places in the desk."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.workflows.listings import KindListing
from multimedia.describing import DescribeView, PhotosView
from multimedia.models import GaleriaPage


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
