"""Second factors and refusals are written down, and nothing that is secret in them."""

import pytest
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator

from cms.audit.models import AuditEntry
from cms.users import signals as door


@pytest.fixture
def factor(redactora):
    return Authenticator(user=redactora, type=Authenticator.Type.TOTP, data={"secret": "GUARDADO"})


@pytest.mark.parametrize(
    ("signal", "action"),
    [
        (factors.authenticator_added, "entrada.factor_nuevo"),
        (factors.authenticator_removed, "entrada.factor_quitado"),
        (factors.authenticator_reset, "entrada.factor_renovado"),
    ],
)
def test_a_factor_is_told_by_its_kind(redactora, factor, signal, action):
    signal.send(sender=Authenticator, request=None, user=redactora, authenticator=factor)

    entry = AuditEntry.objects.first()
    assert (entry.action, entry.person) == (action, "ana")
    assert entry.object_name.startswith("ana: ")
    assert "GUARDADO" not in str(vars(entry))


def test_a_wrong_factor_is_nobodys_act(redactora, factor):
    factors.authentication_failed.send(
        sender=Authenticator, request=None, user=redactora, authenticator=factor
    )

    entry = AuditEntry.objects.first()
    assert (entry.action, entry.person_id, entry.object_name) == (
        "entrada.factor_fallido",
        None,
        "ana",
    )


def test_who_must_wait_and_who_is_turned_away(redactora):
    door.locked_out.send(sender=None, request=None, username="ana")
    door.locked_out.send(sender=None, request=None, username="mi-clave-secreta")
    door.sign_in_refused.send(sender=None, request=None, reason="unknown")

    rows = list(AuditEntry.objects.values_list("action", "object_name", "detail")[:3])
    assert rows == [
        ("entrada.rechazada", "acceso institucional", {"refused": "unknown"}),
        ("entrada.en_espera", "cuenta desconocida", {}),
        ("entrada.en_espera", "ana", {}),
    ]
