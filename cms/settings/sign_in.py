"""How people come in: passwords, second factors, limits, sessions, the institution's sign-in.

Part of ``base``. The machinery is django-allauth's; ``cms.users`` says what it may do here.
"""

from datetime import timedelta
from typing import Any

from cms.settings import env

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# One door. Wagtail's own form and its password pages lead there (cms.urls).
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

# Passwords --------------------------------------------------------------------------------------

# The first makes new ones; the rest are read, and written anew by the first at sign-in.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2SHA1PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATION}UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "first_name", "last_name", "email", "cargo")},
    },
    {"NAME": f"{_VALIDATION}MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = int(timedelta(days=3).total_seconds())  # for invitations as well
# Nobody types another's password; one's own is changed behind the one door.
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
# Whoever could change the address could have a new password sent to it.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

# Accounts ---------------------------------------------------------------------------------------

ACCOUNT_ADAPTER = "cms.users.adapters.account.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
# No sign-up has an address here; allauth reads from this what its sign-in form asks for.
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # administrators write the addresses down
ACCOUNT_UNIQUE_EMAIL = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letters to strangers
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True  # for as long as SESSION_COOKIE_AGE
# Allauth's own one writes the address into a table that nobody here keeps in line.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - the name of a class
ACCOUNT_FORMS = {
    "login": "cms.users.forms.SignInForm",
    "reauthenticate": "cms.users.forms.ConfirmForm",
    "reset_password": "cms.users.forms.ForgottenForm",
    "reset_password_from_key": "cms.users.forms.NewPasswordForm",
    "change_password": "cms.users.forms.ChangePasswordForm",
}
# ``ip`` counts for an address, ``key`` for what was typed, ``user`` for the account.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",  # the second factor's too
    "reauthenticate": "10/m/user",
    "reset_password": "10/m/ip,3/600s/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.TRUSTED_PROXIES or 0

# The second factor ------------------------------------------------------------------------------

PREGON_REQUIRE_MFA = bool(env.REQUIRE_MFA)
# Permissions (``app.codename``) that oblige to a second factor, besides the roles that do.
PREGON_MFA_PERMISSIONS = ["cms_publishing.publish_emergency"]
MFA_ADAPTER = "cms.users.adapters.mfa.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Pregón"
MFA_FORMS = {
    "authenticate": "cms.users.forms.CodeForm",
    "reauthenticate": "cms.users.forms.ConfirmByCodeForm",
    "activate_totp": "cms.users.forms.ActivateAppForm",
    "add_webauthn": "cms.users.forms.AddKeyForm",
    "edit_webauthn": "cms.users.forms.RenameKeyForm",
}

# Sessions ---------------------------------------------------------------------------------------

SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # «Strict» would lose it on the way back from the institution
PREGON_SESSION_IDLE = timedelta(hours=2)

# The institution's sign-in ----------------------------------------------------------------------

SOCIALACCOUNT_ADAPTER = "cms.users.adapters.social.InstitutionAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # the adapter looks people up, and more strictly
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
PREGON_OIDC_GROUPS_CLAIM = env.OIDC_GROUPS_CLAIM
PREGON_OIDC_GROUPS: dict[str, str] = env.OIDC_GROUPS
if env.OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "institucion",
                "name": env.OIDC_NAME or "la institución",
                "client_id": env.OIDC_CLIENT_ID or env.required("PREGON_OIDC_CLIENT_ID"),
                "secret": env.OIDC_SECRET or env.required("PREGON_OIDC_SECRET"),
                "settings": {"server_url": env.OIDC_ISSUER},
            }
        ],
    }
