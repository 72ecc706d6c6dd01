"""The page of a piece: whole, safe, and readable by all."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import html5lib
import pytest

from cms.base.blocks import CuerpoBlock
from cms.outputs.bodies import Target
from cms.outputs.html import to_html
from cms.piece import Contact, Institution, Term, Withdrawal
from tests.outputs.samples import HIDDEN, OUT, block, body, context, image, piece

HOSTILE = """"'><script>alert(1)</script><img src=x onerror=alert(1)>"""
XHTML = "{http://www.w3.org/1999/xhtml}"


def parsed(html):
    """The page's tree. Fails at the first thing that isn't valid HTML."""
    return html5lib.HTMLParser(strict=True).parse(html)


def elements(html, name):
    return list(parsed(html).iter(XHTML + name))


def text_of(html):
    return " ".join("".join(parsed(html).find(f"{XHTML}body").itertext()).split())


def shown(kind, value, **values):
    return to_html(piece(body=(block(kind, value),)), context(**values))


def test_the_page_says_what_the_bulletin_says():
    text = text_of(to_html(piece(), context()))

    for words in (
        "Prevención",
        "Limpian doce quebradas antes de las lluvias",
        "Doce cuadrillas trabajan desde el lunes.",
        "Boletín de prensa N.º 045-2026",
        "Tegucigalpa, M.D.C., 22 de noviembre de 2026",
        "Sobre la alcaldía Sirve a la ciudad.",
        "Prensa · +504 2220-0000 ext. 5 · p@a.example",
        "Voceros Inés Aguilar, Vocera",
    ):
        assert words in text


def test_every_block_of_the_body_is_shown():
    text = text_of(to_html(piece(), context()))

    for words in (
        "Van doce cuadrillas.",
        "En cifras Cuadrillas 12",
        "Lo que sigue",
        "Vamos a tiempo. Inés Aguilar, Vocera",
        "Vista desde el puente. Foto: Rosa Mejía / AMDC",
        "Plan de limpieza (PDF, 1.2 MB)",
        "Avance Zona Metros El Sapo 300",
        "Llame al 911 Si sube la quebrada, evacúe.",
        "Recorrido Ver en YouTube",
        "Lea también: La crecida de abril",
        "El dique, por dentro. Video: Rosa Mejía / AMDC",
        "Estamos en la quebrada El Sapo.",
        "Galería: La crecida de abril",
        "Campaña: La crecida de abril",
        "Alerta: La crecida de abril",
    ):
        assert words in text


def test_the_sample_holds_every_block_that_an_editor_may_use():
    assert {each.type for each in body()} == set(CuerpoBlock().child_blocks)


def test_a_block_of_a_later_version_is_passed_over():
    assert "Texto" not in shown("holograma", "Texto")


def test_one_main_heading_and_no_level_is_skipped():
    levels = [
        int(each.tag[-1])
        for each in parsed(to_html(piece(), context())).iter()
        if re.fullmatch(r"\{.*\}h[1-6]", str(each.tag))
    ]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_nothing_runs_and_nothing_is_fetched_but_pictures():
    html = to_html(piece(), context())

    assert "<script" not in html
    assert not re.search(r"\son\w+=", html)
    assert "@import" not in html
    assert "url(" not in html
    assert [each.get("href") for each in elements(html, "link")] == [
        "data:,",
        "https://sitio.example/noticias/quebradas/",
    ]
    assert not elements(html, "iframe")


def test_search_engines_get_the_title_that_was_written_for_them():
    html = to_html(piece(seo_title="Quebradas limpias en Tegucigalpa"), context())

    assert elements(html, "title")[0].text.startswith("Quebradas limpias en Tegucigalpa — ")
    assert "Limpian doce quebradas" in elements(html, "h1")[0].text


def test_the_page_is_light():
    assert len(to_html(piece(), context()).encode()) < 25_000


def test_hostile_words_stay_words_wherever_they_stand():
    hostile = piece(
        title=HOSTILE,
        kicker=HOSTILE,
        lead=HOSTILE,
        place=HOSTILE,
        summary=HOSTILE,
        number=HOSTILE,
        image=image(alt=HOSTILE, caption=HOSTILE, credit=HOSTILE),
        units=(Term(name=HOSTILE, slug="x"),),
        contacts=(Contact(name=HOSTILE, phone=HOSTILE, email=HOSTILE),),
        corrections=tuple(replace(e, wrong=HOSTILE, right=HOSTILE) for e in piece().corrections),
        body=(
            block("parrafo", f"<p>{HOSTILE}<a href='javascript:x()' onclick='x()'>a</a></p>"),
            block("subtitulo", HOSTILE),
            block("cita", {"texto": HOSTILE, "autor": HOSTILE, "cargo": HOSTILE}),
            block("datos", {"titulo": HOSTILE, "datos": [{"etiqueta": HOSTILE, "valor": HOSTILE}]}),
            block("tabla", {"titulo": HOSTILE, "encabezado": [HOSTILE], "filas": [[HOSTILE]]}),
            block("destacado", {"titulo": HOSTILE, "texto": HOSTILE}),
            block("imagen", {"imagen": image(alt=HOSTILE), "pie": HOSTILE}),
            block(
                "incrustado",
                {"url": "https://x.example/", "titulo": HOSTILE, "proveedor": HOSTILE},
            ),
        ),
    )
    around = context(
        institution=Institution(name=HOSTILE, about=HOSTILE, address=HOSTILE, email=HOSTILE),
        refs={OUT: Target(HOSTILE, HOSTILE)},
    )

    html = to_html(hostile, around)

    assert not elements(html, "script")
    attributes = {name for each in parsed(html).iter() for name in each.attrib}
    assert not {name for name in attributes if name.startswith("on")}
    assert "javascript:" not in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", "http://[oops"])
def test_only_addresses_of_web_pages_are_linked(url):
    html = shown("incrustado", {"url": url, "titulo": "Recorrido", "proveedor": "X"})

    assert "Recorrido" not in html


def test_what_the_reader_may_not_see_leaves_no_trace():
    html = to_html(piece(), context())

    assert "urn:uuid:" not in html
    assert "media:" not in html
    assert "la reservada" in text_of(html)
    assert text_of(html).count("Lea también") == 1
    assert len(elements(to_html(piece(related=(HIDDEN,), body=()), context()), "nav")) == 0


def test_outside_a_draft_a_piece_that_is_not_out_is_not_named():
    known = context(refs={HIDDEN: Target("Lo que nadie debe saber", "")})

    assert "Lo que nadie debe saber" not in to_html(piece(), known)


def test_a_picture_offers_its_whole_sizes_and_no_crop():
    html = shown("imagen", {"imagen": image(), "pie": ""})
    source, img = elements(html, "source")[0], elements(html, "img")[-1]

    assert source.get("type") == "image/webp"
    assert img.get("src") == "/archivos/images/foto.800.jpeg"
    assert img.get("srcset").count("foto.") == 2
    assert img.get("alt") == "Cuadrilla que limpia una quebrada"
    assert "recorte" not in html


def test_social_networks_get_their_crop_if_its_address_is_whole():
    def card(**values):
        found = elements(to_html(piece(), context(**values)), "meta")
        return [each.get("content") for each in found if each.get("property") == "og:image"]

    whole = "https://prensa.example/archivos/"
    assert card() == []
    assert card(media_url=lambda name: whole + name) == [f"{whole}images/foto.recorte.jpeg"]


def test_a_draft_tells_a_picture_that_was_chosen_from_one_that_was_not():
    bare = {"imagen": image(renditions=()), "pie": ""}

    assert "se están preparando" in text_of(shown("imagen", bare, draft=True))


def test_a_picture_without_any_size_is_left_out():
    bare = image(renditions=())

    html = to_html(
        piece(image=bare, body=(block("galeria", [{"imagen": bare, "pie": ""}]),)), context()
    )

    assert len(elements(html, "img")) == 1  # the seal
    assert not elements(html, "figure")


def test_tables_tell_what_their_headers_head():
    heads = elements(to_html(piece(), context()), "th")

    assert [each.get("scope") for each in heads] == ["col", "col"]


def test_a_correction_is_shown_with_its_hour_in_the_citys_time():
    text = text_of(to_html(piece(), context()))

    assert "Decía Diez cuadrillas Lo correcto Doce cuadrillas 22 de noviembre de 2026, 6:05" in text


def test_the_page_speaks_the_pieces_language():
    html = to_html(piece(language="en"), context())

    assert parsed(html).get("lang") == "en"
    assert "Press release No. 045-2026" in text_of(html)
    assert "November 22, 2026" in text_of(html)


def test_a_withdrawn_piece_shows_its_reason_and_nothing_else():
    gone = Withdrawal(
        reason="retirada",
        text="Se publicó por error.",
        at=datetime(2026, 11, 24, 15, 0, tzinfo=UTC),
    )

    html = to_html(piece(withdrawal=gone), context())

    text = text_of(html)
    assert "Esta publicación fue retirada" in text
    assert "Se publicó por error." in text
    assert "24 de noviembre de 2026, 9:00" in text
    assert "quebradas" not in html
    assert 'content="noindex"' in html


def test_an_expired_piece_is_not_said_to_be_withdrawn():
    gone = Withdrawal(reason="caducada", text="", at=datetime(2026, 11, 24, tzinfo=UTC))

    assert "ya no está vigente" in text_of(to_html(piece(withdrawal=gone), context()))


def test_marks_are_shown_only_when_asked_for():
    hour = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
    plain = to_html(piece(), context())
    marked = to_html(piece(), context(draft=True, embargoed_until=hour))

    assert "BORRADOR" not in plain
    assert "EMBARGADO" not in plain
    assert "BORRADOR — no publicar" in text_of(marked)
    assert "EMBARGADO HASTA 22 de noviembre de 2026, 12:00" in text_of(marked)
    assert "noindex" in marked
    assert not [each for each in elements(marked, "link") if each.get("rel") == "canonical"]


def test_a_draft_names_what_is_missing_in_its_place():
    empty = piece(
        title="",
        lead="",
        place="",
        dateline=None,
        image=image(alt=""),
        body=(
            block("parrafo", ""),
            block("subtitulo", ""),
            block("cita", {"texto": "", "autor": "", "cargo": None}),
            block("imagen", {"imagen": None, "pie": ""}),
            block("documento", {"documento": None, "titulo": ""}),
            block("tabla", None),
            block("incrustado", {"url": None, "titulo": "", "proveedor": ""}),
            block("relacionada", None),
        ),
    )

    text = text_of(to_html(empty, context(draft=True)))

    for words in ("titular", "bajada", "lugar", "fecha", "imagen", "documento", "tabla", "pieza"):
        assert re.search(rf"\(falta (el|la) {words}\)", text)
    assert "(falta el texto alternativo)" in text
    assert "(falta quién lo dice)" in text
    assert "falta" not in text_of(to_html(empty, context()))


def test_a_draft_marks_what_it_links_to_and_is_not_out():
    known = context(draft=True, refs={HIDDEN: Target("La reservada", "")})

    text = text_of(to_html(piece(), known))

    assert "la reservada (aún no publicada)" in text
    assert "Lea también: La reservada (aún no publicada)" in text


def test_a_piece_without_contacts_gives_the_institutions():
    office = replace(
        context().institution, contacts=(Contact(name="Oficina", phone="1", email=""),)
    )

    assert "Oficina · 1" in text_of(to_html(piece(contacts=()), context(institution=office)))
