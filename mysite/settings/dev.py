from mysite.settings.base import *  # noqa: F403
from mysite.settings.base import INSTALLED_APPS, LOGGING, MIDDLEWARE, VAR_DIR, env
from mysite.settings.keys import derived_key

VAR_DIR.mkdir(exist_ok=True)

# The demo site and its accounts have no place in production.
INSTALLED_APPS = ["demo", *INSTALLED_APPS]

DEBUG = env.bool("DEBUG", default=True)
# `./dev run` writes a random key into .env; commands run by hand before that get one that lasts a process.
SECRET_KEY = env.str("SECRET_KEY", default="") or __import__("secrets").token_urlsafe(50)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DEMO_ACCOUNTS = True
if DEBUG:
    MIDDLEWARE.append("mysite.debugging.OurNotFound")
    # With made-up requests, the text of an error helps more than it can harm.
    LOGGING["formatters"]["line"]["()"] = "logging.Formatter"

# One secret less to set up: both keys follow from SECRET_KEY, and change with it.
CALLBACK_KEYS = env.list("CALLBACK_KEYS", default=[]) or [derived_key(SECRET_KEY, "sealing")]
CALLBACK_DIGEST_KEY = env.str("CALLBACK_DIGEST_KEY", default="") or derived_key(
    SECRET_KEY, "digest"
)
