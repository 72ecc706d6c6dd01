"""The magazine's editor."""

from datetime import date

from django.utils import timezone

from cms.base.forms import ProposesToday


class RevistaForm(ProposesToday):
    """Of an issue the month counts: the day isn't shown."""

    @staticmethod
    def proposed() -> date:
        return timezone.localdate().replace(day=1)
