"""Sharing and revoking at the desk: who may, what is asked, what is written down."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.audit.models import AuditEntry
from cms.publishing.acts import NothingToDo
from cms.sharing.links import may_share, share
from cms.sharing.models import ShareLink
from cms.users.roles import Role
from tests.factories import pages, people
from tests.workflows import desk


def compartir(user, page, **changes):
    data = {
        "para": "Radio Globo",
        "hasta": desk.local(timezone.now() + timedelta(hours=5)),
        "version": "esta",
    }
    return desk.desk_of(user).post(desk.act_url(page, "compartir"), data | changes)


def revoke(user, link):
    return desk.desk_of(user).post(reverse("cms_sharing:revoke", args=[link.pk]))


def test_a_writer_shares_and_is_shown_the_address_once(redactora, borrador, client):
    answer = compartir(redactora, borrador)

    address = answer.context["address"]
    assert address in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    link = ShareLink.objects.get()
    assert (link.note, link.made_by_name, link.revision_id) == (
        "Radio Globo",
        "ana",
        borrador.latest_revision_id,
    )
    path = address.removeprefix("http://127.0.0.1:8000")
    assert client.get(path).status_code == 200
    again = desk.desk_of(redactora).get(desk.act_url(borrador, "compartir")).content.decode()
    assert "Radio Globo" in again
    assert path not in again


def test_two_days_are_offered_and_a_fortnight_is_the_most(redactora, borrador):
    form = desk.desk_of(redactora).get(desk.act_url(borrador, "compartir")).context["form"]
    offered = form.get_initial_for_field(form.fields["hasta"], "hasta") - timezone.now()
    assert timedelta(hours=47) < offered <= timedelta(hours=48)

    late = desk.local(timezone.now() + timedelta(days=15))
    past = desk.local(timezone.now() - timedelta(hours=1))
    for hour in (late, past, ""):
        assert compartir(redactora, borrador, hasta=hour).context["form"].errors
    assert compartir(redactora, borrador, para=" ").context["form"].errors
    with pytest.raises(NothingToDo):
        share(
            borrador,
            actor=redactora,
            note="x",
            until=timezone.now() + timedelta(days=15),
            newest=False,
        )
    assert not ShareLink.objects.exists()


def test_it_is_written_down(redactora, borrador, jefa):
    compartir(redactora, borrador)
    revoke(jefa, ShareLink.objects.get())

    actions = PageLogEntry.objects.filter(action__startswith="pregon.enlace")
    assert {each.action for each in actions} == {"pregon.enlace.creado", "pregon.enlace.revocado"}
    told = AuditEntry.objects.filter(action__startswith="pregon.enlace").order_by("pk")
    assert [(each.action, each.person) for each in told] == [
        ("pregon.enlace.creado", "ana"),
        ("pregon.enlace.revocado", "berta"),
    ]
    assert "Radio Globo" in told[0].note


@pytest.mark.parametrize("how", [{"embargo": True}, {"audiencia": "interno"}])
def test_what_is_reserved_is_shared_by_heads_alone_and_with_a_warning(redactora, jefa, how):
    page = pages.draft(redactora, go_live_at=timezone.now() + timedelta(days=1), **how)

    assert compartir(redactora, page).status_code == 302
    assert not ShareLink.objects.exists()
    asked = desk.desk_of(jefa).get(desk.act_url(page, "compartir")).content.decode()
    assert "CUIDADO" in asked
    assert compartir(jefa, page).context["address"]


def test_a_reserved_draft_upon_what_is_out_is_not_a_writers_either(redactora, noticia):
    noticia.audiencia = "interno"
    noticia.save_revision(user=redactora)

    assert compartir(redactora, noticia).status_code == 302


def test_who_may_not_edit_may_not_share(noticia, borrador):
    fotografo = people.person("foto", Role.PHOTOGRAPHERS)
    nadie = people.person("nadie")

    for user in (fotografo, nadie):
        assert compartir(user, borrador).status_code == 302
    assert not ShareLink.objects.exists()


def test_pages_that_only_hold_others_are_not_shared(jefa):
    assert compartir(jefa, pages.noticias_index()).status_code == 302


def test_the_editor_offers_it(redactora, borrador):
    html = desk.desk_of(redactora).get(desk.edit_url(borrador)).content.decode()

    assert desk.act_url(borrador, "compartir") in html


def test_after_revoking_the_person_is_where_it_was_done(redactora, borrador):
    compartir(redactora, borrador)
    client = desk.desk_of(redactora)
    here = f"{desk.act_url(borrador, 'compartir')}?next={desk.edit_url(borrador)}"

    assert f'name="next" value="{here}"' in client.get(here).content.decode()
    url = reverse("cms_sharing:revoke", args=[ShareLink.objects.get().pk])
    assert client.post(url, {"next": here})["Location"] == here
    assert client.post(url, {"next": "https://otro.example/"})["Location"] == reverse(
        "cms_sharing:links"
    )


def test_heads_see_and_revoke_all_others_their_own(redactora, jefa, borrador):
    elena = people.person("elena", Role.WRITERS)
    compartir(redactora, borrador, para="Radio Globo")
    compartir(elena, borrador, para="Canal 11")
    links = reverse("cms_sharing:links")

    def seen(user):
        return {row.link.note for row in desk.desk_of(user).get(links).context["rows"]}

    assert seen(jefa) == {"Radio Globo", "Canal 11"}
    assert seen(redactora) == {"Radio Globo"}
    others = ShareLink.objects.get(note="Canal 11")
    assert revoke(redactora, others).status_code == 404
    assert ShareLink.objects.get(pk=others.pk).is_open


def test_all_of_a_page_or_of_all_pages_are_revoked_at_once(redactora, jefa, borrador, noticia):
    for page in (borrador, borrador, noticia):
        compartir(redactora, page)
    revoke_all = reverse("cms_sharing:revoke_all")

    desk.desk_of(jefa).post(revoke_all, {"pagina": str(borrador.pk)})
    assert {each.page_id for each in ShareLink.objects.open()} == {noticia.pk}

    desk.desk_of(jefa).post(revoke_all)
    assert not ShareLink.objects.open().exists()
    assert desk.desk_of(jefa).post(revoke_all, {"pagina": "x"}).status_code == 404


def test_revoking_is_not_done_by_looking(redactora, borrador):
    compartir(redactora, borrador)
    link = ShareLink.objects.get()
    client = desk.desk_of(redactora)

    assert client.get(reverse("cms_sharing:revoke", args=[link.pk])).status_code == 405
    assert client.get(reverse("cms_sharing:revoke_all")).status_code == 405


def test_the_list_costs_the_same_whatever_there_is(
    redactora, jefa, borrador, django_assert_max_num_queries
):
    for _number in range(5):
        compartir(redactora, borrador)
    client = desk.desk_of(jefa)
    client.get(reverse("cms_sharing:links"))

    with django_assert_max_num_queries(18):
        client.get(reverse("cms_sharing:links"))


def test_a_draft_of_what_is_for_the_staff_is_shared_by_heads_alone(redactora, jefa):
    """That the draft says «público» is nobody's decision yet."""
    page = pages.published(redactora, jefa, audiencia="interno")
    desk.save(redactora, page, audiencia="publico")

    assert not may_share(page, redactora)
    assert may_share(page, jefa)
