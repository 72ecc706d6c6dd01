"""wagtail-localize's own addresses: what the desk needs of them done our way, the rest closed."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.views import convert

from cms.publishing.acts import NothingToDo
from cms.publishing.protocols import is_publishable
from cms.workflows.translating.drafts import begin, renew
from cms.workflows.translating.freshness import source_behind

PERMISSION = "wagtail_localize.submit_translation"


class TranslatorsView(WagtailAdminTemplateMixin, TemplateView):
    """One page that says what will happen, and asks; for who may translate."""

    template_name = "cms_workflows/traducir.html"
    header_icon = "globe"
    title: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def get_page_title(self) -> str:
        return str(self.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        way_back = get_valid_next_url_from_request(self.request)
        return super().get_context_data(
            next_url=way_back, way_back=way_back or reverse("wagtailadmin_home"), **kwargs
        )


class TranslateView(TranslatorsView):
    """Begin the translation of a page, one for each language that is still without."""

    title = gettext_lazy("Traducir")

    @cached_property
    def page(self) -> Any:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if (
            not is_publishable(type(page))
            or not page.permissions_for_user(self.request.user).can_edit()
        ):
            raise Http404
        return page

    @cached_property
    def locales(self) -> list[Locale]:
        """Those into which it isn't translated: an alias is no translation."""
        known = self.page.get_translations(inclusive=True).filter(alias_of=None)
        missing = Locale.objects.exclude(pk__in=known.values("locale_id"))
        return list(missing.order_by("language_code"))

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.POST.get("idioma", "")
        chosen = [each for each in self.locales if wanted in ("", each.language_code)]
        try:
            made = [begin(self.page, each, user=request.user) for each in chosen]
            if not made:
                raise NothingToDo(_("Esa pieza ya tiene su traducción a ese idioma."))
        except NothingToDo as refusal:
            messages.error(request, str(refusal))
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        messages.success(request, _("Borrador de la traducción listo: escriba los textos."))
        return redirect("wagtailadmin_pages:edit", made[0].get_target_instance().pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            locales=self.locales,
            consequences=[
                _("Se hace un borrador en el otro idioma, con los datos y las fotos de aquí."),
                _("Nada sale: la traducción pasa por revisión, como toda pieza."),
            ],
            button=_("Traducir"),
            **kwargs,
        )


class RenewView(TranslatorsView):
    """Bring a piece's translations up to date with what it says now; as drafts, always."""

    title = gettext_lazy("Actualizar la traducción")

    @cached_property
    def source(self) -> TranslationSource:
        if "translation_source_id" in self.kwargs:
            return get_object_or_404(TranslationSource, pk=self.kwargs["translation_source_id"])
        source = source_behind(get_object_or_404(Page, pk=self.kwargs["page_id"]))
        if source is None:
            raise Http404
        return source

    def get_page_subtitle(self) -> str:
        return str(self.source.object_repr)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        last = None
        for translation in self.source.translations.filter(enabled=True):
            page = translation.get_target_instance()
            if not page.permissions_for_user(request.user).can_edit():
                raise PermissionDenied
            last = renew(translation, user=request.user)
        if last is None:
            raise Http404
        messages.success(
            request,
            _("Al día. Lo nuevo de la original espera su traducción; lo demás se conservó."),
        )
        return redirect("wagtailadmin_pages:edit", last.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            consequences=[
                _("El borrador toma los textos y los datos que la original tiene hoy."),
                _("Lo que sigue igual conserva su traducción; lo nuevo queda por traducir."),
                _("Nada sale: lo que está publicado no cambia hasta que se apruebe."),
            ],
            button=_("Actualizar"),
            **kwargs,
        )


def convert_draft_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """A translation that is out, or waits for its hour, is withdrawn, with its reason; it doesn't
    turn into a copy of the original behind the back of those who have it."""
    page = get_object_or_404(Page, pk=page_id)
    if page.live or page.approved_schedule:
        messages.error(
            request,
            _(
                "Esta traducción está publicada o programada. Retírela o cancele su programación "
                "primero; luego puede volver a ser copia."
            ),
        )
        return redirect("wagtailadmin_pages:edit", page_id)
    response: HttpResponse = convert.convert_to_alias(request, page_id)
    return response


def closed(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """A way to write words that the desk doesn't use: they would be in no revision, and seen by
    nobody who approves one."""
    raise Http404
