"""System checks: a kind of page that was only half made is named at boot, with what it lacks."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db.models import Field

from cms.base.page import BasePage

# Where the contracts' golden files are in the sources; an installation without tests has none.
GOLDEN = ("tests", "contracts", "pages")


def register() -> None:
    checks.register(check_every_kind_has_its_golden_file)
    checks.register(check_every_kind_explains_itself)


def kinds() -> list[type[BasePage]]:
    """The types of pages that aren't structure."""
    return [
        model for model in apps.get_models() if issubclass(model, BasePage) and not model.structural
    ]


def golden_name(model: type[BasePage]) -> str:
    """The name of the file that holds what readers get of such a page."""
    return f"{model._meta.label}.json"


def check_every_kind_has_its_golden_file(
    app_configs: Any, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Readers rely on what a page looks like: a type without a golden file may change unnoticed."""
    folder = settings.BASE_DIR.joinpath(*GOLDEN)
    if not folder.is_dir():
        return []
    return [
        checks.Error(
            f"{model.__name__} has no golden file.",
            hint=f"Add it to tests/factories/kinds.py and run make golden ({golden_name(model)}).",
            obj=model,
            id="pregon.E003",
        )
        for model in kinds()
        if not (folder / golden_name(model)).exists()
    ]


def check_every_kind_explains_itself(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """An editor at night reads what a kind is for, and what each of its fields wants."""
    return [
        checks.Error(
            f"{model.__name__} lacks help for editors: {', '.join(missing)}.",
            hint="Say what it is for in page_description, and give each field a help_text.",
            obj=model,
            id="pregon.E004",
        )
        for model in kinds()
        if (missing := list(_unexplained(model)))
    ]


def _unexplained(model: type[BasePage]) -> Iterator[str]:
    if not model.get_page_description():
        yield "page_description"
    common = {field.name for field in BasePage._meta.get_fields()}
    for field in model._meta.get_fields():
        if isinstance(field, Field) and _is_own(field, common) and not field.help_text:
            yield field.name


def _is_own(field: Field, common: set[str]) -> bool:
    """Whether editors fill it on pages of this type alone."""
    return field.editable and field.name not in common and not field.auto_created
