from typing import Any

from django.apps import AppConfig, apps
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class WorkflowsConfig(AppConfig):
    name = "cms.workflows"
    label = "cms_workflows"
    verbose_name = _("Flujo de trabajo")

    def ready(self) -> None:
        from cms.publishing import providers
        from cms.publishing.chores import Chore, register_chore
        from cms.workflows import alarms, emergency, notices, reminders
        from cms.workflows.steps import steps_of
        from cms.workflows.translating import receivers
        from cms.workflows.translating.obstacles import obstacles_of
        from cms.workflows.translations import authors_of_strings
        from cms.workflows.views.emergency import PublicarDeEmergencia, Ratificar
        from cms.workflows.views.registry import register_acts

        register_acts(PublicarDeEmergencia, Ratificar)
        register_chore(
            Chore(name="emergencies", every=emergency.LOOK_EVERY, run=emergency.sound_alarms)
        )
        providers.register_steps(steps_of)
        providers.register_authors(authors_of_strings)
        providers.register_obstacles(obstacles_of)
        notices.connect()
        register_chore(reminders.CHORE)
        alarms.connect()
        receivers.connect()
        # After the last app's: the groups need the permissions that the others' signals make.
        # Django signals for apps with models alone.
        last = [each for each in apps.get_app_configs() if each.models_module is not None][-1]
        post_migrate.connect(set_up_after_migrating, sender=last, dispatch_uid="pregon.set_up")


def set_up_after_migrating(sender: AppConfig, using: str, plan: Any = None, **kwargs: Any) -> None:
    """Set the newsroom up once every table is there; a migration to the middle leaves it."""
    from cms.workflows.setup import set_up_newsroom

    if using == DEFAULT_DB_ALIAS and (plan is None or _is_complete()):
        set_up_newsroom()


def _is_complete() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
