"""What the editor's own form sends: for tests that go in by the front door.

Built from the page type's form, so that a new kind needs nothing of its own here.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Manager, Model
from django.forms import BaseForm
from django.utils import timezone
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html
from wagtail.test.utils.form_data import inline_formset, rich_text


def edit_form_data(page: Page) -> dict[str, Any]:
    """The fields of ``page``'s editor, filled with its present values."""
    form = page.get_edit_handler().get_form_class()(instance=page)
    data = {name: _field(form, name) for name in form.fields}
    formsets = {name: _formset(formset) for name, formset in form.formsets.items()}
    filled = {**data, **formsets, "comments": inline_formset([])}
    return _flat({name: each for name, each in filled.items() if each is not None})


def _formset(formset: Any) -> dict[str, Any]:
    rows = [{name: _field(form, name) for name in form.fields} for form in formset.initial_forms]
    return inline_formset(
        [{name: value for name, value in row.items() if value is not None} for row in rows],
        initial=len(rows),
    )


def _field(form: BaseForm, name: str) -> Any:
    value = form[name].value()
    if isinstance(value, StreamValue):
        return _stream(value)
    if isinstance(getattr(form.instance, name, None), str) and _is_rich_text(form, name):
        return rich_text(expand_db_html(value or ""))
    return _plain(value)


def _is_rich_text(form: BaseForm, name: str) -> bool:
    return type(form.fields[name].widget).__name__.endswith("DraftailRichTextArea")


def _plain(value: Any) -> Any:
    """As a browser sends it; ``None``: not sent at all, like a box that isn't ticked."""
    if value is None or isinstance(value, bool):
        return {None: "", True: "on", False: None}[value]
    if isinstance(value, Manager):
        value = value.all()
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, date):
        return _date(value)
    if isinstance(value, (list, tuple)) or hasattr(value, "_iterable_class"):
        return [_plain(each) for each in value]
    return value


def _date(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return local.strftime("%Y-%m-%d %H:%M")


def _stream(value: StreamValue) -> dict[str, Any]:
    return _numbered(
        {"value": _block(child.block, child.value), "type": child.block_type, "id": child.id or ""}
        for child in value
    )


def _block(block: blocks.Block, value: Any) -> Any:
    """A block's value as its own widgets send it."""
    if isinstance(block, blocks.StreamBlock):
        return _stream(value)
    if isinstance(block, blocks.StructBlock):
        return {name: _block(child, value[name]) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return _numbered({"value": _block(block.child_block, each), "id": ""} for each in value)
    if isinstance(value, RichText):
        return rich_text(value.source)
    if isinstance(value, Mapping):  # a table
        return json.dumps(value)
    return "" if (plain := _plain(value)) is None else plain


def _numbered(rows: Any) -> dict[str, Any]:
    listed = list(rows)
    return {
        "count": str(len(listed)),
        **{str(n): {**row, "deleted": "", "order": str(n)} for n, row in enumerate(listed)},
    }


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    """``{"cuerpo": {"0": {"value": 1}}}`` as ``{"cuerpo-0-value": 1}``; a list is several choices
    of one field."""
    return dict(_leaves(data))


def _leaves(data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in data.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{prefix}{name}-")
        else:
            yield f"{prefix}{name}", value
