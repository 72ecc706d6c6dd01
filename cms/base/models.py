"""The abstract page. Django looks for models here; the class has a module of its own."""

from cms.base.page import BasePage

__all__ = ["BasePage"]
