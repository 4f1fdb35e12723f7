from pathlib import Path
from typing import Literal
from zoneinfo import available_timezones

import environ
from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from mysite.settings.languages import LANGUAGES, SOURCE_LANGUAGE
from mysite.settings.machine import machine_translator

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# Applications. The order follows the layers: what stands higher may import what stands lower.

INSTALLED_APPS = [
    "home",
    "articles",
    "forms",
    "search",
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
    "phonenumber_field",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.postgres",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.without_nul",
    "core.middleware.fresh_references",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.remember_language",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.middleware.ContentSecurityPolicyMiddleware",
    # Before anything reads what was posted.
    "forms.bodies.BodyMiddleware",
    "translations.middleware.LocaleScopeMiddleware",
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
# A kept connection may have died with a restart of the database: one round trip to ask, instead of a 503.
DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)
if "postgresql" in DATABASES["default"]["ENGINE"]:
    # A visitor gets the page with the phone number soon, also when the database's machine is gone.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # Who saves while somebody else does waits a moment. Without this, a transaction that
    # has read before it writes fails at once: "database is locked".
    DATABASES["default"].setdefault("OPTIONS", {}).update(transaction_mode="IMMEDIATE", timeout=20)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
if CACHES["default"]["BACKEND"].endswith(".RedisCache"):
    CACHES["default"]["BACKEND"] = "core.caches.ForgivingRedisCache"  # the site works without it

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Languages

USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "mysite.formats"
TIME_ZONE = "Europe/Riga"
LANGUAGE_CODE = SOURCE_LANGUAGE
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [(code, name) for code, name in LANGUAGES if code in LANG_INFO]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "site_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE: Literal["Lax", "Strict", "None"] = "Lax"

# Upstream's default publishes a new translation at once, in the source language (wagtail-localize#655).
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Deleting a source keeps the translators' strings.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True

# How many minutes lie between two mails that tell a translator what changed; 0: no such mail.
TRANSLATION_DIGEST_MINUTES = env.int("TRANSLATION_DIGEST_MINUTES", default=0)
# Machine drafts: off unless a service is named. Nothing is sent but when a translator asks for it.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(env)

# Files. STORAGES is completed by mysite.settings.storage when a bucket is named in the environment.

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

DATA_UPLOAD_MAX_NUMBER_FIELDS = (
    10_000  # Wagtail's page editor posts more fields than Django's default allows
)

# Wagtail

WAGTAIL_SITE_NAME = "Mugura"
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")
WAGTAILIMAGES_IMAGE_MODEL = "core.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["pdf"]
# The admin's search. Visitors have an index of their own (docs/search.md), unless there is a search engine.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.database"}}
SEARCH_ENGINE = env.str("OPENSEARCH_URL", default="")
if SEARCH_ENGINE:
    WAGTAILSEARCH_BACKENDS["default"] = {
        "BACKEND": "wagtail.search.backends.opensearch3",
        "URLS": [SEARCH_ENGINE],
        "INDEX_PREFIX": env.str("OPENSEARCH_PREFIX", default="massage_"),
        "TIMEOUT": 5,
    }
WAGTAILEMBEDS_FINDERS: list[
    dict[str, str]
] = []  # nothing is fetched from a third party by the server
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Zones named after a place: on one of the others, "localtime", the script of the account page fails.
WAGTAIL_USER_TIME_ZONES = sorted(zone for zone in available_timezones() if "/" in zone)

# The country whose numbers people type without a code.
PHONENUMBER_DEFAULT_REGION = env.str("PHONE_REGION", default="LV")
PHONENUMBER_DB_FORMAT = "E164"

# Security. The public site is strict; /admin/ is loosened in core.middleware, with the reason.

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "frame-src": [
            SELF,
            "https://www.youtube-nocookie.com",
            "https://player.vimeo.com",
        ],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview panel frames the site
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "forms.csrf.csrf_failure"

# Mail

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="noreply@localhost")
# Seconds for each word with the mail server. Django's default waits for ever, and the worker with it.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)

# Logs. No error is mailed: such a report would hold what a visitor typed.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "core.logs.DiscreetFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django_tasks": {"level": "WARNING"},  # two lines for each row saved
    },
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "core.logs.NothingPosted"

# Callback requests. The keys that seal them are set in dev, test and production.

# "We will call by …": so many hours later, of those in which the practice is open.
CALLBACK_WITHIN_HOURS = env.int("CALLBACK_WITHIN_HOURS", default=4)
# How many proxies of our own stand before the site, and so how much of X-Forwarded-For is true.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

# Requests an hour from one network, and for one number.
CALLBACK_LIMIT_ADDRESS = env.int("CALLBACK_LIMIT_ADDRESS", default=20)
CALLBACK_LIMIT_NUMBER = env.int("CALLBACK_LIMIT_NUMBER", default=5)
# Who is told of new requests when the form names nobody.
CALLBACK_NOTIFY = env.list("CALLBACK_NOTIFY", default=[])
# The language of that mail.
CALLBACK_STAFF_LANGUAGE = env.str("CALLBACK_STAFF_LANGUAGE", default=LANGUAGE_CODE)
# How long the address of a thank-you page keeps saying when we call.
CALLBACK_PROMISE_SHOWN_DAYS = 7
# The number to show when the database is down and no page was shown yet.
FALLBACK_PHONE = env.str("FALLBACK_PHONE", default="")
# A puzzle for the visitor's browser, against programs: ALTCHA's proof of work, served by ourselves.
# A request without an answer to it is kept and marked, never refused.
CALLBACK_ALTCHA = env.bool("CALLBACK_ALTCHA", default=False)
# The largest number to be tried; a phone manages some 50,000 in a second.
CALLBACK_ALTCHA_EFFORT = env.int("CALLBACK_ALTCHA_EFFORT", default=50_000)

# Search. A minute's worth for one network; a person who types asks for suggestions with every pause.

SEARCH_LIMIT = env.int("SEARCH_LIMIT", default=40)
SEARCH_LIMIT_SUGGESTIONS = env.int("SEARCH_LIMIT_SUGGESTIONS", default=240)
