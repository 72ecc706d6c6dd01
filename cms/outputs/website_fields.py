"""What ``?fields=`` means: which parts of a body are shown, and which parts of those.

The syntax is Wagtail's: ``a,b`` adds to the default, ``-a`` takes away, ``*`` in the first place
starts from all, ``_`` from nothing, ``a(b,c)`` goes inside. Inside an object that has ``id`` and
``meta`` these two stay unless taken away; naming nothing but what to leave out keeps the rest.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

# (name, taken away, what is asked for inside), as Wagtail's parser gives them.
Config = Sequence[tuple[str, bool, Any]]

ALL: frozenset[str] = frozenset({"*"})
_KEPT_INSIDE = ("id", "meta")


class WrongFields(ValueError):
    """``?fields=`` names what isn't there. ``names`` are the wrong ones."""

    def __init__(self, names: Collection[str]) -> None:
        super().__init__(", ".join(sorted(names)))
        self.names = sorted(names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """``names`` to show, in the body's order; ``inside`` what to show of some of them."""

    names: tuple[str, ...]
    inside: Mapping[str, Config] = field(default_factory=dict)

    def within(self, name: str, value: Any) -> Any:
        """``value`` of the field ``name``, or the parts of it that were asked for."""
        config = self.inside.get(name)
        return project(value, config, name=name) if config else value


def choose(config: Config, *, available: Sequence[str], default: Collection[str]) -> Choice:
    """Resolve ``config`` against the names that a body can show.

    Raises:
        WrongFields: it names others.
    """
    first = config[0][0] if config else ""
    names = set(available) if default is ALL or first == "*" else set(default)
    if first in {"*", "_"}:
        names = names if first == "*" else set()
        config = config[1:]
    unknown = {name for name, _, _ in config} - set(available)
    if unknown:
        raise WrongFields(unknown)
    for name, taken_away, _ in config:
        (names.discard if taken_away else names.add)(name)
    inside = {name: parts for name, taken_away, parts in config if parts and not taken_away}
    return Choice(names=tuple(each for each in available if each in names), inside=inside)


def project(value: Any, config: Config, *, name: str) -> Any:
    """The parts of ``value`` (an object, or a list of them) that ``config`` asks for.

    Raises:
        WrongFields: ``value`` is plain, or has no such part.
    """
    if value is None:
        return None
    if isinstance(value, list):
        return [project(each, config, name=name) for each in value]
    if not isinstance(value, Mapping):
        raise WrongFields({name})
    parts = tuple(value)
    only_less = all(taken_away for _, taken_away, _ in config)
    kept = parts if only_less else [each for each in _KEPT_INSIDE if each in value]
    choice = choose(config, available=parts, default=kept)
    return {each: choice.within(each, value[each]) for each in choice.names}
