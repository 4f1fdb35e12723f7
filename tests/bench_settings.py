"""The test settings with ready pages, for `tests.bench_ready`: under gunicorn, against a copy of the demo site."""

import os

from mysite.settings.test import *  # noqa: F403
from mysite.settings.test import CACHES, DATABASES

READY_PAGES = os.environ.get("BENCH_READY") == "1"
CACHES["pages"] = {
    "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
    "LOCATION": os.environ["BENCH_FOLDER"],
}
DATABASES["default"]["CONN_MAX_AGE"] = 60
