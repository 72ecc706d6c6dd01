"""Which files the institution's settings and catalogues make public."""

from home.models import Institucion, Vocero


def shows(kind: str, asset_id: int) -> bool:
    """Whether an image is the seal or a spokesperson's portrait. One query."""
    if kind != "image":
        return False
    seal = Institucion.objects.filter(sello_id=asset_id).values("pk")
    return seal.union(Vocero.objects.filter(retrato_id=asset_id).values("pk")).exists()
