"""The settings of the tests, with the pictures of the demo site in a folder of one test."""

import os

from mysite.settings.test import *  # noqa: F403

MEDIA_ROOT = os.environ["TEST_MEDIA_ROOT"]
