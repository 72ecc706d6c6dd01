"""The alert's editor."""

from typing import Any

from django.utils import timezone

from cms.base.forms import BasePageForm


class AlertaForm(BasePageForm):
    """A new alert is proposed to begin now. Its end is never proposed: somebody must decide it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and not self.initial.get("desde"):
            self.initial["desde"] = timezone.now().replace(second=0, microsecond=0)
