"""Comments beside the text are no text: who writes one has changed nothing in the piece."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import COMMENTS_RELATION_NAME


class CommentsApart:
    """Keeps them without a new version, where nothing else changed.

    Wagtail would save one: the review would begin anew, its other steps would have to see again
    what they had accepted, and who comments would have to wait for another's «visto».
    """

    form: Any
    page: Any
    request: Any
    latest_revision: Any
    is_reverting: bool
    expects_json_response: bool
    has_content_changes: bool

    def save_action(self) -> HttpResponse:
        if not self._only_comments():
            return super().save_action()  # type: ignore[misc]
        self._keep_comments()
        messages.success(self.request, _("Comentarios guardados. El texto no cambió."))
        return self.redirect_and_remain()  # type: ignore[attr-defined]

    def perform_workflow_action(self) -> HttpResponse:
        if self._only_comments():
            self._keep_comments()
            self.has_content_changes = False
        return super().perform_workflow_action()  # type: ignore[misc]

    def send_commenting_notifications(self, changes: Any) -> None:
        """After the commit, as every e-mail of ours."""
        send = super().send_commenting_notifications  # type: ignore[misc]
        transaction.on_commit(lambda: send(changes), robust=True)

    def _only_comments(self) -> bool:
        """Autosave is Wagtail's own: its script goes on from the version that it saved."""
        formsets = dict(self.form.formsets)
        comments = formsets.pop("comments", None)
        return (
            comments is not None
            and not self.expects_json_response
            and not self.is_reverting
            and comments.has_changed()
            and not set(self.form.changed_data) - {"comment_notifications"}
            and not any(each.has_changed() for each in formsets.values())
        )

    def _keep_comments(self) -> None:
        comments = self.form.formsets["comments"]
        comments.save(commit=False)
        for comment in comments.new_objects:
            comment.revision_created = self.latest_revision
        getattr(self.page, COMMENTS_RELATION_NAME).commit()
        changes = self.get_commenting_changes()  # type: ignore[attr-defined]
        self.log_commenting_changes(changes, self.latest_revision)  # type: ignore[attr-defined]
        self.send_commenting_notifications(changes)
