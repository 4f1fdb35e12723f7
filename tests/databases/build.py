"""Fills one database, in a separate process: `python -m tests.databases.build migrate|homes|seed <media folder>`."""

import os
import sys

import django
from django.core.management import call_command
from django.test import Client, override_settings

from tests.databases.templates import CACHE


def migrate() -> None:
    call_command("migrate", interactive=False, verbosity=0)


def homes() -> None:
    """Build the three homes that nearly every test starts from."""
    from tests import factories

    factories.site()


def seed() -> None:
    """Build the demo site and visit every page, so that its pictures are rendered once for all tests."""
    from wagtail.models import Page

    from tests.databases.renditions import kept_renditions

    call_command("seed_demo", verbosity=0)
    visitor = Client(raise_request_exception=False)  # a broken page is for a test to report
    with kept_renditions(CACHE / "renditions"):
        for page in Page.objects.live().filter(depth__gt=1):
            if address := page.get_url():
                visitor.get(address)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "mysite.settings.test"
    django.setup()
    task, media = sys.argv[1:]
    with override_settings(MEDIA_ROOT=media):
        {"migrate": migrate, "homes": homes, "seed": seed}[task]()
