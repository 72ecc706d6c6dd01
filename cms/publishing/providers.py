"""What the press needs to know from rooms above it, registered in ``AppConfig.ready()``.

A provider is a function that a higher room hands in; the press calls it by its topic. So the
press imports no workflow, no setting and no noun of the domain.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from cms.piece import Institution

StepsProvider = Callable[[Any], Sequence[str]]
AuthorsProvider = Callable[[Any, int], Iterable[int]]
ObstaclesProvider = Callable[[Any], Iterable[tuple[str, str]]]
InstitutionProvider = Callable[[], Institution]

_steps: list[StepsProvider] = []
_authors: list[AuthorsProvider] = []
_obstacles: list[ObstaclesProvider] = []
_institution: list[InstitutionProvider] = []


def register_steps(provider: StepsProvider) -> None:
    """``provider(page)`` gives the keys of the approval steps that its content must pass."""
    if provider not in _steps:
        _steps.append(provider)


def register_authors(provider: AuthorsProvider) -> None:
    """``provider(page, revision_id)`` gives ids of users whose words came in by another way than a
    revision (a translation's strings)."""
    if provider not in _authors:
        _authors.append(provider)


def register_obstacles(provider: ObstaclesProvider) -> None:
    """``provider(page)`` gives what keeps a revision's object from going out though it lacks
    nothing itself, as (field name or ``""``, sentence): a translation waits for its original."""
    if provider not in _obstacles:
        _obstacles.append(provider)


def register_institution(provider: InstitutionProvider) -> None:
    """``provider()`` gives the settings of the institution. The last one registered counts."""
    _institution[:] = [provider]


def institution() -> Institution:
    """Who speaks. Without a provider, nobody in particular."""
    return _institution[0]() if _institution else Institution(name="")


def steps_for(page: Any) -> tuple[str, ...]:
    """Every step that ``page`` must pass, in order, each once."""
    return tuple(dict.fromkeys(step for provider in _steps for step in provider(page)))


def obstacles_to(page: Any) -> list[tuple[str, str]]:
    """What beside the page itself keeps it from going out."""
    return [each for provider in _obstacles for each in provider(page)]


def authors_elsewhere(page: Any, revision_id: int) -> set[int]:
    """Ids of the users whose words the revision holds without their having saved it."""
    return {user for provider in _authors for user in provider(page, revision_id)}
