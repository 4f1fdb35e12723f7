"""The test settings, with the demo site's pictures in the folder of one test."""

import os

from mysite.settings.test import *  # noqa: F403

MEDIA_ROOT = os.environ["TEST_MEDIA_ROOT"]
