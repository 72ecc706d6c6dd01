"""Which public pieces lack a translation, or have one that is outdated, in review, out."""

from typing import Any

from django.conf import settings
from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, WorkflowState
from wagtail_localize.models import TranslationSource

from cms.publishing.models import PublishedPiece


class State(TextChoices):
    """Where a piece's translation stands; the first two are work to do."""

    OUTDATED = "desactualizada", _("Desactualizada")
    MISSING = "falta", _("Sin traducción")
    DRAFT = "borrador", _("En borrador")
    REVIEW = "revision", _("En revisión")
    OUT = "publicada", _("Publicada")


def originals(target: Locale) -> QuerySet[Page]:
    """The public pieces of the first language, with where each stands in ``target``.

    ``kind``, ``urgency`` are the piece's; ``twin`` the id of its translation; ``stands`` a
    ``State``; ``rank`` 0 for an alert in force, 1 for what is urgent, 2 for the rest. Those come
    first in this order, the newest change of each first.
    """
    public = PublishedPiece.objects.public().exclude(kind="estructura")
    piece = public.filter(page_id=OuterRef("pk"))
    twin = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale=target, alias_of=None
    )
    source = TranslationSource.objects.filter(
        object_id=OuterRef("translation_key"), locale_id=OuterRef("locale_id")
    )
    return (
        Page.objects.filter(
            pk__in=public.values("page_id"),
            locale__language_code=settings.LANGUAGE_CODE,
            alias_of=None,
        )
        .annotate(
            kind=Subquery(piece.values("kind")[:1]),
            urgency=Subquery(
                piece.annotate(said=KeyTextTransform("urgency", "facets")).values("said")[:1]
            ),
            ends=Subquery(piece.values("in_force_until")[:1]),
            twin=Subquery(twin.values("pk")[:1]),
            twin_live=Subquery(twin.values("live")[:1]),
            twin_changed=Subquery(twin.values("has_unpublished_changes")[:1]),
            taken=Subquery(source.values("last_updated_at")[:1]),
        )
        .annotate(reviewed=Exists(_reviews()))
        .annotate(stands=_stands(), rank=_rank())
        .order_by("rank", "-last_published_at", "-pk")
    )


def _reviews() -> Any:
    return WorkflowState.objects.filter(
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        object_id=Cast(OuterRef("twin"), CharField()),
        status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES),
    )


def _stands() -> Case:
    return Case(
        When(twin=None, then=Value(State.MISSING.value)),
        When(taken__lt=F("last_published_at"), then=Value(State.OUTDATED.value)),
        When(reviewed=True, then=Value(State.REVIEW.value)),
        When(Q(twin_live=False) | Q(twin_changed=True), then=Value(State.DRAFT.value)),
        default=Value(State.OUT.value),
        output_field=CharField(),
    )


def _rank() -> Case:
    return Case(
        When(kind="alerta", ends__gt=timezone.now(), then=Value(0)),
        When(urgency="urgente", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
