"""What each person may do with a page: every act is decided here, none is derived from another."""

from typing import Any

from django.utils.functional import cached_property
from wagtail.models import Page, PagePermissionTester

from cms.publishing.emergency import PERMISSION, bound
from cms.publishing.kinds import Stage
from cms.publishing.models import Emergency, PublishedPiece
from cms.publishing.record import was_withdrawn
from cms.users.roles import HEADS, has_role, holds_by_group


class PressPermissionTester(PagePermissionTester):
    """Wagtail derives some permissions from others and lets superusers pass all. Here:

    * Nobody publishes: a revision goes out when it has been accepted (``cms.publishing.gate``).
    * Nobody unpublishes: withdrawing is an act with a reason (``can_withdraw``).
    * What is out, or has been promised, can't be deleted; who is outside it comes by audience, so
      there are no view restrictions.
    """

    @cached_property
    def is_head(self) -> bool:
        """Jefatura de Prensa or Gerencia: they act upon what is out."""
        return has_role(self.user, *HEADS)

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_unschedule(self) -> bool:
        return self.is_head and not self.page_is_root

    def can_withdraw(self) -> bool:
        if self._holds_others or not (self.is_head or self._let_it_out_alone()):
            return False
        return self._left_the_building(self.page)

    def _let_it_out_alone(self) -> bool:
        """In an emergency that nobody has ratified: what he put out, he may take back."""
        return self.user.is_active and any(
            each.user_id == self.user.pk for each in self.emergencies
        )

    @cached_property
    def emergencies(self) -> list[Emergency]:
        """Those of the page that wait to be ratified."""
        return list(Emergency.objects.waiting().of_page(self.page.pk)) if self.page.live else []

    def can_publish_in_emergency(self) -> bool:
        """Let the newest text out alone; of what may go out so, that is (``gate.assess``)."""
        page = self.page
        return (
            holds_by_group(self.user, PERMISSION)
            and not self._holds_others
            and not page.alias_of_id
            and page.latest_revision_id not in (None, page.live_revision_id)
            and (not page.locked or self.can_unlock())
            and self.can_edit()
            and page.specific.get_latest_revision_as_object().may_go_out_in_emergency
        )

    def can_ratify(self) -> bool:
        """Answer for what somebody else let out in an emergency."""
        waiting = self.emergencies
        return bool(self.is_head and waiting) and self.user.pk not in bound(self.page, waiting)

    def can_restore(self) -> bool:
        """Send back to review what was out and was withdrawn, or has expired."""
        return (
            self.is_head
            and not self.page.live
            and not self._holds_others
            and not self.page.workflow_in_progress
            and not self.page.approved_schedule
            and was_withdrawn(self.page.pk)
        )

    def can_correct(self) -> bool:
        return (
            self.is_head
            and bool(self.page.live)
            and not self._holds_others
            and not self.page.alias_of_id
            and not self.page.workflow_in_progress
            and not self.page.approved_schedule
        )

    def can_amend(self) -> bool:
        """Change a few values of what is out, at once and with a reason: an act of its kind."""
        return (
            self.is_head
            and bool(self.page.live)
            and not self._holds_others
            and not self.page.alias_of_id
            and not self.page.approved_schedule
        )

    def can_reschedule(self) -> bool:
        """Change the hour of what is accepted and waits for it: later, now, or never."""
        return self.is_head and not self.page_is_root and bool(self.page.approved_schedule)

    @property
    def _holds_others(self) -> bool:
        """The tree's root, or a page that only holds others: moved or withdrawn by nobody."""
        return self.page_is_root or bool(self.page.specific.structural)

    def can_move(self) -> bool:
        return self.is_head and not self._holds_others

    def can_move_to(self, destination: Page) -> bool:
        if self.page == destination or destination.is_descendant_of(self.page):
            return False
        if not self.page.is_child_of(destination) and not self.page.specific.can_move_to(
            destination
        ):
            return False
        return self.can_move()

    def can_reorder_children(self) -> bool:
        return self.is_head and bool(self.page.specific_class.allowed_subpage_models())

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: FBT001, FBT002 - Wagtail's
        if self.page_is_root or not self.user.is_active or self.page.specific.structural:
            return False
        tree = self.page.get_descendants(inclusive=True)
        if tree.live().exists() or self._left_the_building(tree):
            return False
        return self.is_head or not tree.exclude(owner_id=self.user.pk).exists()

    def can_lock(self) -> bool:
        return self.is_head or super().can_lock()

    def can_unlock(self) -> bool:
        return self.is_head or self.user_has_lock()

    @staticmethod
    def _left_the_building(pages: Any) -> bool:
        """Whether any of ``pages`` (one, or a queryset) is out or was given in advance."""
        ids = [pages.pk] if isinstance(pages, Page) else pages.values("pk")
        return (
            PublishedPiece.objects.current()
            .filter(page_id__in=ids, stage__in=(Stage.OUT, Stage.ADVANCE))
            .exists()
        )
