"""Wagtail's command of this name stops at the first failure and is not atomic: ours stands in."""

from cms.publishing.management.commands.publish_due import Command as PublishDue


class Command(PublishDue):
    """For an operator's old cron line; the same as ``publish_due``."""

    help = f"The same as publish_due. {PublishDue.help}"
