"""Where the admin's links lead."""

from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from tests.factories import people


def test_a_page_is_on_the_website_whatever_host_was_asked(noticia, settings):
    settings.PREGON_SITE_URL = "https://www.amdc.example"
    request = RequestFactory().get("/", headers={"host": "localhost"})

    address = f"https://www.amdc.example{noticia.public_path}"
    assert noticia.full_url == noticia.url == address
    assert noticia.get_url(request) == noticia.get_full_url(request) == address


def test_the_editor_links_to_the_website(noticia, settings):
    settings.PREGON_SITE_URL = "https://www.amdc.example"
    client = Client()
    client.force_login(people.person("edda", superuser=True))

    answer = client.get(reverse("wagtailadmin_pages:edit", args=[noticia.pk]))

    assert f'href="https://www.amdc.example{noticia.public_path}"' in answer.content.decode()


def test_an_address_that_only_a_draft_had_is_remembered_nowhere(
    borrador, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        borrador.slug = "otro-nombre"
        borrador.save()

    assert not Redirect.objects.exists()
