"""Campaigns and alerts, one noun a module."""

from campanas.models.alerta import AlertaPage, AlertasIndexPage
from campanas.models.amenazas import Amenaza

__all__ = ["AlertaPage", "AlertasIndexPage", "Amenaza"]
