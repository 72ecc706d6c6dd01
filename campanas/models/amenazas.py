"""What threatens: said alike by prevention campaigns and by alerts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Amenaza(models.TextChoices):
    """A hazard. The values are what the APIs show and filter by."""

    DESLIZAMIENTO = "deslizamiento", _("Deslizamiento")
    INUNDACION = "inundacion", _("Inundación")
    TORMENTA = "tormenta", _("Tormenta")
    INCENDIO_FORESTAL = "incendio_forestal", _("Incendio forestal")
    DENGUE = "dengue", _("Dengue")
    SISMO = "sismo", _("Sismo")
    SEQUIA = "sequia", _("Sequía")
    ONDA_DE_CALOR = "onda_de_calor", _("Onda de calor")
    CONTAMINACION_DEL_AIRE = "contaminacion_del_aire", _("Contaminación del aire")
    OTRA = "otra", _("Otra")
