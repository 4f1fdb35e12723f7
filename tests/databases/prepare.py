"""Builds the templates of one database before any test needs them: `python -m tests.databases.prepare`.

During a run one worker builds while the other waits. Here the two engines build at the same time.
"""

import os
from contextlib import suppress

import django
from django.conf import settings

from core.catalogues import compile_catalogues
from tests.databases.templates import BuildError


def prepare() -> None:
    """Build the homes and the demo site; what fails is built again, and reported, by the first test that needs it."""
    from tests.databases.plugin import Databases

    compile_catalogues(settings.LOCALE_PATHS)
    templates = Databases().templates
    with suppress(BuildError):
        templates.homes()
        templates.seeded()


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "mysite.settings.test"
    django.setup()
    prepare()
