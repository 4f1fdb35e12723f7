from pathlib import Path
from typing import Any, Literal
from zoneinfo import available_timezones

import environ
from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from mysite.environment import FILE
from mysite.settings import engine
from mysite.settings.languages import languages, source_language
from mysite.settings.logs import log_format, logging_as
from mysite.settings.machine import machine_translator
from mysite.settings.pages import shared_pages
from mysite.settings.patience import PATIENCE
from mysite.settings.release import version
from mysite.settings.replica import replica
from mysite.settings.values import mail, mailbox, names

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
environ.Env.read_env(FILE)

# What is running. A cache that two releases share gives neither the other's values.
RELEASE = env.str("RELEASE", default="") or version(BASE_DIR / "pyproject.toml")

# Applications, in the order of the layers: an app may import those below it.

INSTALLED_APPS = [
    "practice",
    "home",
    "backups",
    "articles",
    "forms",
    "search",
    "checks",
    "reviews",
    "services",
    "translations",
    "core",
    "accounts",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "phonenumber_field",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "core.request_ids.with_request_id",
    "core.metrics.count_requests",
    "core.security_headers.security_headers",
    # Pages that are not ready bytes; those have their own encodings, and no browser's for which they are rendered.
    "django.middleware.gzip.GZipMiddleware",
    # Redirects of the middleware below have a policy too.
    "core.middleware.ContentSecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.without_nul",
    "core.middleware.fresh_references",
    "core.drawing.permission.drawing_by_the_worker",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.remember_language",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "core.door.sessions.renew_session",
    "core.door.browsers.known_browser",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.door.second_factor.second_factor",
    "core.uploads.losses.say_losses",
    "core.post_only.lead_back",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "practice.middleware.not_set_up_yet",
    # Before anything reads what was posted.
    "forms.bodies.BodyMiddleware",
    "translations.middleware.LocaleScopeMiddleware",
    "checks.middleware.ContentChecksMiddleware",
    "articles.middleware.WarningsMiddleware",
    "reviews.middleware.ReviewMiddleware",
    "forms.outage.OutageMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "mysite.urls"
WSGI_APPLICATION = "mysite.wsgi.application"

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.page_frame",
            ],
        },
    },
]

# Data

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
# A persistent connection breaks when the database restarts: check it (one round trip) instead of answering 503.
DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)
if "postgresql" in DATABASES["default"]["ENGINE"]:
    # So that visitors soon get the outage page with the phone number when the database, or its machine, is gone.
    DATABASES["default"]["ENGINE"] = "core.postgresql"
    DATABASES["default"]["OPTIONS"] = PATIENCE | DATABASES["default"].get("OPTIONS", {})
    # A pooler in transaction mode may answer each query from another session, where a cursor of the server is unknown.
    if env.bool("DATABASE_POOLER", default=False):
        DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True
# A second server that follows the first: pages for visitors are rendered from it (core.ready_pages.replica).
if replica_url := env.str("DATABASE_REPLICA_URL", default=""):
    DATABASES["replica"] = replica(DATABASES["default"], replica_url)
    DATABASE_ROUTERS = ["core.ready_pages.replica.Router"]
# Seconds that a visitor's request waits for one answer of the database (`mysite.web_database`); 0 waits for ever.
DATABASE_TIMEOUT = env.float("DATABASE_TIMEOUT", default=6)
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # Concurrent writers wait. With deferred transactions, one that reads before it writes
    # fails at once with "database is locked".
    DATABASES["default"].setdefault("OPTIONS", {}).update(transaction_mode="IMMEDIATE", timeout=20)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
CACHES["default"]["KEY_PREFIX"] = f"{CACHES['default'].get('KEY_PREFIX', '')}{RELEASE}"
if CACHES["default"]["BACKEND"].endswith(".RedisCache"):
    CACHES["default"]["BACKEND"] = "core.caches.ForgivingRedisCache"  # the site works without it

# Ready pages (core.ready_pages): public pages are answered without rendering them. Megabytes in the memory of each process, and the cache
# that processes share: Redis, else files in a folder.
READY_PAGES = env.bool("READY_PAGES", default=False)
READY_PAGES_MEMORY = env.int("READY_PAGES_MEMORY", default=32)
CACHES["pages"] = shared_pages(
    CACHES["default"], env.str("READY_PAGES_FOLDER", default=str(VAR_DIR / "ready-pages"))
)

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "core.door.passwords.GuessablePasswordValidator"},
]
# The second factor: an authenticator app or a passkey, with recovery codes. The first step is core.door's.
LOGIN_URL = "/admin/login/"
LOGIN_REDIRECT_URL = "/admin/"
ACCOUNT_ADAPTER = "core.door.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"reauthenticate": "core.door.forms.ConfirmForm"}
MFA_ADAPTER = "core.door.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "core.door.forms.CodeForm",
    "reauthenticate": "core.door.forms.ConfirmByCodeForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
# A clock may be 30 seconds wrong.
MFA_TOTP_TOLERANCE = 1
# Who must have one: names of groups, "administrators", "everybody".
SECOND_FACTOR_REQUIRED = names(env.str("SECOND_FACTOR_REQUIRED", default=""))
# Private pages: their readers sign in where everybody does (core.door).
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"
# Staff are signed out after a day's absence; core.door.sessions renews it while they work.
SESSION_COOKIE_AGE = 24 * 3600
# The accounts that a browser was used for (core.door.browsers).
BROWSER_COOKIE_NAME = "browser"

# Background work: immediate (at once, in the request or the worker), database or procrastinate

TASKS_ENGINE = env.str("TASKS_ENGINE", default="immediate")
TASKS = engine.tasks(TASKS_ENGINE)
INSTALLED_APPS += engine.apps(TASKS_ENGINE)
PROCRASTINATE_IMPORT_PATHS = engine.PROCRASTINATE_TASKS
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""

# Languages

LANGUAGES = languages(env.str("SITE_LANGUAGES", default=""))
SOURCE_LANGUAGE = source_language(env.str("SOURCE_LANGUAGE", default=""), LANGUAGES)
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "mysite.formats"
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Riga")
LANGUAGE_CODE = SOURCE_LANGUAGE
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [(code, name) for code, name in LANGUAGES if code in LANG_INFO]
# The first wins. The second supplies what the catalogues of Wagtail and wagtail-localize lack or get wrong.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "wagtail"]
LANGUAGE_COOKIE_NAME = "site_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE: Literal["Lax", "Strict", "None"] = "Lax"

# Upstream's default publishes a new translation at once, in the source language (wagtail-localize#655).
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Deleting a source keeps the translators' strings.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
# Its addresses for strings are an API, whose HTML pages need templates that are not installed: an error 500.
REST_FRAMEWORK = {"DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"]}

# Minutes between two mails to a translator about changed pages; 0 sends none.
TRANSLATION_DIGEST_MINUTES = env.int("TRANSLATION_DIGEST_MINUTES", default=0)
# Machine drafts: off unless a service is named. Text is sent only when a translator requests a draft.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(env)

# Medical review: whether texts about safety may go live without one, by kind. "required", "ask" or "off".
MEDICAL_REVIEW: dict[str, str] = {
    "default": "required",
    "articles.ArticlePage": "ask",
} | env.dict("MEDICAL_REVIEW", default={})
# Days until a review is due again.
MEDICAL_REVIEW_DAYS = env.int("MEDICAL_REVIEW_DAYS", default=365)
# A mail each week to those who review.
MEDICAL_REVIEW_LETTERS = env.bool("MEDICAL_REVIEW_LETTERS", default=False)

# Files. STORAGES is completed by mysite.settings.storage when a bucket is named in the environment.

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    # One style sheet for each kind of page.
    "core.styles.finder.KindsFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))

STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "backups": {"BACKEND": "backups.storage.FolderStorage"},
}

DATA_UPLOAD_MAX_NUMBER_FIELDS = (
    10_000  # Wagtail's page editor posts more fields than Django's default allows
)

# Wagtail

WAGTAIL_SITE_NAME = "Mugura"
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")
WAGTAILIMAGES_IMAGE_MODEL = "core.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.picture_form.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
# 50 million pixels take 150 MB unpacked; phones take up to 50 million.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.uploads.documents.DocumentForm"
# Through Wagtail's view, which checks the collection's privacy: a bucket's address would be public.
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# The admin's search. Visitors use a separate index (docs/search.md).
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "core.admin_search.database"}
}
WAGTAILEMBEDS_FINDERS: list[
    dict[str, str]
] = []  # nothing is fetched from a third party by the server
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Only zones with a place name: the script of the account page fails on "localtime".
WAGTAIL_USER_TIME_ZONES = sorted(zone for zone in available_timezones() if "/" in zone)

# The country of the practice: its public holidays, its emergency number.
PRACTICE_COUNTRY = env.str("COUNTRY", default="LV").strip().upper()
# Of all prices.
PRACTICE_CURRENCY = env.str("CURRENCY", default="EUR").strip().upper()
# The country of phone numbers without a country code.
PHONENUMBER_DEFAULT_REGION = env.str("PHONE_REGION", default=PRACTICE_COUNTRY)
PHONENUMBER_DB_FORMAT = "E164"

# Security. The public site is strict; core.middleware loosens the admin, and says why.

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "frame-src": [
            SELF,
            "https://www.youtube-nocookie.com",
            "https://player.vimeo.com",
        ],
    }
}
# Whom to tell about a hole in the site: an e-mail or web address. The practice's own address if empty.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview panel frames the site
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
# Files are read by our own pages only; with STATIC_DOMAIN the bucket answers, with its own headers.
WHITENOISE_ALLOW_ALL_ORIGINS = False
CSRF_FAILURE_VIEW = "forms.csrf.csrf_failure"

# Mail

EMAIL_CONFIG = mail(env.str("EMAIL_URL", default="consolemail://"))
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="noreply@localhost")
# SMTP timeout in seconds, per command. Django's default is none: the worker would hang.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)
# The mailbox of DEFAULT_FROM_EMAIL, where undeliverable mail comes back (core.bounces). Not read without it.
BOUNCES_URL = mailbox(env.str("BOUNCES_URL", default=""))

# Logs. Errors are not mailed: such a report contains what a visitor typed.

LOG_FORMAT = log_format(env.str("LOG_FORMAT", default="text"))
LOGGING: dict[str, Any] = logging_as(LOG_FORMAT)
# What Prometheus has to send as its bearer token; without it /metrics does not exist.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
# Where production reports errors (`mysite.error_reports`): nowhere without it.
SENTRY_DSN = env.str("SENTRY_DSN", default="")
DEFAULT_EXCEPTION_REPORTER_FILTER = "core.logs.NothingPosted"

# Callback requests. The keys that seal them are set in dev, test and production.

# The number of our own proxies: so many entries at the end of X-Forwarded-For are trusted.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# Requests per hour: from one network, and for one phone number.
CALLBACK_LIMIT_ADDRESS = env.int("CALLBACK_LIMIT_ADDRESS", default=20)
CALLBACK_LIMIT_NUMBER = env.int("CALLBACK_LIMIT_NUMBER", default=5)
# Recipients of mails about new requests, when the form names none.
CALLBACK_NOTIFY = names(env.str("CALLBACK_NOTIFY", default=""))
# The language of these mails.
CALLBACK_STAFF_LANGUAGE = env.str("CALLBACK_STAFF_LANGUAGE", default=LANGUAGE_CODE)
# How long the link to a thank-you page shows the promised time, in days.
CALLBACK_PROMISE_SHOWN_DAYS = 7
# For so many seconds a browser knows the request that it has sent: to repeat its number and to correct it.
CALLBACK_SENT_COOKIE = "callback_sent"
CALLBACK_SENT_COOKIE_AGE = 3600
# The phone number on the outage page, when this process has not cached one.
FALLBACK_PHONE = env.str("FALLBACK_PHONE", default="")
# A request that nobody closes is closed so many days after its last change, and named in a
# warning so many days before.
CALLBACK_OPEN_DAYS = env.int("CALLBACK_OPEN_DAYS", default=365)
CALLBACK_OPEN_NOTICE_DAYS = env.int("CALLBACK_OPEN_NOTICE_DAYS", default=30)
# Hours after which a request that nobody has opened raises the alarm, once its promised time is over.
CALLBACK_UNOPENED_HOURS = env.int("CALLBACK_UNOPENED_HOURS", default=24)
# Minutes of opening time before the end of a promise at which who is on duty is told, and whom to tell of a missed one after an hour.
CALLBACK_WARN_MINUTES = env.int("CALLBACK_WARN_MINUTES", default=30)
CALLBACK_LEAD = names(env.str("CALLBACK_LEAD", default=""))
# Whether suspicious requests are told of by mail, too.
CALLBACK_NOTIFY_SUSPICIOUS = env.bool("CALLBACK_NOTIFY_SUSPICIOUS", default=True)
# Minutes without work after which the inbox asks for the password again; 0: never.
CALLBACK_IDLE_MINUTES = env.int("CALLBACK_IDLE_MINUTES", default=30)
# Text messages to visitors: empty (off) or twilio.
CALLBACK_SMS = env.str("CALLBACK_SMS", default="")
TWILIO_ACCOUNT = env.str("TWILIO_ACCOUNT", default="")
TWILIO_TOKEN = env.str("TWILIO_TOKEN", default="")
TWILIO_FROM = env.str("TWILIO_FROM", default="")
# A file that the worker touches in each round: the health check of its container looks at its age.
WORKER_BEAT_FILE = env.str("WORKER_BEAT_FILE", default="")
# Proof of work against bots (ALTCHA, self-hosted). A request without a solution is stored
# and marked, never refused.
CALLBACK_ALTCHA = env.bool("CALLBACK_ALTCHA", default=False)
# The largest number to try; a phone tries about 50,000 per second.
CALLBACK_ALTCHA_EFFORT = env.int("CALLBACK_ALTCHA_EFFORT", default=50_000)

# Search: requests per minute from one network. Typing sends a suggestion request at every pause.

SEARCH_LIMIT = env.int("SEARCH_LIMIT", default=40)
SEARCH_LIMIT_SUGGESTIONS = env.int("SEARCH_LIMIT_SUGGESTIONS", default=240)

# Personal data: how long it is kept. The privacy page states these periods.

# The log of who did what, and the proofs of erasure.
AUDIT_DAYS = env.int("AUDIT_DAYS", default=3 * 365)
# How often a page was asked for in a language it does not have.
READER_DEMAND_DAYS = env.int("READER_DEMAND_DAYS", default=180)
# The oldest backup.
BACKUP_DAYS = env.int("BACKUP_DAYS", default=35)

# Backups (manage.py backup): their folder, unless a bucket is named; the public keys to which they are encrypted; of how many days, weeks and
# months the newest is kept; and the age from which /readyz warns, in hours (0: it does not).
BACKUP_FOLDER = env.str("BACKUP_FOLDER", default=str(VAR_DIR / "backups"))
BACKUP_RECIPIENTS = names(env.str("BACKUP_RECIPIENTS", default=""))
BACKUP_KEEP_DAYS = env.int("BACKUP_KEEP_DAYS", default=7)
BACKUP_KEEP_WEEKS = env.int("BACKUP_KEEP_WEEKS", default=4)
BACKUP_KEEP_MONTHS = env.int("BACKUP_KEEP_MONTHS", default=0)
BACKUP_LATE_HOURS = env.int("BACKUP_LATE_HOURS", default=0)
