"""The words by which a piece is found."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchWord(models.Model):
    """One folded stem of a current piece, and how much it weighs there.

    Rows, not the database's own text search: SQLite folds but doesn't stem, PostgreSQL stems but
    doesn't fold, and each ranks in its own way. So both find the same, in the same order.
    """

    piece = models.ForeignKey(
        "cms_publishing.PublishedPiece", on_delete=models.CASCADE, related_name="words"
    )
    word = models.CharField(max_length=64)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("palabra de búsqueda")
        verbose_name_plural = _("palabras de búsqueda")
        constraints = [models.UniqueConstraint(fields=["piece", "word"], name="one_weight_a_word")]
        indexes = [models.Index(fields=["word", "piece"], name="pieces_with_a_word")]

    def __str__(self) -> str:
        return f"{self.word} ({self.weight})"
