from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SharingConfig(AppConfig):
    name = "cms.sharing"
    label = "cms_sharing"
    verbose_name = _("Borradores compartidos")

    def ready(self) -> None:
        from cms.base.preview import register_preview
        from cms.http.drafts import register_drafts
        from cms.publishing.chores import Chore, register_chore
        from cms.sharing import receivers, snapshots
        from cms.sharing.views.act import CompartirBorrador
        from cms.workflows.views.registry import register_acts

        register_acts(CompartirBorrador)
        register_preview(snapshots.shown_outside)
        register_drafts(snapshots.draft_for)
        register_chore(
            Chore(name="vistas previas", every=timedelta(minutes=5), run=snapshots.prune)
        )
        receivers.connect()
