"""Blocks that point elsewhere."""

from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from cms.piece import reference
from cms.publishing.models import PieceIdentity

# Who may be embedded, by host. A fixed list: an embed runs somebody else's page before our readers.
PROVIDERS = {
    "www.youtube.com": "YouTube",
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "vimeo.com": "Vimeo",
    "www.facebook.com": "Facebook",
    "www.instagram.com": "Instagram",
    "x.com": "X",
    "twitter.com": "X",
    "www.tiktok.com": "TikTok",
    "open.spotify.com": "Spotify",
    "soundcloud.com": "SoundCloud",
}


class IncrustadoBlock(blocks.StructBlock):
    """A video, audio or post that lives elsewhere.

    In the API: ``{"url": str, "titulo": str, "proveedor": str}``. The address, not the provider's
    HTML: fetching that would make a publication wait for somebody else's server.
    """

    url = blocks.URLBlock(
        label=_("Dirección"),
        help_text=_("De YouTube, Vimeo, Facebook, Instagram, X, TikTok, Spotify o SoundCloud."),
    )
    titulo = blocks.CharBlock(
        label=_("Título"), max_length=160, help_text=_("Qué se ve o se oye. Lo leen los lectores.")
    )

    def clean(self, value: Any) -> Any:
        result = super().clean(value)
        host = urlsplit(result["url"] or "").hostname
        if result["url"] and host not in PROVIDERS:
            raise blocks.StructBlockValidationError(
                block_errors={
                    "url": ValidationError(_("Esa dirección no es de un proveedor admitido."))
                }
            )
        return result

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        host = urlsplit(value["url"] or "").hostname or ""
        return {
            "url": value["url"],
            "titulo": value["titulo"],
            "proveedor": PROVIDERS.get(host, host),
        }

    class Meta:
        label = _("Incrustado")
        icon = "media"


class RelacionadaBlock(blocks.PageChooserBlock):
    """Another piece, in the middle of the text.

    In the API: the piece as the reader may see it, ``{"id", "uri", "titulo", …}``, or nothing.
    """

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, str] | None:
        return reference(PieceIdentity.of(value.pk).uri) if value else None

    class Meta:
        label = _("Pieza relacionada")
        icon = "link"


class CitedBlock(RelacionadaBlock):
    """A piece of the kinds that say ``cited_as`` this block's name. In the API as ``relacionada``.

    So a kind joins a block by saying so in its page type: this room knows none.
    """

    cited_as: str

    @cached_property
    def target_models(self) -> list[type[Page]]:
        return [
            model
            for model in apps.get_models()
            if issubclass(model, Page) and getattr(model, "cited_as", "") == self.cited_as
        ]


class CampanaBlock(CitedBlock):
    """A campaign, in the middle of the text."""

    cited_as = "campana"

    class Meta:
        label = _("Campaña")
        icon = "pick"


class AlertaBlock(CitedBlock):
    """An alert, in the middle of the text."""

    cited_as = "alerta"

    class Meta:
        label = _("Alerta")
        icon = "warning"


class GaleriaPublicadaBlock(CitedBlock):
    """A gallery with a page of its own, in the middle of the text."""

    cited_as = "galeria_publicada"

    class Meta:
        label = _("Galería publicada")
        icon = "image"
