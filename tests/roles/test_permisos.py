"""docs/permisos.md is true: every cell is tried over HTTP, the allowed and the refused."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import Client

from cms.publishing.kinds import Audience
from cms.users.roles import Role
from noticias.models import NoticiaPage
from tests.factories import people
from tests.factories.kinds import KINDS
from tests.roles.actions import ACTIONS
from tests.roles.table import Row, read_rows

SUPERUSER, NOBODY = "Superusuario", "Sin cuenta"
WHOLE = os.environ.get("PREGON_WHOLE_TABLE") == "1"
ROWS = read_rows()


def cases() -> Iterator[tuple[Row, type, Audience]]:
    """Each row with each of its kinds; the audiences in turn, all of them for the bulletin."""
    for number, row in enumerate(ROWS):
        for place, kind in enumerate(row.kinds):
            every = row.audiences
            if not WHOLE and kind is not NoticiaPage:
                every = (every[(number + place) % len(every)],)
            for audience in every:
                yield row, kind, audience


def name(value: object) -> str:
    if isinstance(value, Row):
        return value.action
    return value.__name__ if isinstance(value, type) else str(value)


@contextmanager
def rolled_back() -> Iterator[None]:
    """What is tried inside never happened for who comes next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def desk_of(column: str) -> tuple[Client, object]:
    """The browser of somebody who is what the column says and nothing else."""
    client = Client(raise_request_exception=False)
    if column == NOBODY:
        return client, None
    roles = [] if column == SUPERUSER else [Role(column)]
    user = people.person(f"otra-{column}", *roles, superuser=column == SUPERUSER)
    client.force_login(user)
    return client, user


@pytest.mark.django_db
@pytest.mark.parametrize(("row", "kind", "audience"), list(cases()), ids=name)
def test_each_may_what_the_table_says_and_no_more(row, kind, audience):
    action = ACTIONS[row.action]
    page = action.prepare(kind, audience)

    did = {}
    for column in row.cells:
        with rolled_back():
            client, user = desk_of(column)
            answer = action.attempt(client, type(page).objects.get(pk=page.pk), user)
            did[column] = action.happened(page, answer)

    assert did == row.cells


def test_every_column_is_a_role_and_every_role_a_column():
    for row in ROWS:
        assert set(row.cells) == {*(str(role) for role in Role), SUPERUSER, NOBODY}, row.action


def test_every_action_speaks_of_every_kind_and_audience_once():
    spoken: dict[str, list[tuple[type, Audience]]] = {}
    for row in ROWS:
        spoken.setdefault(row.action, []).extend(
            (kind, audience) for kind in row.kinds for audience in row.audiences
        )
    for action, pairs in spoken.items():
        assert len(pairs) == len(set(pairs)), action
        kinds = {kind for kind, _audience in pairs}
        assert set(pairs) == {(kind, audience) for kind in kinds for audience in Audience}, action
    assert {kind for kind, _audience in spoken["Retirar"]} == set(KINDS)
    assert set(spoken) == set(ACTIONS)
