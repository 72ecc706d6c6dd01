"""The abstract pages. Django looks for models here; each has a module of its own."""

from cms.base.cited import PiezaCitada
from cms.base.page import BasePage
from cms.base.story import Story

__all__ = ["BasePage", "PiezaCitada", "Story"]
