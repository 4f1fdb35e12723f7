from mysite.settings.base import *  # noqa: F403
from mysite.settings.base import STORAGES, env
from mysite.settings.keys import digest_key, sealing_keys
from mysite.settings.storage import s3_storages

DEBUG = False
DEMO_ACCOUNTS = False

# No defaults: without these the process refuses to start.
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
env.str("DATABASE_URL")
# Not derived from SECRET_KEY: after a change of that key the stored requests would be unreadable.
CALLBACK_KEYS = sealing_keys(env.list("CALLBACK_KEYS"))
CALLBACK_DIGEST_KEY = digest_key(env.str("CALLBACK_DIGEST_KEY"))

TRANSLATION_DIGEST_MINUTES = env.int("TRANSLATION_DIGEST_MINUTES", default=60)
MEDICAL_REVIEW_LETTERS = env.bool("MEDICAL_REVIEW_LETTERS", default=True)

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    **s3_storages(env),
}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
# Probes come from inside, without TLS.
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=3600)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# SECURE_PROXY_SSL_HEADER already trusts one proxy; with 0 all visitors would have its address.
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
