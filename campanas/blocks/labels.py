"""Fields that several blocks have, each with its own example."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def title(help_text: Any) -> blocks.CharBlock:
    return blocks.CharBlock(label=_("Título"), max_length=160, help_text=help_text)


def note(help_text: Any) -> blocks.CharBlock:
    """In the API ``None`` if it is empty: the block that has it says so."""
    return blocks.CharBlock(label=_("Nota"), max_length=300, required=False, help_text=help_text)
