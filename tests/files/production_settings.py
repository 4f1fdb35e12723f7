"""Production's settings, with their files in the folder of one run and an address that fails."""

import os
from pathlib import Path

from mysite.settings.production import *  # noqa: F403

_folder = Path(os.environ["TEST_FILES"])
STATIC_ROOT = _folder / "static"
MEDIA_ROOT = _folder / "media"
ROOT_URLCONF = "tests.files.urls"
