"""Fills the site whose faults are measured, and prints what is in it: `python -m tests.faults.contents NUMBER`."""

import json
import sys
from dataclasses import asdict, dataclass

import django


@dataclass
class Contents:
    """What the readers read, and pages with the revisions that wait for their hour, one for each fault."""

    pages: list[str]
    scheduled: list[tuple[int, int]]


def fill(number: int) -> Contents:
    from tests import factories, pages

    guide = pages.article(lead_image=factories.picture(), lead_image_alt="Hands on a back.")
    readable = ["/en/", "/lv/", guide.get_url(), guide.get_parent().get_url()]
    return Contents(readable, [waiting() for _ in range(number)])


def waiting() -> tuple[int, int]:
    from tests import factories

    page = factories.standard_page()
    page.unpublish()
    page.title += ", published"
    return page.pk, page.save_revision().pk


if __name__ == "__main__":
    django.setup()
    print(json.dumps(asdict(fill(int(sys.argv[1])))))
