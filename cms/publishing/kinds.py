"""The closed lists of words that the log and the approvals use."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    """Where the newest version of a piece stands."""

    OUT = "out", _("fuera")
    ADVANCE = "advance", _("adelantada bajo embargo")
    WITHDRAWN = "withdrawn", _("retirada")


class Change(TextChoices):
    """What happened to a piece."""

    PUBLISHED = "published", _("publicada")
    UPDATED = "updated", _("actualizada")
    CORRECTED = "corrected", _("corregida")
    MOVED = "moved", _("cambió de dirección")
    WITHDRAWN = "withdrawn", _("retirada")
    ADVANCE = "advance", _("adelantada bajo embargo")


class Reason(TextChoices):
    """Why a piece stopped being out. ``NONE``, a bug or a hand in the database, is reported."""

    WITHDRAWN = "retirada", _("retirada")
    EXPIRED = "caducada", _("caducada")
    DELETED = "borrada", _("borrada")
    NONE = "sin motivo", _("sin motivo")


class Acceptance(TextChoices):
    """In which way somebody accepted a revision's content."""

    APPROVAL = "approval", _("aprobación de un paso")
    VISTO = "visto", _("visto")
    EMERGENCY = "emergency", _("emergencia")
    RATIFICATION = "ratification", _("ratificación de una emergencia")
    SYSTEM = "system", _("página de estructura")
    ACT = "act", _("acto con motivo")


class Audience(TextChoices):
    """For whom a piece is, in the end."""

    PUBLIC = "publico", _("Público")
    MEDIA = "medios", _("Medios acreditados")
    STAFF = "interno", _("Personal de la alcaldía")
