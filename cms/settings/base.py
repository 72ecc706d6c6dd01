"""What holds wherever Pregón runs. Nothing here is secret."""

from django.utils.translation import gettext_lazy as _

from cms.settings import env
from cms.settings.sign_in import *  # noqa: F403 - a part of this module, long enough for its own

BASE_DIR = env.BASE_DIR

INSTALLED_APPS = [
    "noticias",
    "campanas",
    "prensa",
    "multimedia",
    "home",
    "cms.api",
    "cms.audit",
    "cms.sharing",
    "cms.workflows",
    "cms.base",
    "cms.http",
    "cms.publishing",
    "cms.users",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtailmedia",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.api.v2",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "corsheaders",
    "rest_framework",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # its words are found only if it is installed
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "cms.http.transactions.WriteLockMiddleware",
    "cms.audit.middleware.WhenceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.users.middleware.SignInMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.sharing.middleware.PreviewFrameMiddleware",
    "multimedia.middleware.KeptFilesMiddleware",
    "cms.workflows.middleware.AlarmMiddleware",
    # Last, so that its process_exception is the first to see what a view raised.
    "cms.workflows.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
ASGI_APPLICATION = "cms.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Data -------------------------------------------------------------------------------------------

DATABASES = {"default": {**env.DATABASE, "ATOMIC_REQUESTS": True}}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        # For commands and writing requests; cms.http.transactions relaxes it for reading ones.
        "transaction_mode": "IMMEDIATE",
    }
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)
    # A server that is out of reach is an error soon, not a process that hangs.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)

CACHES = {"default": env.CACHE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "cms_users.User"

# Languages: Spanish first ------------------------------------------------------------------------

LANGUAGE_CODE = "es-hn"
LANGUAGES = [("es-hn", _("Español (Honduras)")), ("en", _("Inglés"))]
LOCALE_PATHS = [BASE_DIR / "cms" / "locale"]
TIME_ZONE = "America/Tegucigalpa"
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = [("es-hn", "Español"), ("en", "Inglés")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("es", "Español"), ("en", "English")]
# Submitting a live page for translation would otherwise make a live, untranslated copy of it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

# Files ------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = env.VAR_DIR / "static"
MEDIA_ROOT = env.VAR_DIR / "media"
MEDIA_URL = "/archivos/"
# A web server's internal location below which it finds MEDIA_ROOT; empty: Pregón sends by itself.
PREGON_X_ACCEL = env.X_ACCEL
STORAGES = {
    "default": {"BACKEND": "multimedia.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Wagtail ----------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Pregón"
WAGTAILADMIN_BASE_URL = env.PUBLIC_URL
WAGTAILIMAGES_IMAGE_MODEL = "multimedia.Imagen"
WAGTAILIMAGES_IMAGE_FORM_BASE = "multimedia.forms.ImagenForm"
# SVG is not among them: it is a program that runs in the reader's browser.
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 40 * 1024 * 1024
# Below the count at which Pillow begins to warn of decompression bombs (89 million).
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80 * 1_000_000
WAGTAILIMAGES_JPEG_QUALITY = 82
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILDOCS_DOCUMENT_MODEL = "multimedia.Documento"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "multimedia.forms.DocumentoForm"
WAGTAILDOCS_SERVE_METHOD = "direct"  # by the same authorised address as every file
WAGTAILDOCS_MAX_UPLOAD_SIZE = 100 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = [
    *("pdf", "odt", "ods", "odp", "docx", "xlsx", "pptx", "csv", "txt", "zip"),
    *("jpg", "jpeg", "png"),  # a consent that was photographed
]
WAGTAILMEDIA = {
    "MEDIA_MODEL": "multimedia.Grabacion",
    "MEDIA_FORM_BASE": "multimedia.recordings.forms.GrabacionForm",
    # What every browser in use plays without a plug-in, and phones record.
    "VIDEO_EXTENSIONS": ["mp4", "m4v", "mov", "webm"],
    "AUDIO_EXTENSIONS": ["mp3", "m4a", "ogg", "oga", "opus", "wav", "webm", "weba"],
}
PREGON_RECORDING_MAX_SIZE = env.RECORDING_MAX_SIZE
WAGTAILAPI_RICH_TEXT_FORMAT = "html"
WAGTAILAPI_LIMIT_MAX = 100
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.workflows.finish.release_accepted_revision"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Addresses of once come from the pieces: Wagtail's own would tell those that a draft had.
WAGTAILREDIRECTS_AUTO_CREATE = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # nobody's address is told to a stranger's server
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Search and reference indexing must not wait for a worker: a listing would miss what is out.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Outsiders --------------------------------------------------------------------------------------

PREGON_PUBLIC_URL = env.PUBLIC_URL
PREGON_SITE_URL = env.SITE_URL
PREGON_DESK_WATCHES = True  # the web notices a release process that is dead
PREGON_RESPONSE_CACHE = env.RESPONSE_CACHE
PREGON_PREVIEW_URL = env.PREVIEW_URL
PREGON_TRUSTED_PROXIES = env.TRUSTED_PROXIES or 0
# The front end that shows drafts reads them here.
CORS_ALLOWED_ORIGINS = sorted({*env.CORS_ORIGINS, *env.origins_of(env.PREVIEW_URL)})
CORS_URLS_REGEX = r"^/(api/v2|archivos|feeds)/"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
ALLOWED_HOSTS = env.ALLOWED_HOSTS
X_FRAME_OPTIONS = "SAMEORIGIN"
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "UNAUTHENTICATED_USER": None,
}

# E-mail -----------------------------------------------------------------------------------------

EMAIL_BACKEND = env.EMAIL["EMAIL_BACKEND"]
EMAIL_HOST = env.EMAIL["EMAIL_HOST"]
EMAIL_PORT = env.EMAIL["EMAIL_PORT"]
EMAIL_HOST_USER = env.EMAIL["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = env.EMAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = env.EMAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = env.EMAIL.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH = env.EMAIL["EMAIL_FILE_PATH"] or None  # where ``filemail:`` puts them
EMAIL_TIMEOUT = 10  # seconds; they leave after the commit, in the process of whoever acted
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.FROM_EMAIL
EMAIL_SUBJECT_PREFIX = ""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"pregon": {"level": "INFO"}},
}
