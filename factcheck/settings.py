"""Settings: one file, read from the environment, safe by default.

Every variable is described in ``docs/operations.md`` (a test holds the two together). Without ``FACTCHECK_DEBUG``
nothing is assumed: the secret key, the host names and the addresses of the servers must be given, or the start says
which of them is missing. Importing this module starts nothing.
"""

import ipaddress
import sys
from pathlib import Path
from urllib.parse import urlsplit

import django_stubs_ext
import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

django_stubs_ext.monkeypatch()  # annotations such as ModelForm[Claim] are evaluated when a module is imported

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (dotenv := BASE_DIR / ".env").is_file():
    env.read_env(dotenv)

DEBUG = env.bool("FACTCHECK_DEBUG", default=False)


def _needed(name: str, *, in_debug: str) -> str:
    """The value of ``name``; only while DEBUG is on does a stand-in serve."""
    value = env.str(name, default="")
    if value or DEBUG:
        return value or in_debug
    # These commands read no data, and `up` starts servers of its own before anything asks for their addresses.
    if len(sys.argv) > 1 and sys.argv[1] in {"up", "help", "measure"}:
        return in_debug
    raise ImproperlyConfigured(f"{name} is not set. See docs/operations.md, or type “make run” to try Factcheck out.")


def _pairs(name: str) -> tuple[tuple[str, int], ...]:
    """``127.0.0.1:8001,…`` as (address, port) pairs, each on loopback."""
    pairs = []
    for item in env.list(name, default=[]):
        parts = urlsplit(f"//{item}")
        if parts.hostname is None or parts.port is None or not ipaddress.ip_address(parts.hostname).is_loopback:
            raise ImproperlyConfigured(f"{name} takes loopback addresses with a port, such as 127.0.0.1:8001.")
        pairs.append((parts.hostname, parts.port))
    return tuple(pairs)


def _servers(name: str) -> tuple[tuple[str, int], ...]:
    """``search.lan:8080,…`` as (host, port) pairs."""
    pairs = []
    for item in env.list(name, default=[]):
        parts = urlsplit(f"//{item}")
        if parts.hostname is None or parts.port is None:
            raise ImproperlyConfigured(f"{name} takes hosts with a port, such as search.lan:8080.")
        pairs.append((parts.hostname, parts.port))
    return tuple(pairs)


SECRET_KEY = _needed("FACTCHECK_SECRET_KEY", in_debug="only-for-trying-out-on-this-machine-" + "0" * 32)
ALLOWED_HOSTS = [
    host for host in _needed("FACTCHECK_HOSTS", in_debug="127.0.0.1,localhost,[::1],testserver").split(",") if host
]
SITE_URL = env.str("FACTCHECK_SITE_URL", default=f"http://127.0.0.1:{env.str('PORT', default='8000')}").rstrip("/")
SITE_NAME = env.str("FACTCHECK_SITE_NAME", default="Factcheck")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

# What belongs to the desk on disk: snapshots, the embedded servers, the key that `up` makes.
DATA_DIR = Path(env.str("FACTCHECK_DATA", default=str(BASE_DIR / ".data"))).resolve()

# --- What is ours -----------------------------------------------------------------------------------------------------

# Where related reporting may come from, in the order in which the Sources page shows it: one dotted path a connector.
# Which of them are asked is switched on that page; at first those alone to which no word of a claim is sent.
CLAIMS_CONNECTORS = env.list(
    "FACTCHECK_CONNECTORS",
    default=[
        "claims.connectors.feeds.Feeds",
        "claims.connectors.factcheck_tools.FactCheckTools",
        "claims.connectors.gdelt.Gdelt",
        "claims.connectors.searxng.SearXNG",
        "claims.connectors.mediawiki.MediaWiki",
        "claims.connectors.wikidata.Wikidata",
        "claims.connectors.cited.CitedPages",
        "claims.connectors.internet_archive.InternetArchive",
    ],
)
# What they are made with: {"factcheck_tools": {"key": "…"}, "searxng": {"base": "https://…"}}. Keys belong here.
CLAIMS_CONNECTOR_OPTIONS = env.json("FACTCHECK_CONNECTOR_OPTIONS", default={})
# Servers in the newsroom's own network that a connector may ask, as host:port; see docs/connectors.md.
CLAIMS_OWN_SERVERS = _servers("FACTCHECK_OWN_SERVERS")
# How the outbound client calls itself; a newsroom adds a way to reach it.
CLAIMS_USER_AGENT = env.str("FACTCHECK_USER_AGENT", default=f"Factcheck/0.1 (+{SITE_URL}/about/)")
# The WebSub hub with which readers of our feed subscribe; it is told of each change. Empty: nobody is told.
CLAIMS_HUB = env.str("FACTCHECK_HUB", default="")
# Minutes between two looks at a watched feed, and days that an entry which a feed no longer carries is kept.
CLAIMS_FEED_MINUTES = env.int("FACTCHECK_FEED_MINUTES", default=15)
CLAIMS_KEEP_ENTRIES_DAYS = env.int("FACTCHECK_KEEP_ENTRIES_DAYS", default=90)
# Days after the answer to a reader's letter for which its words are kept; one without an answer is kept twice as long.
CLAIMS_KEEP_LETTERS_DAYS = env.int("FACTCHECK_KEEP_LETTERS_DAYS", default=90)
# Pages a pull reads in full, at most, best first.
CLAIMS_PAGES_PER_PULL = env.int("FACTCHECK_PAGES_PER_PULL", default=12)
# Places of the newsroom's own beside those of GeoNames: a CSV of name, country, latitude, longitude, aliases.
CLAIMS_PLACES_FILE = env.str("FACTCHECK_PLACES_FILE", default="")
# The demo's newswire listens on loopback; the outbound client may dial it only by this explicit allowance.
CLAIMS_LOOPBACK_ALLOWANCE = _pairs("FACTCHECK_LOOPBACK_ALLOWANCE")
# Seconds between two requests to one host at least, and how many may be under way at once, for all workers together.
CLAIMS_HOST_PACE = env.float("FACTCHECK_HOST_PACE", default=1.0)
CLAIMS_HOST_AT_ONCE = env.int("FACTCHECK_HOST_AT_ONCE", default=1)
# Seconds that a request to a page, a feed or a service may take in all, redirects included.
CLAIMS_FETCH_SECONDS = env.float("FACTCHECK_FETCH_SECONDS", default=20.0)
# Whether robots.txt is followed for pages and feeds that the machine looks up by itself; a source may have a waiver.
CLAIMS_ROBOTS = env.bool("FACTCHECK_ROBOTS", default=True)
# Hours between the looks at a page that claims stand on; the last pause is repeated.
CLAIMS_WATCH_HOURS = env.list("FACTCHECK_WATCH_HOURS", cast=int, default=[1, 6, 24, 72, 168, 720])
if not CLAIMS_WATCH_HOURS or min(CLAIMS_WATCH_HOURS) < 1:
    raise ImproperlyConfigured("FACTCHECK_WATCH_HOURS takes whole hours with commas between, each 1 or more.")
# A newsroom of one may switch the second person off; every page published that way says so.
CLAIMS_SECOND_PERSON = env.bool("FACTCHECK_SECOND_PERSON", default=True)
# Largest text or file taken in, in bytes.
CLAIMS_INTAKE_BYTES = env.int("FACTCHECK_INTAKE_BYTES", default=5 * 2**20)
# A folder with model.onnx and tokenizer.json; empty means the model that comes along, “none” means words alone.
CLAIMS_SENTENCE_MODEL = env.str("FACTCHECK_SENTENCE_MODEL", default="")
# Demo log-ins: fixed passwords that work only here, on loopback, while DEBUG is on.
CLAIMS_DEMO = env.bool("FACTCHECK_DEMO", default=False)

if not DEBUG:
    if CLAIMS_LOOPBACK_ALLOWANCE:
        raise ImproperlyConfigured("FACTCHECK_LOOPBACK_ALLOWANCE is for the demo alone. Take it out of the settings.")
    if CLAIMS_DEMO:
        raise ImproperlyConfigured("FACTCHECK_DEMO gives log-ins with known passwords. Take it out of the settings.")

# --- Django -----------------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "factcheck.apps.FactcheckConfig",
    "claims.apps.ClaimsConfig",
    *(["demo.apps.DemoConfig"] if CLAIMS_DEMO else []),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "django_celery_beat",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "factcheck.safety.OwnPages",
    "factcheck.safety.Unshared",
    "factcheck.safety.Bounds",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
ASGI_APPLICATION = "factcheck.asgi.application"

_loaders = [
    (
        "template_partials.loader.Loader",
        [
            (
                "django.template.loaders.cached.Loader",
                ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
            )
        ],
    )
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": _loaders,
            "builtins": ["template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "claims.web.context.desk",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# PostgreSQL is the only database. In DEBUG the stand-in address is never dialled: `up` hands the real one on.
DATABASES = {"default": env.db_url_config(_needed("DATABASE_URL", in_debug="postgresql:///factcheck"))}
DATABASES["default"]["ENGINE"] = "django.db.backends.postgresql"
DATABASES["default"]["CONN_MAX_AGE"] = env.int("FACTCHECK_CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {})["application_name"] = "factcheck"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# REDIS_URL is the one address, redis:// or unix://; Celery wants another spelling for a socket.
REDIS_URL = _needed("REDIS_URL", in_debug="unix:///nowhere.sock?db=0")
_broker = REDIS_URL
if REDIS_URL.startswith("unix://"):
    _socket = urlsplit(REDIS_URL)
    _database = dict(pair.split("=", 1) for pair in _socket.query.split("&") if "=" in pair).get("db", "0")
    _broker = f"redis+socket://{_socket.path}?virtual_host={_database}"
CACHES = {"default": {"BACKEND": "factcheck.cache.Enduring", "LOCATION": REDIS_URL}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

_storage = env.str("FACTCHECK_STORAGE", default="django.core.files.storage.FileSystemStorage")
if _storage == "storages.backends.s3.S3Storage":  # which waits for minutes where a server is silent
    _storage = "factcheck.storage.PatientS3Storage"
STORAGES = {
    "default": {
        "BACKEND": _storage,
        "OPTIONS": env.json("FACTCHECK_STORAGE_OPTIONS", default={"location": str(DATA_DIR / "snapshots")}),
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
# What is typed into a form with files may be larger than what is taken in, so that it can be shown again.
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * CLAIMS_INTAKE_BYTES + 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2**20
FILE_UPLOAD_HANDLERS = [
    "factcheck.safety.CutFiles",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
TIME_ZONE = env.str("FACTCHECK_TIME_ZONE", default="UTC")
USE_I18N = True
FORMAT_MODULE_PATH = "factcheck.formats"
USE_TZ = True

# --- Log-in -----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "claims.User"
AUTHENTICATION_BACKENDS = [
    *(["demo.backend.DemoBackend"] if CLAIMS_DEMO else []),
    "claims.web.accounts.OneCheck",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:queue"
LOGOUT_REDIRECT_URL = "public:checks"
ACCOUNT_ADAPTER = "claims.web.accounts.Adapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
PASSWORD_RESET_TIMEOUT = 60 * 60
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME

# With no mail server the letters (a password reset, say) are printed where the web server runs.
_mail = env.email_url("EMAIL_URL", default="consolemail://")
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST = _mail.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _mail.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = bool(_mail.get("EMAIL_USE_TLS"))
EMAIL_USE_SSL = bool(_mail.get("EMAIL_USE_SSL"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("FACTCHECK_MAIL_FROM", default=f"{SITE_NAME} <desk@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Safety -----------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "claims.web.desk.answers.too_old"
SESSION_COOKIE_AGE = 60 * 60 * 12
if not DEBUG:
    SECURE_SSL_REDIRECT = env.bool("FACTCHECK_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("FACTCHECK_BEHIND_PROXY", True) else None
    # Log-in attempts are counted by the address that the proxy saw, else all people would share the proxy's.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SECURE_PROXY_SSL_HEADER else 0
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = env.int("FACTCHECK_HSTS_SECONDS", default=60 * 60 * 24 * 365)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("FACTCHECK_HSTS_SUBDOMAINS", default=True)
    SECURE_HSTS_PRELOAD = env.bool("FACTCHECK_HSTS_PRELOAD", default=True)
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"

# --- API --------------------------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "claims.api.authentication.ByKey",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticatedOrReadOnly"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "claims.api.pagination.Keyset",
    "PAGE_SIZE": 50,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PARSER_CLASSES": [
        "claims.api.parsing.StrictJSON",
        "rest_framework.parsers.FormParser",
        "rest_framework.parsers.MultiPartParser",
    ],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer", "claims.api.rendering.Page"],
    # A courtesy to others, not a lock: without Redis each process counts for itself (``factcheck.cache``).
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    # Addresses are counted as the proxy in front reports them; without one, nobody can name another address.
    "NUM_PROXIES": 1 if not DEBUG and SECURE_PROXY_SSL_HEADER else 0,
    "DEFAULT_THROTTLE_RATES": {
        "anon": env.str("FACTCHECK_API_RATE_ANON", default="120/min"),
        "user": env.str("FACTCHECK_API_RATE_USER", default="1200/min"),
    },
    "EXCEPTION_HANDLER": "claims.api.errors.answer",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Factcheck API",
    "DESCRIPTION": "Published checks for everybody; the desk’s verbs, with the desk’s refusals, for its people.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {"SourceKind": "claims.choices.SourceKind.choices"},
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "defaultModelsExpandDepth": 0},
}

# --- Background work --------------------------------------------------------------------------------------------------

CELERY_BROKER_URL = _broker
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_DEFAULT_QUEUE = "sweep"  # what beat sends; each kind of work has a queue of its own (claims.choices.Queue)
CELERY_TASK_ACKS_LATE = False  # a lost message is sent again by the sweeper; a doubled one finds its row taken
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_BEAT_SCHEDULER = "factcheck.schedule:Kept"  # what follows are defaults; the back office changes them
CELERY_BEAT_SCHEDULE = {
    "look at the watched feeds": {"task": "claims.look_at_feeds", "schedule": 60},
    "let go of what feeds no longer carry": {"task": "claims.prune_feeds", "schedule": 24 * 60 * 60},
    "look into the archive": {"task": "claims.look_into_archive", "schedule": 60 * 60},
    "let go of readers' letters": {"task": "claims.let_go_of_letters", "schedule": 24 * 60 * 60},
    "send due work again": {"task": "claims.sweep", "schedule": env.int("FACTCHECK_SWEEP_SECONDS", default=15)},
}
CELERY_TIMEZONE = TIME_ZONE
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
DJANGO_CELERY_BEAT_TZ_AWARE = True

# --- Logs -------------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname:<7} {name}: {message}", "style": "{"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.str("FACTCHECK_LOG_LEVEL", default="INFO")},
    "loggers": {"django.utils.autoreload": {"level": "WARNING"}, "trafilatura": {"level": "CRITICAL"}},
}
