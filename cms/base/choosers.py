"""Windows in which editors choose."""

from typing import Any

from wagtail.admin.widgets import AdminPageChooser

from cms.base.checks import kinds


class PieceChooser(AdminPageChooser):
    """Offers pieces of every kind, and no page that only holds others.

    It opens where the pieces are. Which kinds there are is asked when a form is made: by then all
    rooms have named theirs.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"target_models": kinds(), **kwargs})
