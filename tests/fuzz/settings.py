"""The test settings, without the limits that a stranger who sends a hundred thousand requests would reach."""

import os

from mysite.settings.test import *  # noqa: F403
from mysite.settings.test import DATABASES

MEDIA_ROOT = os.environ.get("FUZZ_MEDIA", "")
ALLOWED_HOSTS = ["localhost", "testserver", "127.0.0.1"]
DATABASES["default"]["CONN_MAX_AGE"] = None
CALLBACK_LIMIT_ADDRESS = CALLBACK_LIMIT_NUMBER = 10**9
CALLBACK_ALTCHA = True
METRICS_TOKEN = "only-for-the-fuzz"
