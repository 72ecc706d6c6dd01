"""What a draft of a bulletin may lack."""

from datetime import date

from django.test import Client
from django.urls import reverse

from noticias.models import NoticiaPage
from tests.base.test_preview import form
from tests.factories import pages, people


def test_a_draft_is_saved_before_anybody_knows_its_date(db):
    client = Client()
    client.force_login(people.person("edda", superuser=True))
    page = pages.draft(fecha=date(2026, 11, 22))

    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), form(title="Sin fecha", slug=page.slug)
    )

    assert answer.status_code == 302
    saved = NoticiaPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (saved.title, saved.fecha) == ("Sin fecha", None)
