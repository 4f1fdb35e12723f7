import logging
from urllib.parse import urlsplit

from mysite.settings import engine
from mysite.settings.base import *  # noqa: F403
from mysite.settings.base import CONTENT_SECURITY_POLICY, RELEASE, SENTRY_DSN, STORAGES, env
from mysite.settings.keys import digest_key, sealing_keys
from mysite.settings.logs import log_format, logging_as
from mysite.settings.required import Required
from mysite.settings.storage import files
from mysite.settings.values import address_of, addresses, hosts, names, origins, sending, site_url

DEBUG = False
DEMO_ACCOUNTS = False

# No defaults: without these the process refuses to start.
required = Required(env)
SECRET_KEY = required.text("SECRET_KEY")
ALLOWED_HOSTS = required.names("ALLOWED_HOSTS", hosts)
required.text("DATABASE_URL")
# Not derived from SECRET_KEY: after a change of that key the stored requests would be unreadable.
CALLBACK_KEYS = required.names("CALLBACK_KEYS", lambda text: sealing_keys(names(text)))
CALLBACK_DIGEST_KEY = required.text("CALLBACK_DIGEST_KEY", digest_key)
# With the defaults of development, mails would be printed, and their links would lead to 127.0.0.1.
WAGTAILADMIN_BASE_URL = required.text("SITE_URL", site_url)
required.text("EMAIL_URL", sending)
DEFAULT_FROM_EMAIL = required.text("DEFAULT_FROM_EMAIL", address_of)
CSRF_TRUSTED_ORIGINS = required.names("CSRF_TRUSTED_ORIGINS", origins, may_miss=True)
CALLBACK_NOTIFY = required.names("CALLBACK_NOTIFY", addresses, may_miss=True)
required.raise_problems()

# Named in the admin and in authenticator apps.
WAGTAIL_SITE_NAME = str(urlsplit(WAGTAILADMIN_BASE_URL).hostname)

LOG_FORMAT = log_format(env.str("LOG_FORMAT", default="json"))
LOGGING = logging_as(LOG_FORMAT)
# Python’s warnings too are lines of the log.
logging.captureWarnings(True)

TRANSLATION_DIGEST_MINUTES = env.int("TRANSLATION_DIGEST_MINUTES", default=60)
MEDICAL_REVIEW_LETTERS = env.bool("MEDICAL_REVIEW_LETTERS", default=True)

TASKS_ENGINE = env.str("TASKS_ENGINE", default="database")
TASKS = engine.tasks(TASKS_ENGINE)

_files = files(
    env,
    {
        **STORAGES,
        "staticfiles": {"BACKEND": "core.styles.hashing.FileStorage"},
    },
)
STORAGES = _files.storages
MEDIA_URL, STATIC_URL = _files.media_url, _files.static_url
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {**CONTENT_SECURITY_POLICY["DIRECTIVES"], **_files.policy},
}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
# Probes come from inside, without TLS.
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$", "^metrics$"]
# An hour until the operator has seen TLS work; then a year (docs/operations.md).
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = [
    # Not every name below the domain has TLS: the operator says so by the two settings above.
    "security.W005",
    "security.W021",
    # Who may frame a page is said by the content policy; the admin frames its previews.
    "security.W019",
]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# With this prefix browsers take the cookie from this host only, over TLS only.
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
BROWSER_COOKIE_NAME = "__Host-browser"
SECOND_FACTOR_REQUIRED = names(env.str("SECOND_FACTOR_REQUIRED", default="administrators"))
# Old keys, after a change of SECRET_KEY: people stay signed in, and links in mails stay valid.
SECRET_KEY_FALLBACKS = names(env.str("SECRET_KEY_FALLBACKS", default=""))

# SECURE_PROXY_SSL_HEADER already trusts one proxy; with 0 all visitors would have its address.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)

READY_PAGES = env.bool("READY_PAGES", default=True)

if SENTRY_DSN:
    # Imported only here: the SDK costs a start 0.2 s.
    from mysite.error_reports import report_errors

    report_errors(SENTRY_DSN, RELEASE)
