"""Adds a form to an empty site and prints its address: `python -m tests.faults.build`."""

import django
from django.core.management import call_command


def build() -> str:
    from tests import factories, pages

    call_command("migrate", interactive=False, verbosity=0)
    factories.site()
    return pages.callback(notify="reception@example.lv").get_url()


if __name__ == "__main__":
    django.setup()
    print(build())
