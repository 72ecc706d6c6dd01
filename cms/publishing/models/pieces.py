"""What is out, and every version that ever was."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.piece import Piece, piece_from_data
from cms.publishing.kinds import Audience, Stage

if TYPE_CHECKING:
    from cms.publishing.models.identity import PieceIdentity


class PieceQuerySet(models.QuerySet["PublishedPiece"]):
    def current(self) -> "PieceQuerySet":
        """The newest version of each piece, tombstones included."""
        return self.filter(is_current=True)

    def out(self) -> "PieceQuerySet":
        """What is out, for whatever audience."""
        return self.current().filter(stage=Stage.OUT)

    def public(self) -> "PieceQuerySet":
        """What anybody may read now. Every public surface starts here."""
        return self.out().filter(audience=Audience.PUBLIC)


class PublishedPiece(models.Model):
    """One version of a piece, as it left. Never changed afterwards, but to mark its withdrawal.

    The columns beside ``content`` are what selection, order and visibility need in SQL.
    """

    identity = models.ForeignKey(
        "cms_publishing.PieceIdentity", on_delete=models.PROTECT, related_name="versions"
    )
    version = models.PositiveIntegerField(_("versión"))
    is_current = models.BooleanField(default=True)
    stage = models.CharField(_("estado"), max_length=12, choices=Stage.choices)
    audience = models.CharField(_("audiencia"), max_length=12, choices=Audience.choices)
    kind = models.CharField(_("clase"), max_length=32)
    page_type = models.CharField(max_length=100)
    # Of the page's row, not a foreign key: equal to ``identity_id``, named for what it is used for.
    page_id = models.BigIntegerField(_("página"))
    revision_id = models.BigIntegerField(null=True)  # the approved revision that it was built from
    language = models.CharField(_("idioma"), max_length=20)
    title = models.CharField(_("título"), max_length=255)
    slug = models.CharField(max_length=255)
    path = models.CharField(max_length=1000)
    published_at = models.DateTimeField(_("salió"), null=True)  # first public release
    recorded_at = models.DateTimeField(_("anotada"))
    # The hour that readers are told: a minor edit leaves it as it was.
    updated_at = models.DateTimeField(_("actualizada"), null=True)
    in_force_from = models.DateTimeField(null=True)
    in_force_until = models.DateTimeField(null=True)
    supersedes_uri = models.CharField(max_length=64, blank=True)
    # Set on every version at once when the piece is withdrawn: none of them may be given out again.
    withdrawn_at = models.DateTimeField(_("retirada"), null=True)
    content = models.JSONField()
    # Drawn from ``content``, for listings: its short parts, so that no body is read to show twenty
    # titles; and the plain values that readers filter and order by.
    brief = models.JSONField(default=dict)
    facets = models.JSONField(default=dict)
    # The page's place in the tree, kept by ``refresh_places``: the one column that isn't content.
    tree_path = models.CharField(max_length=255, blank=True)
    parent_uri = models.CharField(max_length=64, blank=True)
    translation_key = models.CharField(max_length=36, blank=True)

    objects = PieceQuerySet.as_manager()

    class Meta:
        verbose_name = _("pieza")
        verbose_name_plural = _("piezas")
        constraints = [
            models.UniqueConstraint(fields=["identity", "version"], name="one_piece_a_version"),
            models.UniqueConstraint(
                fields=["identity"], condition=models.Q(is_current=True), name="one_current_piece"
            ),
        ]
        indexes = [
            models.Index(
                fields=["stage", "audience", "kind", "-published_at"],
                condition=models.Q(is_current=True),
                name="pieces_that_are_out",
            ),
            # A listing counts and orders all public pieces without reading their rows.
            models.Index(
                fields=["page_type", "-published_at", "page_id", "id"],
                condition=models.Q(is_current=True, stage=Stage.OUT, audience=Audience.PUBLIC),
                name="public_pieces_to_list",
            ),
            models.Index(fields=["page_id"], name="pieces_of_a_page"),
            models.Index(fields=["path"], name="pieces_at_an_address"),
            # The few that have a time at all, for the alerts in force.
            models.Index(
                fields=["in_force_until", "in_force_from"],
                condition=models.Q(in_force_until__isnull=False),
                name="pieces_in_force",
            ),
            models.Index(fields=["parent_uri", "-published_at"], name="pieces_below_another"),
        ]

    def __str__(self) -> str:
        return f"{self.title} (v{self.version}, {self.stage})"

    @property
    def is_public(self) -> bool:
        return self.is_current and self.stage == Stage.OUT and self.audience == Audience.PUBLIC

    @property
    def uri(self) -> str:
        identity: PieceIdentity = self.identity
        return identity.uri

    def as_piece(self) -> Piece:
        """The piece as it left, with all its parts."""
        return piece_from_data(self.content)


class PieceUse(models.Model):
    """A thing's use by one version of a piece: what makes a private file readable, and what tells
    which pieces change when a catalogue entry is edited. See ``cms.publishing.uses``."""

    piece = models.ForeignKey(PublishedPiece, on_delete=models.CASCADE, related_name="uses")
    label = models.CharField(max_length=64)  # e.g. ``multimedia.imagen``
    object_id = models.BigIntegerField()
    part = models.JSONField(default=dict)  # a file, as this piece shows it; empty for other things

    class Meta:
        verbose_name = _("uso")
        verbose_name_plural = _("usos")
        constraints = [
            models.UniqueConstraint(fields=["piece", "label", "object_id"], name="one_use_a_piece")
        ]
        indexes = [models.Index(fields=["label", "object_id"], name="uses_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.label} {self.object_id}"
