"""The door. Allauth's views under Spanish addresses, and no others of allauth's: above all no
sign-up. The names are those by which allauth finds them."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import include, path, re_path, reverse_lazy
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView

from cms.users.views import door
from cms.users.views.sessions import SessionsView

passwords = [
    path("cambiar/", account.password_change, name="account_change_password"),
    # Who has none (an invitation that expired, the institution's sign-in) asks for one by e-mail.
    path(
        "primera/",
        RedirectView.as_view(url=reverse_lazy("account_reset_password")),
        name="account_set_password",
    ),
    path("olvidada/", account.password_reset, name="account_reset_password"),
    path("enviada/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "lista/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^nueva/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
confirmations = [
    path("", account.reauthenticate, name="account_reauthenticate"),
    path("codigo/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("llave/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
]
security = [
    path("", door.SecurityView.as_view(), name="mfa_index"),
    path("sesiones/", SessionsView.as_view(), name="sesiones"),
    path("aplicacion/agregar/", door.AddAppView.as_view(), name="mfa_activate_totp"),
    path("aplicacion/quitar/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codigos/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codigos/nuevos/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codigos/descargar/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("llaves/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("llaves/agregar/", door.AddKeyView.as_view(), name="mfa_add_webauthn"),
    path("llaves/<int:pk>/quitar/", door.RemoveKeyView.as_view(), name="mfa_remove_webauthn"),
    path("llaves/<int:pk>/nombre/", keys.edit_webauthn, name="mfa_edit_webauthn"),
]
urlpatterns = [
    path("", door.DoorView.as_view(), name="account_login"),
    path("salir/", require_POST(account.logout), name="account_logout"),
    path("inactiva/", account.account_inactive, name="account_inactive"),
    path("segundo-paso/", mfa.authenticate, name="mfa_authenticate"),
    path("con-llave/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("contrasena/", include(passwords)),
    path("confirmar/", include(confirmations)),
    path("seguridad/", include(security)),
    # Back from the institution without having gone through with it.
    path(
        "cancelada/",
        RedirectView.as_view(pattern_name="account_login"),
        name="socialaccount_login_cancelled",
    ),
    # Answers 404 unless the institution's sign-in is set up.
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
]
