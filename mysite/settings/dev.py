from pathlib import Path

from mysite.environment import refuse_production_database
from mysite.settings.base import *  # noqa: F403
from mysite.settings.base import DATABASES, INSTALLED_APPS, LOGGING, MIDDLEWARE, VAR_DIR, env
from mysite.settings.keys import derived_key
from mysite.settings.values import names

refuse_production_database()

VAR_DIR.mkdir(exist_ok=True)

# The demo site and its accounts have no place in production.
INSTALLED_APPS = ["demo", *INSTALLED_APPS]

DEBUG = env.bool("DEBUG", default=True)
# `./dev run` writes a random key into .env; without it each process gets its own.
SECRET_KEY = env.str("SECRET_KEY", default="") or __import__("secrets").token_urlsafe(50)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
# Their passwords are published: only in the database that `make run` creates.
DEMO_ACCOUNTS = Path(str(DATABASES["default"]["NAME"])).is_relative_to(VAR_DIR)
if DEBUG:
    MIDDLEWARE.append("mysite.debugging.SiteNotFound")
    # Development data is made up, so error texts may be logged.
    LOGGING["formatters"]["text"]["()"] = "logging.Formatter"

# Both keys are derived from SECRET_KEY, so that a new checkout needs only one secret.
CALLBACK_KEYS = names(env.str("CALLBACK_KEYS", default="")) or [derived_key(SECRET_KEY, "sealing")]
CALLBACK_DIGEST_KEY = env.str("CALLBACK_DIGEST_KEY", default="") or derived_key(
    SECRET_KEY, "digest"
)
