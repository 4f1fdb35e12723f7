"""What a process remembers of the content: pages for those who get no ready ones, in few queries and never out of date."""

import datetime
import os
import random

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from core.lookups import memory
from core.models import Alert
from reviews.public import CACHE_KEY
from tests import factories
from tests.ready_pages.changing import SmallSite, some_changes
from tests.ready_pages.reading import Reader, ready_pages, run_waiting
from tests.reviews.reviewing import reviewed

pytestmark = pytest.mark.django_db

#: Another one in each run; a failure names it, and the variable repeats it.
SEED = int(os.environ.get("CHANGES_SEED") or int.from_bytes(os.urandom(2)))


@pytest.fixture
def site(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with ready_pages():
        yield SmallSite()


@pytest.fixture
def reader(settings):
    """A reader whom Django answers."""
    settings.READY_PAGES = True
    made = Reader()
    made.site = made.django
    return made


def compare(reader, addresses, change):
    for address in addresses:
        reader.get(address)
        seen = reader.get(address)
        with override_settings(READY_PAGES=False):
            truth = reader.get(address)
        assert (seen.status, seen.body) == (truth.status, truth.body), (change, address, SEED)


def without_forms(site) -> list[str]:
    """A form has a token of each visitor's own."""
    return [one for one in site.addresses() if "callback" not in one]


def run(site, reader, number, most):
    chance = random.Random(SEED)

    def addresses() -> list[str]:
        found = without_forms(site)
        return chance.sample(found, min(most, len(found)))

    compare(reader, addresses(), "start")
    for name, change in some_changes(site, number, SEED):
        change()
        compare(reader, addresses(), name)


def test_after_a_random_change_nothing_old_is_remembered(site, reader):
    run(site, reader, 2, most=8)


@pytest.mark.nightly
def test_after_each_change_nothing_old_is_remembered(site, reader):
    run(site, reader, 1000, most=1000)


#: A Monday on which the practice is open from 9 to 18, and the day after: before noon, while the alert is
#: shown, after it, after closing time, on the next day.
MOMENTS = [(7, 11), (7, 13), (7, 15), (7, 19), (8, 13)]


def test_what_the_clock_changes_is_not_remembered(site, reader):
    def moment(day, hour):
        return datetime.datetime(2026, 12, day, hour, tzinfo=timezone.get_default_timezone())

    site.changes()["hours"]()
    reviewed(site.guide, next_due=datetime.date(2026, 12, 7))
    Alert.objects.create(
        text="Closed at noon.",
        locale=factories.locale("en"),
        starts_at=moment(7, 12),
        ends_at=moment(7, 14),
    )
    seen = {}
    for place in MOMENTS:
        with time_machine.travel(moment(*place)):
            compare(reader, without_forms(site), place)
            seen[place] = reader.read(site.condition.get_url()), reader.read(site.guide.get_url())

    assert [b"Closed at noon." in page for page, _guide in seen.values()] == [0, 1, 0, 0, 0]
    assert len({main(page) for page, _guide in seen.values()}) >= 3  # open, closed, the next day
    assert [b"was due on" in guide for _page, guide in seen.values()] == [0, 0, 0, 0, 1]


def main(page: bytes) -> bytes:
    return page.partition(b"<main")[2].partition(b"</main>")[0]


def test_a_part_is_not_made_from_an_older_list_of_reviews_in_the_cache(site, reader):
    reviewed(site.guide)
    run_waiting()
    cache.set(CACHE_KEY, {})  # as another process may have left it

    assert b"Andrejs Ozols" in reader.read(site.guide.get_url())


#: Queries for a page that was shown before, with the question for the version of the content.
MOST = {
    "/en/": 5,
    "/en/guides/": 5,
    "/en/guides/?topic=neck": 5,
    "guide": 5,
    "condition": 6,
    "/en/contraindications/": 5,
    "form": 4,
}


def test_a_page_that_is_rendered_again_asks_little_of_the_database(site, reader):
    named = {"guide": site.guide, "condition": site.condition, "form": site.form}
    found = {}
    for name in MOST:
        address = named[name].get_url() if name in named else name
        reader.get(address)
        reader.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert reader.get(address).status == 200
        found[name] = len(captured)

    assert {name: number for name, number in found.items() if number > MOST[name]} == {}


@pytest.mark.parametrize(
    ("method", "path", "remembers"),
    [("GET", "/en/", True), ("POST", "/en/", False), ("GET", "/admin/pages/", False)],
)
def test_only_a_request_that_reads_a_page_remembers(site, settings, method, path, remembers):
    settings.READY_PAGES = True
    memory.begin(RequestFactory().generic(method, path))
    try:
        assert (memory.memory() is not None) == remembers
    finally:
        memory.end()
    assert memory.memory() is None


def test_a_large_memory_is_forgotten(site, settings, monkeypatch):
    settings.READY_PAGES = True
    monkeypatch.setattr(memory, "MOST", 3)
    memory.begin(RequestFactory().get("/en/"))
    try:
        for number in range(10):
            memory.remembered(number, lambda: "x" * 2000)
        assert memory.memory().size <= 4
    finally:
        memory.end()


@pytest.mark.parametrize(
    ("inside", "second"), [("{{ n }}", "1"), ("{{ n }} {% csrf_token %}", "2")]
)
def test_a_part_of_a_page_is_remembered_unless_it_has_a_visitors_token(
    site, settings, inside, second
):
    settings.READY_PAGES = True
    request = RequestFactory().get("/en/")
    part = Template(
        f"{{% load fragments %}}{{% remember part{second} %}}{inside}{{% endremember %}}"
    )
    memory.begin(request)
    try:
        made = [
            part.render(RequestContext(request, {"request": request, "page": site.guide, "n": n}))
            for n in (1, 2)
        ]
    finally:
        memory.end()
    assert made[1].startswith(second)
