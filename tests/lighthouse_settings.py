"""The site as visitors get it, for `tests.lighthouse`: ready pages, and static files collected, hashed and compressed."""

import os

from tests.bench_settings import *  # noqa: F403
from tests.bench_settings import STORAGES

STATIC_ROOT = os.environ["LIGHTHOUSE_STATIC"]
STORAGES["staticfiles"] = {"BACKEND": "core.styles.hashing.FileStorage"}
