"""The workflow «Boletín» and its steps."""

from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Task, Workflow, WorkflowPage, WorkflowTask

from cms.users.roles import Role
from cms.workflows.models import EdicionTask, ReglasDeAprobacion, VistoBuenoTask, VistoTask

WORKFLOW = "Boletín"
STOCK = "Moderators approval"  # as Wagtail's own migration names its workflow and its task


def make_workflow() -> Workflow:
    """«Boletín» with its three steps; one that is there already is left as it is."""
    known = Workflow.objects.filter(name=WORKFLOW).first()
    if known is not None:
        return known
    workflow = Workflow.objects.create(name=WORKFLOW)
    steps = (
        _group_step(EdicionTask, "Edición", Role.PRESS_HEADS),
        _group_step(VistoBuenoTask, "Visto bueno", Role.MANAGEMENT),
        VistoTask.objects.first() or VistoTask.objects.create(name="Visto"),
    )
    for order, step in enumerate(steps):
        WorkflowTask.objects.create(workflow=workflow, task=step.task_ptr, sort_order=order)
    ReglasDeAprobacion.load()
    return workflow


def _group_step(model: type[Any], name: str, role: Role) -> Any:
    known = model.objects.first()
    if known is not None:
        return known
    step = model.objects.create(name=name)
    step.groups.set([Group.objects.get(name=role)])
    return step


def attach_workflow(workflow: Workflow, root: Page) -> None:
    """Send what lies below ``root`` through ``workflow``, unless another one was chosen for it."""
    WorkflowPage.objects.get_or_create(page_id=root.pk, defaults={"workflow": workflow})


def drop_stock_workflow() -> None:
    """Wagtail's own writes no acceptance: nothing could ever go out by it."""
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return  # whatever has that name by now is the office's own
    Workflow.objects.filter(name=STOCK, workflow_states__isnull=True).delete()
    stock = GroupApprovalTask.objects.filter(name=STOCK, task_states__isnull=True)
    Task.objects.filter(pk__in=list(stock.values_list("pk", flat=True))).delete()
