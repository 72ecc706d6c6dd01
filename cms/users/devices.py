"""A browser's long name in a few words, so that a person recognises the session as one's own."""

from django.utils.translation import gettext as _

# The first that is found counts: Edge calls itself Chrome too, and all call themselves Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
    ("curl", "curl"),
    ("python", "Python"),
)
MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def in_words(user_agent: str) -> str:
    """«Chrome en Windows»; what isn't known is said to be so."""
    browser = _first(BROWSERS, user_agent) or _("Un programa desconocido")
    machine = _first(MACHINES, user_agent)
    if not machine:
        return browser
    return _("%(browser)s en %(machine)s") % {"browser": browser, "machine": machine}


def _first(known: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for mark, name in known if mark in user_agent), "")
