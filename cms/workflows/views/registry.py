"""Which acts there are. A room with acts of its own registers them in ``AppConfig.ready()``."""

from cms.workflows.views.act import ActView
from cms.workflows.views.acts import COMMON, STEPS

_own: list[type[ActView]] = []


def register_acts(*views: type[ActView]) -> None:
    """Offer ``views`` where they apply, before the acts that every piece has."""
    _own.extend(each for each in views if each not in _own)


def acts() -> tuple[type[ActView], ...]:
    """All of them, in the order in which the desk shows them."""
    return (*STEPS, *_own, *COMMON)
