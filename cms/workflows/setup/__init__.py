"""What a newsroom needs to begin: groups, languages, the tree, the workflow.

Migrating runs it, and ``manage.py setup_newsroom``. It makes what is missing and resets nothing:
what an administrator changed afterwards stays changed.
"""

from django.db import transaction

from cms.workflows.setup.flow import attach_workflow, drop_stock_workflow, make_workflow
from cms.workflows.setup.roles import drop_stock_groups, make_groups, open_to_groups
from cms.workflows.setup.tree import (
    drop_welcome_page,
    make_locales,
    make_roots,
    make_site,
    make_tree,
    name_roots,
    pages_open_to_groups,
)


@transaction.atomic
def set_up_newsroom() -> None:
    """Make what is missing, in one transaction: a newsroom is either there or not."""
    make_roots()
    name_roots()
    make_locales()
    drop_stock_groups()
    drop_stock_workflow()
    make_groups()
    workflow = make_workflow()
    for root in make_tree():
        attach_workflow(workflow, root)
    open_to_groups(pages_open_to_groups())
    make_site()
    drop_welcome_page()
