"""Countdowns in the desk's templates."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.workflows.countdown import countdown_in_words

register = template.Library()


@register.simple_tag
def countdown(at: datetime) -> SafeString:
    """The time that is left, as it is now; ``countdown.js`` keeps it true.

    It brings the server's own clock along: a phone's may be wrong by minutes.
    """
    now = timezone.now()
    return format_html(
        '<span class="pregon-countdown" data-at="{}" data-now="{}" data-ago="{}">{}</span>',
        int(at.timestamp()),
        int(now.timestamp()),
        _("hace %(time)s"),
        countdown_in_words(at, now),
    )
