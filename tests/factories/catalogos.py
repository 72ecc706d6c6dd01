"""Entries of the catalogues, each once."""

from home.models import Dependencia, Tema, Vocero, Zona


def zona(nombre: str = "El Edén", **values) -> Zona:
    return Zona.objects.get_or_create(nombre=nombre, defaults={"tipo": "colonia", **values})[0]


def tema(nombre: str = "Lluvias", **values) -> Tema:
    return Tema.objects.get_or_create(nombre=nombre, defaults=values)[0]


def dependencia(nombre: str = "Gerencia de Riesgos", **values) -> Dependencia:
    return Dependencia.objects.get_or_create(nombre=nombre, defaults=values)[0]


def vocero(nombre: str = "Inés Aguilar", **values) -> Vocero:
    return Vocero.objects.get_or_create(nombre=nombre, defaults={"cargo": "Vocera", **values})[0]
