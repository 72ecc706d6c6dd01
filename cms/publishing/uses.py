"""How a piece says which things of the database it shows.

Wagtail's reference index does not serve here: it follows no many-to-many relation (a subject, a
zone), and it knows the page's row rather than what was accepted and left.
"""

from django.db.models import Model


def use_of(thing: Model) -> tuple[str, int]:
    """``("multimedia.imagen", 7)``: a model's label and a primary key."""
    return thing._meta.label_lower, thing.pk
