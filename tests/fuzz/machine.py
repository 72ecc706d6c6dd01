"""People at random, doing at random what the desk lets them try, all of it over HTTP.

After each step: whatever is out was approved by somebody entitled, and every word of it accepted
by somebody else than its author. The steps are Hypothesis'.
"""

from datetime import timedelta

from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from wagtail.models import Locale, Page, TaskState

from cms.publishing.kinds import Stage
from cms.publishing.models import Emergency, PublishedPiece
from cms.publishing.release import release_due
from cms.workflows.translating.drafts import translation_behind
from cms.workflows.views.registry import acts
from noticias.models import NoticiaPage
from tests.factories.answers import answers, local
from tests.factories.forms import edit_form_data
from tests.fuzz.office import MADE, PEOPLE, Office, outgoing, shelf_of, stages
from tests.fuzz.words import words_in
from tests.workflows import translating

BUTTONS: dict[str, dict[str, str]] = {
    "guardar": {},
    "enviar": {"action-submit": "1"},
    "publicar": {"action-publish": "1"},
    "aprobar": {"action-workflow-action": "true", "workflow-action-name": "approve"},
    "pedir cambios": {
        "action-workflow-action": "true",
        "workflow-action-name": "reject",
        "workflow-action-extra-data": '{"comment": "No."}',
    },
}
ACTS = tuple(act.name for act in acts())
EMERGENCY, RATIFICATION = "publicar-de-emergencia", "ratificar"

# Everybody tries everything; who can bring a piece on its way comes more often, or little would
# ever get out.
who = st.sampled_from(["ana", "berta", "doble", *sorted(PEOPLE)])
writers = st.sampled_from(["ana", "elena", "doble", "ana", "elena", "berta", "flor", "tania"])
heads = st.sampled_from(["berta", "diana"])
some_page = st.integers(min_value=0, max_value=10_000)


class Newsroom(Office):
    """What anybody may try, and what must hold whatever they do."""

    # What people do ------------------------------------------------------------------------------

    @initialize(name=st.sampled_from(["ana", "doble"]))
    def begin(self, name: str) -> None:
        self.create(name, NoticiaPage, "enviar")

    @rule(
        name=writers,
        kind=st.sampled_from(MADE),
        button=st.sampled_from(["enviar", "enviar", "guardar", "publicar"]),
    )
    def create(self, name: str, kind: type[Page], button: str) -> None:
        word = self.books.new_word(self.people[name].pk)
        data = self.blanks[kind] | {"title": f"Nueva {word}", "slug": word.lower()}
        shelf = shelf_of(kind)
        address = reverse(
            "wagtailadmin_pages:add", args=[kind._meta.app_label, kind._meta.model_name, shelf.pk]
        )
        self.do(name, None, lambda client: client.post(address, data | BUTTONS[button]))

    @rule(
        name=who,
        number=some_page,
        button=st.sampled_from(sorted(BUTTONS)),
        hour=st.sampled_from([None, None, None, 1, -1]),
        embargo=st.booleans(),
    )
    def edit(self, name: str, number: int, button: str, hour: int | None, embargo: bool) -> None:
        page = self.page(number)
        if page is None:
            return
        word = self.books.new_word(self.people[name].pk)
        newest = page.get_latest_revision_as_object()
        data = edit_form_data(newest) | {"title": f"Cambio {word}"} | BUTTONS[button]
        if hour is not None:
            data["go_live_at"] = local(timezone.now() + timedelta(hours=hour))
            if embargo:
                data["embargo"] = "on"
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.do(name, page, lambda client: client.post(address, data))

    @rule(name=who, number=some_page)
    def autosave(self, name: str, number: int) -> None:
        """Into the newest revision, as the editor's script does."""
        page = self.page(number)
        if page is None:
            return
        word = self.books.new_word(self.people[name].pk)
        newest = page.get_latest_revision_as_object()
        data = edit_form_data(newest) | {
            "title": f"Solo {word}",
            "overwrite_revision_id": page.latest_revision_id,
        }
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.do(
            name,
            page,
            lambda client: client.post(address, data, headers={"accept": "application/json"}),
        )

    @rule(name=who, number=some_page, action=st.sampled_from(["approve", "approve", "reject"]))
    def step(self, name: str, number: int, action: str) -> None:
        """A step of the review that is under way."""
        states = list(TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).order_by("-pk"))
        if not states:
            return
        state = states[number % len(states)]
        page = state.revision.content_object
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
        self.do(name, page, lambda client: client.post(address, {"comment": "Sí."}))

    @rule(name=heads, number=some_page)
    def approve(self, name: str, number: int) -> None:
        """The same by those whose work it is."""
        self.step(name, number, "approve")

    @rule(name=heads, number=some_page)
    def approve_once_more(self, name: str, number: int) -> None:
        self.step(name, number, "approve")

    @rule(name=writers, number=some_page, kind=st.sampled_from(MADE))
    def write_and_send(self, name: str, number: int, kind: type[Page]) -> None:
        self.create(name, kind, "enviar")
        self.step("berta" if number % 2 else "diana", 0, "approve")

    @rule(name=who, number=some_page, act=some_page)
    def offered_act(self, name: str, number: int, act: int) -> None:
        """One of those that this person is offered for that page."""
        page = self.page(number)
        user = self.people[name]
        offered = [each.name for each in acts() if page and each.applies(page, user)]
        if offered:
            self.act(name, number, offered[act % len(offered)])

    @rule(name=who, number=some_page, act=st.sampled_from(ACTS))
    def act(self, name: str, number: int, act: str) -> None:
        """Any act of the desk, its questions answered."""
        page = self.page(number)
        if page is None:
            return
        address = reverse(f"cms_workflows:{act}", args=[page.pk])
        shown = self.do(name, page, lambda client: client.get(address))
        if shown.status_code != 200:
            return
        form = shown.context["form"]
        seen = getattr(shown.context.get("act"), "seen", page.latest_revision_id)
        data = answers(form) | {"seen": seen}
        before = outgoing(page.pk)
        waited = Emergency.objects.waiting().of_page(page.pk).last()
        self.do(name, page, lambda client: client.post(address, data))
        if act == EMERGENCY:
            self.note_emergency(name, page, before)
        if waited is not None:
            self.note_ratification(waited)

    @rule(name=who, number=some_page, back=st.integers(min_value=0, max_value=9))
    def revert(self, name: str, number: int, back: int) -> None:
        page = self.page(number)
        if page is None:
            return
        revisions = list(page.revisions.order_by("-pk")[: back + 1])
        if not revisions:
            return
        data = edit_form_data(revisions[-1].as_object()) | {"revision": revisions[-1].pk}
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.do(name, page, lambda client: client.post(address, data))

    @rule(name=who, number=some_page, alias=st.booleans())
    def copy(self, name: str, number: int, alias: bool) -> None:
        page = self.page(number)
        if page is None:
            return
        data = {
            "new_title": page.title,
            "new_slug": f"copia-{type(self).steps}",
            "new_parent_page": page.get_parent().pk,
            "publish_copies": "on",
        }
        if alias:
            data["alias"] = "on"
        address = reverse("wagtailadmin_pages:copy", args=[page.pk])
        self.do(name, page, lambda client: client.post(address, data))

    @rule(name=who, number=some_page, back=st.booleans())
    def move(self, name: str, number: int, back: bool) -> None:
        page = self.page(number)
        if isinstance(page, NoticiaPage):
            shelf = shelf_of(NoticiaPage) if back else self.other_shelf
            address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, shelf.pk])
            self.do(name, page, lambda client: client.post(address))

    @rule(
        name=who,
        number=some_page,
        view=st.sampled_from(["unpublish", "delete", "convert_alias", "revisions_unschedule"]),
    )
    def stock(self, name: str, number: int, view: str) -> None:
        """Wagtail's own ways."""
        page = self.page(number)
        if page is None:
            return
        arguments = [page.pk]
        if view == "revisions_unschedule":
            arguments.append(page.latest_revision_id)
        address = reverse(f"wagtailadmin_pages:{view}", args=arguments)
        self.do(name, page, lambda client: client.post(address))

    @rule(name=who, number=some_page, action=st.sampled_from(["publish", "copy", "unpublish"]))
    def admin_api(self, name: str, number: int, action: str) -> None:
        page = self.page(number)
        if page is not None:
            address = f"/admin/api/main/pages/{page.pk}/action/{action}/"
            data = {"slug": f"api-{type(self).steps}", "keep_live": True}
            self.do(
                name,
                page,
                lambda client: client.post(address, data, content_type="application/json"),
            )

    @rule(name=st.sampled_from(["tania", "doble", "root", "ana"]), number=some_page)
    def translate(self, name: str, number: int) -> None:
        """Ask for the page's translation to English; its draft is edited like every page."""
        page = self.page(number)
        english = Locale.objects.get(language_code="en")
        if page is None or page.locale_id == english.pk:
            return
        address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        self.do(name, page, lambda client: client.post(address, {"locales": [english.pk]}))

    @rule(
        name=st.sampled_from(["tania", "doble", "berta", "ana"]),
        number=some_page,
        button=st.sampled_from(["guardar", "enviar", "approve", "reject"]),
    )
    def write_in_english(self, name: str, number: int, button: str) -> None:
        """In the editor of a translation, with a button of its own."""
        pages = Page.objects.filter(locale__language_code="en", alias_of=None).order_by("-pk")
        drafts = [each for each in pages.specific() if translation_behind(each) is not None]
        drafts = [each for each in drafts if not each.structural]
        if not drafts:
            return
        page = drafts[number % len(drafts)]
        word = self.books.new_word(self.people[name].pk)
        words = translating.everything(page) | {"title": f"News {word}"}
        data = translating.form(page, words, accion=button, comentario="No.")
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.do(name, page, lambda client: client.post(address, data))

    @rule(minutes=st.sampled_from([1, 30, 90]))
    def time_passes(self, minutes: int) -> None:
        type(self).steps += 1
        before = stages()
        self.traveller.shift(timedelta(minutes=minutes))
        with TestCase.captureOnCommitCallbacks(execute=True):
            release_due()
        self.note_departures(before)

    # What must hold ------------------------------------------------------------------------------

    @invariant()
    def what_is_out_was_approved_and_its_words_accepted(self) -> None:
        for piece in PublishedPiece.objects.current().exclude(kind="estructura"):
            if piece.stage in (Stage.OUT, Stage.ADVANCE):
                waits = Emergency.objects.waiting().of_page(piece.page_id).exists()
                words = words_in(piece.content)
                assert self.books.faults(piece.page_id, words, waits=waits) == []

    @invariant()
    def the_public_reads_nothing_else(self) -> None:
        public = words_in(
            [each.content for each in PublishedPiece.objects.public().only("content")]
        )
        answer = Client().get("/api/v2/pages/", {"limit": 100, "fields": "*"})
        assert answer.status_code == 200
        assert words_in(answer.content.decode()) <= public
