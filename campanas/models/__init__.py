"""Campaigns and alerts, one noun a module."""

from campanas.models.amenazas import Amenaza

__all__ = ["Amenaza"]
