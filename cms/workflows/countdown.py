"""How long it is until an hour, or since it, in the same words as ``countdown.js``."""

from datetime import datetime

from django.utils.translation import gettext as _

MINUTE, HOUR, DAY = 60, 3600, 86_400


def countdown_in_words(at: datetime, now: datetime) -> str:
    """«2 días 3 h», «3 h 05 min», «4 min 09 s»; after ``at`` with «hace» before it."""
    seconds = int((at - now).total_seconds())
    text = _length(abs(seconds))
    return text if seconds >= 0 else _("hace %(time)s") % {"time": text}


def _length(seconds: int) -> str:
    if seconds >= DAY:
        return _("%(d)d d %(h)d h") % {"d": seconds // DAY, "h": seconds % DAY // HOUR}
    if seconds >= HOUR:
        minutes = f"{seconds % HOUR // MINUTE:02d}"
        return _("%(h)d h %(m)s min") % {"h": seconds // HOUR, "m": minutes}
    return _("%(m)d min %(s)s s") % {"m": seconds // MINUTE, "s": f"{seconds % MINUTE:02d}"}
