"""Wagtail's stock ``PagesAPIViewSet`` over the same pages and fields, mounted as it documents.

Two serializers stand in where a field of ours has no stock form: the main image's rendition is
Wagtail's ``ImageRenditionField``, and the body is given as stock blocks would give it (bare ids for
images, rich text as HTML): less work than ours, never more.
"""

from typing import Any

from django.urls import path
from rest_framework.fields import Field
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.blocks import RichTextBlock
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.fields import ImageRenditionField
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.rich_text import expand_db_html

from noticias.models import NoticiaPage


class StockBody(Field):
    """A body as stock blocks represent themselves."""

    def to_representation(self, value: Any) -> list[dict[str, Any]]:
        return [
            {"type": child.block_type, "value": _stock(child), "id": child.id} for child in value
        ]


def _stock(child: Any) -> Any:
    if isinstance(child.block, RichTextBlock):
        return expand_db_html(child.value.source)
    return child.block.get_prep_value(child.value)


NoticiaPage.api_fields = [
    *(each for each in NoticiaPage.api_fields if each.name != "cuerpo"),
    APIField("cuerpo", serializer=StockBody()),
    APIField("miniatura", serializer=ImageRenditionField("width-640|format-webp", source="imagen")),
]

router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", PagesAPIViewSet)
router.register_endpoint("images", ImagesAPIViewSet)
router.register_endpoint("documents", DocumentsAPIViewSet)

urlpatterns = [path("api/v2/", router.urls)]
