"""No word of what isn't out reaches the public: not in a list, a search, a count, a file, a 304.

Every public address is walked twice, before and after the office fills with things that are not
public, each with a canary in all its words. No canary may come back; and but for what was withdrawn
in the open, no answer may even differ.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db.models import CharField, SlugField, TextField, URLField
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from cms.publishing import acts
from cms.publishing.record import current_piece
from cms.sharing.links import share
from cms.sharing.models import ShareLink
from cms.workflows.translating.drafts import begin, compose
from cms.workflows.translating.words import texts_of, write
from home.models import PiezaDestacada, Tema
from multimedia.models import Documento, Grabacion, Imagen, Rendition
from noticias.models import NoticiaPage, PiezaRelacionada
from tests.factories import imagenes, pages
from tests.factories.kinds import KINDS
from tests.workflows.desk import desk_of

CANARY = "canario"
# What is for people with an account, and Django's own files.
PRIVATE = ("admin/", "static/")


# Everything that can be asked for --------------------------------------------------------


def addresses() -> list[str]:
    """Every public address of the project, its placeholders filled with all that exists."""
    found = {
        "/" + address
        for route in _routes(get_resolver().url_patterns)
        if not route.startswith(PRIVATE)
        for address in _filled(route)
    }
    return sorted(found | {f"/api/v2/pages/?{query}" for query in _queries()} | set(_other_lists()))


def _routes(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    for each in patterns:
        route = prefix + str(each.pattern).lstrip("^").rstrip("$")
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, route)
        elif isinstance(each, URLPattern):
            yield route


def _filled(route: str) -> Iterator[str]:
    if "<" not in route:
        yield route
    elif "<int:" in route:
        start, rest = route.split("<", 1)
        for number in range(1, _highest_id() + 1):
            yield f"{start}{number}{rest.split('>', 1)[1]}"
    elif "<str:token>" in route:
        yield route.replace("<str:token>", "canario-que-nadie-dio")
    elif "(?P<" in route:  # a password's link
        yield re.sub(r"\(\?P<[^)]*\)", "canario", route)
    elif "<path:" in route:
        start, rest = route.split("<", 1)
        for name in [*_file_names(), "no/existe", "../manage.py"]:
            yield f"{start}{name}{rest.split('>', 1)[1]}"
    else:
        raise AssertionError(f"The walk does not know how to fill {route}.")


def _highest_id() -> int:
    tables = (Page, Imagen, Documento, Grabacion)
    return max(
        model.objects.order_by("-pk").values_list("pk", flat=True).first() or 1 for model in tables
    )


def _file_names() -> list[str]:
    return [
        *(
            each.file.name
            for model in (Imagen, Documento, Grabacion)
            for each in model.objects.all()
        ),
        *(each.file.name for each in Rendition.objects.all()),
        *(each.subtitulos.name for each in Grabacion.objects.exclude(subtitulos="")),
    ]


def _queries() -> Iterator[str]:
    kinds = ("", "type=noticias.NoticiaPage&")
    words = ("canario", "CANARIO", "reservado", "embargo", "titular")
    asked = [
        "fields=*",
        "fields=_,title",
        "fields=relacionadas(titulo),cuerpo,imagen(*)",
        "order=title",
        "order=-first_published_at",
        "order=random&fields=_,id",
        "limit=1&offset=0",
        "limit=100&offset=1",
        "slug=canario",
        "audiencia=medios",
        "audiencia=interno",
        "urgencia=urgente",
        "locale=es-hn",
        "locale=en",
        "child_of=root",
        *(f"search={word}&fields=*" for word in words),
        *(f"search={word}&search_operator=or" for word in words),
        *(f"temas={tema.pk}" for tema in Tema.objects.all()),
    ]
    for page in Page.objects.all():
        yield from (f"{name}={page.pk}" for name in (*_RELATIONS, "id"))
        yield f"slug={page.slug}"
    yield from (kind + query for kind, query in product(kinds, asked))
    for model in KINDS:
        for query in ("fields=*", "search=canario", "order=title&limit=1"):
            yield f"type={model._meta.label}&{query}"


_RELATIONS = ("child_of", "descendant_of", "ancestor_of", "translation_of")


def _other_lists() -> Iterator[str]:
    for kind in ("images", "documents", "media"):
        yield from (
            f"/api/v2/{kind}/?{query}" for query in ("fields=*", "search=canario", "limit=1")
        )
    for page in Page.objects.filter(depth__gt=1).specific():
        for find in ("find", "pages/find"):
            yield f"/api/v2/{find}/?html_path={page.public_path}"
            yield f"/api/v2/{find}/?id={page.pk}"
    yield "/api/v2/portada/?locale=es-hn"
    yield "/api/v2/menu/?locale=es-hn"


def walk(client, known: dict[str, Any] | None = None) -> dict[str, Any]:
    """What each address answers: status, and body unless its order or a form's token is drawn by
    lot."""
    answers = {}
    for address in known or addresses():
        response = client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        said = body + str(sorted(response.headers.items())).encode()
        lot = "random" in address or address.startswith("/entrar/")
        answers[address] = (response.status_code, None if lot else body, said)
        if response.headers.get("ETag"):
            again = client.get(address, headers={"if-none-match": response.headers["ETag"]})
            assert again.status_code in (200, 304)
            answers[address] = (*answers[address][:2], said + again.content)
    return answers


def sung(answers: dict[str, Any]) -> list[str]:
    """Addresses whose answer carries a canary that the question didn't."""
    return [
        address
        for address, (_status, _body, said) in answers.items()
        if CANARY in said.decode("utf-8", "ignore").lower().replace(address.lower(), "")
    ]


# What is out and what isn't --------------------------------------------------------------


@pytest.fixture
def outside(redactora, jefa):
    """Two bulletins that anybody may read, one with a picture and a file."""
    tema = Tema.objects.create(nombre="Lluvias")
    foto = imagenes.imagen(title="Foto pública")
    plan = imagenes.documento(title="Plan público")
    body = [
        {"type": "parrafo", "value": "<p>Texto público.</p>", "id": "p1"},
        {"type": "documento", "value": {"documento": plan.pk, "titulo": ""}, "id": "p2"},
    ]
    first = pages.published(redactora, jefa, imagen=foto, cuerpo=body, temas=[tema])
    second = pages.published(redactora, jefa, urgencia="urgente")
    return [first, second]


class Cage:
    """Makes bulletins full of canaries, with their own pictures and files, in each closed state."""

    def __init__(self, writer, head, outside) -> None:
        self.writer, self.head, self.outside = writer, head, outside
        self.made: list[NoticiaPage] = []

    def draft(self, state: str, **values: Any) -> NoticiaPage:
        image = imagenes.imagen(
            title=f"Canario {state}",
            description=f"Canario {state}",
            pie=f"Canario {state}",
            name=f"canario-{state}.jpg",
        )
        file = imagenes.documento(title=f"Canario {state}", name=f"canario-{state}.pdf")
        body = [
            {"type": "parrafo", "value": f"<p>Canario {state} reservado.</p>", "id": f"{state}1"},
            {"type": "imagen", "value": {"imagen": image.pk, "pie": "Canario"}, "id": f"{state}2"},
            {"type": "documento", "value": {"documento": file.pk, "titulo": ""}, "id": f"{state}3"},
        ]
        words = {name: f"Canario {state} {name}" for name in ("title", "volanta", "bajada")}
        page = pages.draft(
            self.writer,
            **{**words, "slug": f"canario-{state}", "imagen": image, "cuerpo": body, **values},
        )
        self.made.append(page)
        return page

    def accepted(self, state: str, **values: Any) -> NoticiaPage:
        page = self.draft(state, **values)
        pages.accept(page, self.head).publish()
        return page

    def fill(self) -> None:
        """Everything that the public must not notice."""
        soon = timezone.now() + timedelta(hours=1)
        draft, in_review = self.draft("borrador"), self.draft("en-revision")
        in_review.get_workflow().start(in_review, self.writer)
        self.accepted("programado", go_live_at=soon)
        self.accepted("embargado", go_live_at=soon, embargo=True, embargo_texto="Canario")
        media = self.accepted("medios", audiencia="medios")
        self.accepted("interno", audiencia="interno", show_in_menus=True)
        draft.create_alias(update_slug="canario-alias")
        media.create_alias(update_slug="canario-alias-vivo")
        self.translate(draft, in_review)
        for model, (state, how) in product(KINDS, self._closed(soon).items()):
            self.of_kind(model, state, **how)

    def translate(self, *closed: NoticiaPage) -> None:
        """Of pieces that are closed: a translation in draft and one in review, and an alias; of one
        that is out: a draft full of canaries, one that was an alias, and a live alias of it."""
        english = Locale.objects.get(language_code="en")
        for page in closed:
            begin(page, english, user=self.writer)
        self.accepted("medios-traducida", audiencia="medios").copy_for_translation(
            english, copy_parents=True, alias=True
        )
        self.draft("borrador-repetido").copy_for_translation(english, copy_parents=True, alias=True)
        for page in self.outside:
            page.copy_for_translation(english, copy_parents=True, alias=True)
        self.write(begin(self.outside[0], english, user=self.writer))

    def write(self, translation: Any) -> None:
        """Canaries in all its words, sent to review."""
        page = translation.get_target_instance()
        texts = texts_of(translation, page)
        write(translation, texts, {each.name: "Canario" for each in texts}, user=self.writer)
        page = compose(translation, user=self.writer, slug="canario-traducido")
        page.get_workflow().start(page, self.writer)

    @staticmethod
    def _closed(soon: Any) -> dict[str, dict[str, Any]]:
        """The closed states, by what makes them; a draft by nothing."""
        return {
            "borrador": {},
            "programado": {"go_live_at": soon},
            "embargado": {"go_live_at": soon, "embargo": True, "embargo_texto": "Canario"},
            "medios": {"audiencia": "medios"},
            "interno": {"audiencia": "interno"},
        }

    def of_kind(self, model: type[Page], state: str, **how: Any) -> None:
        """A page of any kind, in some states with everything that it can hold, a canary in all
        its words."""
        make = KINDS[model].full if state in _WITH_EVERYTHING else KINDS[model].draft
        page = make(self.writer)
        for field in model._meta.get_fields():
            if isinstance(field, (CharField, TextField)) and _is_free_text(field):
                setattr(page, field.name, "Canario"[: field.max_length])
        page.title, page.slug = "Canario", f"canario-{model._meta.model_name}-{state}"
        for name, value in how.items():
            setattr(page, name, value)
        for thing in page.things():
            for name in ("title", "description", "pie", "transcripcion"):
                if hasattr(thing, name):
                    setattr(thing, name, f"Canario {thing.pk}")
            thing.save()
        page.save_revision(user=self.writer)
        if how:
            pages.accept(page, self.head).publish()

    def edit(self, page: NoticiaPage) -> None:
        """A draft full of canaries upon what is out."""
        draft = page.get_latest_revision_as_object()
        draft.title = draft.bajada = "Canario en el borrador"
        draft.relacionadas = [PiezaRelacionada(pieza=each) for each in self.made]
        draft.save_revision(user=self.writer)


# Pictures take their time: the other states, which close a piece in the same way, go without.
_WITH_EVERYTHING = {"borrador", "embargado", "medios"}
_NOT_TYPED = {
    *(field.name for field in Page._meta.get_fields()),
    *("correccion_decia", "correccion_correcto"),
}


def _is_free_text(field: CharField | TextField) -> bool:
    """Whether an editor types anything there."""
    return (
        field.editable
        and not field.choices
        and not isinstance(field, (StreamField, SlugField, URLField))
        and field.name not in _NOT_TYPED
    )


@pytest.fixture
def cage(redactora, jefa, outside):
    return Cage(redactora, jefa, outside)


# The walks -------------------------------------------------------------------------------


@pytest.mark.once
def test_nothing_that_is_not_out_changes_any_answer(
    client, outside, cage, django_assert_num_queries
):
    before = walk(client)

    cage.fill()
    cage.edit(outside[0])

    after = walk(client, before)
    assert {a: v[:2] for a, v in after.items()} == {a: v[:2] for a, v in before.items()}


def test_no_canary_comes_back_from_any_address(client, outside, cage):
    cage.fill()
    cage.edit(outside[0])

    answers = walk(client)

    assert sung(answers) == []
    assert any(status == 200 for status, _body, _said in answers.values())


@pytest.mark.once
def test_what_refers_to_closed_pieces_does_not_name_them(client, outside, cage, redactora, jefa):
    cage.fill()
    links = "".join(f'<a linktype="page" id="{page.pk}">enlace</a> ' for page in cage.made)
    body = [
        {"type": "parrafo", "value": f"<p>{links}</p>", "id": "r0"},
        *({"type": "relacionada", "value": page.pk, "id": f"r{page.pk}"} for page in cage.made),
    ]
    related = [PiezaRelacionada(pieza=page) for page in cage.made]
    pages.published(redactora, jefa, cuerpo=body, relacionadas=related)
    portada = pages.portada()
    portada.destacadas = [PiezaDestacada(pieza=page) for page in cage.made]
    portada.save_revision()
    pages.release_structure(portada)

    assert sung(walk(client)) == []


def test_what_was_withdrawn_is_gone_from_every_address(client, outside, cage, jefa):
    """Its address tells that it was withdrawn and why; nothing tells what it said."""
    page = cage.accepted("retirado", slug="retirada")
    assert sung(walk(client)) != []

    acts.withdraw(Page.objects.get(pk=page.pk).specific, actor=jefa, text="Datos sin confirmar.")

    answers = walk(client)
    assert sung(answers) == []
    status, body, _said = answers[f"/api/v2/pages/{page.pk}/"]
    assert status == 410
    assert "Datos sin confirmar." in body.decode()


@pytest.mark.once
def test_what_expired_or_became_reserved_is_gone_too(client, outside, cage, redactora, jefa):
    expired = cage.accepted("caducado", slug="caducada")
    reserved = cage.accepted("reservado", slug="reservada")
    Page.objects.get(pk=expired.pk).specific.unpublish(set_expired=True)
    draft = Page.objects.get(pk=reserved.pk).specific
    draft.audiencia = "medios"
    draft.save_revision(user=redactora)
    pages.accept(draft, jefa).publish()
    assert not current_piece(reserved.pk).is_public

    answers = walk(client)

    assert sung(answers) == []
    assert answers[f"/api/v2/pages/{expired.pk}/"][0] == 410
    assert answers[f"/api/v2/pages/{reserved.pk}/"][0] == 410


def test_links_and_previews_of_drafts_tell_nothing_of_other_drafts(
    client, cage, redactora, jefa, settings
):
    """A live link and a preview show their own draft, full of references to what is closed, and
    none of that; an expired, a revoked and a guessed link say nothing at all."""
    soon = timezone.now() + timedelta(hours=1)
    cage.draft("borrador")
    cage.accepted("embargado", go_live_at=soon, embargo=True, embargo_texto="Canario")
    cage.accepted("medios", audiencia="medios")
    links = "".join(f'<a linktype="page" id="{page.pk}">enlace</a> ' for page in cage.made)
    body = [
        {"type": "parrafo", "value": f"<p>{links}</p>", "id": "r0"},
        *({"type": "relacionada", "value": page.pk, "id": f"r{page.pk}"} for page in cage.made),
    ]
    related = [PiezaRelacionada(pieza=page) for page in cage.made]
    draft = pages.draft(redactora, title="Lo compartido", cuerpo=body, relacionadas=related)
    closed = [shared(cage.made[0], jefa) for _each in range(2)]
    ShareLink.objects.filter(page_id=cage.made[0].pk).update(revoked_at=timezone.now())
    expired = shared(cage.made[1], jefa)
    ShareLink.objects.filter(page_id=cage.made[1].pk).update(
        made_at=timezone.now() - timedelta(days=2), expires_at=timezone.now()
    )
    settings.PREGON_PREVIEW_URL = "https://www.amdc.example/vista-previa/"
    preview = previewed(draft, redactora)

    answers = {
        address: client.get(address)
        for address in [shared(draft, redactora), *closed, expired, preview]
    }

    assert [each.status_code for each in answers.values()] == [200, 410, 410, 410, 200]
    for address, answer in answers.items():
        said = answer.content + str(sorted(answer.headers.items())).encode()
        assert CANARY not in said.decode().lower(), address
    assert "Lo compartido" in answers[preview].content.decode()


def shared(page: Page, user: Any) -> str:
    until = timezone.now() + timedelta(hours=1)
    _link, token = share(page, actor=user, note="Radio", until=until, newest=False)
    return f"/compartido/{token}/"


def previewed(page: Page, user: Any) -> str:
    """What the outside front end asks for when ``user`` looks at ``page`` there."""
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    query = urlsplit(desk_of(user).get(address)["Location"]).query
    return f"/api/v2/vista-previa/?{query}"
