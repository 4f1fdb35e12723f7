"""wagtail-localize's own test project with our translation rules in it (`./dev upstream`).

Imported by name from this folder, with wagtail-localize's source first on the path:
there, ``tests`` is its own package.
"""

from pathlib import Path

from tests.testapp.settings import *  # noqa: F403
from tests.testapp.settings import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

INSTALLED_APPS = [
    "translations",
    "core",
    "accounts",
    "phonenumber_field",
    "wagtail.contrib.settings",
    *INSTALLED_APPS,
]
MIDDLEWARE = [*MIDDLEWARE, "translations.middleware.LocaleScopeMiddleware"]
TEMPLATES = [one | {"DIRS": [Path(__file__).parents[2] / "templates"]} for one in TEMPLATES]
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "house_urls"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# Their models follow none of our rules.
SILENCED_SYSTEM_CHECKS = [
    f"{app}.{kind}{number:03}"
    for app in ("core", "translations")
    for kind in "EW"
    for number in range(100)
]
