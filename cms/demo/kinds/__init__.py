"""The kinds of piece of the demo, one noun a module: each says only how its page is filled."""

from cms.demo.kinds.alertas import ALERTA
from cms.demo.kinds.boletines import BOLETIN
from cms.demo.kinds.campanas import INFRAESTRUCTURA, PREVENCION, SOCIAL
from cms.demo.kinds.convocatorias import CONVOCATORIA
from cms.demo.kinds.galerias import GALERIA
from cms.demo.kinds.kind import Kind
from cms.demo.kinds.revistas import REVISTA

KINDS: tuple[Kind, ...] = (
    BOLETIN,
    ALERTA,
    PREVENCION,
    INFRAESTRUCTURA,
    SOCIAL,
    GALERIA,
    REVISTA,
    CONVOCATORIA,
)

__all__ = ["BOLETIN", "KINDS", "Kind"]
