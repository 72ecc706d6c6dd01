"""Which files the institution's settings and catalogues make public."""

from home.models import Institucion, Vocero

_IMAGE = Institucion._meta.get_field("sello").remote_field.model._meta.label_lower


def shows(label: str, key: int) -> bool:
    """Whether an image is the seal or a spokesperson's portrait. One query."""
    if label != _IMAGE:
        return False
    seal = Institucion.objects.filter(sello_id=key).values("pk")
    return seal.union(Vocero.objects.filter(retrato_id=key).values("pk")).exists()
