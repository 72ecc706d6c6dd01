"""A question compiled once answers like the queryset that it was made from."""

import pytest

from cms.http.compiled import Compiled
from cms.publishing.models import PieceIdentity, PublishedPiece


@pytest.fixture
def by_id():
    return Compiled(lambda ids: PublishedPiece.objects.filter(pk__in=ids).values_list("pk"))


def test_it_answers_for_any_number_of_values(by_id, noticia):
    ids = sorted(PublishedPiece.objects.values_list("pk", flat=True))

    for length in range(1, len(ids) + 1):
        assert sorted(row[0] for row in by_id.rows(ids[:length])) == ids[:length]
    assert by_id.rows([ids[0]]) == [(ids[0],)]
    assert by_id.rows([10**9]) == []


def test_it_takes_texts(noticia):
    by_uri = Compiled(
        lambda uris: PieceIdentity.objects.filter(uri__in=uris).values_list("page_id")
    )
    uri = PieceIdentity.of(noticia.pk).uri

    assert by_uri.rows([uri, "' OR 1=1 --", "nada"]) == [(noticia.pk,)]


def test_it_takes_nothing(noticia):
    current = Compiled(lambda _none: PublishedPiece.objects.current().values_list("page_id"))

    assert (noticia.pk,) in current.rows()
