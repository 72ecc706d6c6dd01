"""The demo's catalogues and the institution."""

from typing import Any

from django.utils.text import slugify

from cms.demo.content import read
from home.models import ContactoDePrensa, Dependencia, Institucion, RedSocial, Tema, Vocero, Zona

Entries = dict[str, dict[str, Any]]


def make_catalogues() -> Entries:
    """Make every entry and the institution's settings.

    Returns:
        ``{"temas": {key: Tema}, "zonas": …, "dependencias": …, "voceros": …}``
    """
    data = read("catalogos")
    units = {
        key: _entry(Dependencia, each["nombre"], siglas=each.get("siglas", ""))
        for key, each in data["dependencias"].items()
    }
    _institution(data["institucion"])
    return {
        "dependencias": units,
        "temas": {
            key: _entry(Tema, each["nombre"], codigo_iptc=each["iptc"])
            for key, each in data["temas"].items()
        },
        "zonas": {
            key: _entry(
                Zona, each["nombre"], tipo=each["tipo"], latitud=each["lat"], longitud=each["lon"]
            )
            for key, each in data["zonas"].items()
        },
        "voceros": {
            key: _entry(
                Vocero,
                each["nombre"],
                cargo=each["cargo"],
                dependencia=units[each["dependencia"]],
            )
            for key, each in data["voceros"].items()
        },
    }


def _entry(model: Any, name: str, **values: Any) -> Any:
    return model.objects.update_or_create(slug=slugify(name), defaults={"nombre": name, **values})[
        0
    ]


def _institution(data: dict[str, Any]) -> None:
    settings = Institucion.load()
    for field in ("nombre", "direccion", "telefono", "correo", "sitio", "sobre"):
        setattr(settings, field, data[field])
    settings.contactos = [ContactoDePrensa(**each) for each in data["contactos"]]
    settings.redes = [RedSocial(**each) for each in data["redes"]]
    settings.save()
