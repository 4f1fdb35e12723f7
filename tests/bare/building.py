"""Builds the bare site in the database that BARE_DATABASE names, with a text of so many characters on its page."""

import sys

import django


def build(text: str) -> None:
    django.setup()
    from django.core.management import call_command
    from wagtail.models import Locale, Page, Site

    from tests.bare.models import BarePage

    call_command("migrate", run_syncdb=True, verbosity=0)
    Locale.objects.create(language_code="en")
    root = Page.add_root(instance=Page(title="Root", slug="root"))
    home = root.add_child(instance=BarePage(title="Home", slug="home", body=text))
    home.add_child(instance=BarePage(title="Neck pain", slug="neck-pain", body=text))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)


if __name__ == "__main__":
    build(sys.stdin.read())
