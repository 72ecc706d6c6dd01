"""«Traducciones»: what lacks a translation and what has an outdated one, alerts first."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale, Page

from cms.publishing.protocols import is_publishable
from cms.users.roles import HEADS, Role, has_role
from cms.workflows.translating.listing import State, originals
from cms.workflows.views.localize import PERMISSION

ON_A_PAGE = 40
FIRST = (0, 1)  # an alert in force, something urgent


def may_see(user: Any) -> bool:
    """Who translates, and who leads; superusers keep the machine running."""
    return has_role(user, Role.TRANSLATORS, *HEADS) or user.is_superuser


class TranslationsView(WagtailAdminTemplateMixin, TemplateView):
    """Filtered by ``estado``, ``clase`` (a page type) and ``idioma``."""

    template_name = "cms_workflows/traducciones.html"
    page_title = _("Traducciones")
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET
        locales = list(Locale.objects.exclude(language_code=settings.LANGUAGE_CODE))
        target = self._target(locales, asked.get("idioma", ""))
        found = originals(target).select_related("content_type")
        kinds = _kinds()
        if asked.get("clase") in kinds:
            app, model = asked["clase"].split(".")
            found = found.filter(content_type__app_label=app, content_type__model=model)
        counts = dict(found.order_by().values_list("stands").annotate(Count("pk")))
        if asked.get("estado") in State.values:
            found = found.filter(stands=asked["estado"])
        page = Paginator(found, ON_A_PAGE).get_page(asked.get("p"))
        return super().get_context_data(
            rows=[_row(each) for each in page.object_list],
            pages=page,
            states=[(each.value, each.label, counts.get(each.value, 0)) for each in State],
            kinds=kinds.items(),
            locales=locales,
            target=target,
            asked={name: asked.get(name, "") for name in ("estado", "clase", "idioma")},
            may_translate=self.request.user.has_perm(PERMISSION),
            **kwargs,
        )

    @staticmethod
    def _target(locales: list[Locale], code: str) -> Locale:
        found = [each for each in locales if code in ("", each.language_code)]
        return found[0] if found else get_object_or_404(Locale, language_code=code)


def _row(page: Any) -> dict[str, Any]:
    model = page.content_type.model_class()
    return {
        "page": page,
        "kind": capfirst(str(model._meta.verbose_name)),
        "stands": State(page.stands).label,
        "missing": page.stands == State.MISSING,
        "outdated": page.stands == State.OUTDATED,
        "first": page.rank in FIRST and page.stands in (State.MISSING, State.OUTDATED),
        "edit": reverse("wagtailadmin_pages:edit", args=[page.twin or page.pk]),
        "translate": reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        "renew": reverse("cms_workflows:actualizar_traduccion", args=[page.twin or 0]),
    }


def _kinds() -> dict[str, str]:
    """The kinds of pieces by their labels."""
    models: Any = apps.get_models()
    return {
        model._meta.label_lower: capfirst(str(model._meta.verbose_name_plural))
        for model in models
        if issubclass(model, Page) and is_publishable(model) and not model.structural
    }


class TranslationsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


@hooks.register("register_admin_menu_item")
def translations_menu_item() -> MenuItem:
    return TranslationsMenuItem(
        _("Traducciones"),
        reverse("cms_workflows:traducciones"),
        name="traducciones",
        icon_name="globe",
        order=250,
    )
