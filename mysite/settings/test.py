from mysite.environment import refuse_production_database
from mysite.settings import engine
from mysite.settings.base import *  # noqa: F403
from mysite.settings.base import CACHES, DATABASES, INSTALLED_APPS
from mysite.settings.keys import derived_key

refuse_production_database()

INSTALLED_APPS = ["demo", *INSTALLED_APPS]
DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DEMO_ACCOUNTS = True

# One round of hashing: tests log people in hundreds of times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
DATABASES["default"]["CONN_MAX_AGE"] = 0
DATABASES.pop("replica", None)
DATABASE_ROUTERS = []

# Independent of the environment.
CALLBACK_KEYS = [derived_key(SECRET_KEY, "sealing")]
CALLBACK_DIGEST_KEY = derived_key(SECRET_KEY, "digest")
TRUSTED_PROXY_COUNT = 0
TASKS_ENGINE = "immediate"
TASKS = engine.tasks(TASKS_ENGINE)

# Tests publish hundreds of guides; the tests of the reviews set the rules they need.
MEDICAL_REVIEW = {"default": "off"}

READY_PAGES = False
CACHES["pages"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}

WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "core.admin_search.database"}}
# Tests exceed the limits for people; the tests of the limits set their own.
SEARCH_LIMIT = SEARCH_LIMIT_SUGGESTIONS = 100_000
