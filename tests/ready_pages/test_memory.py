"""What a process remembers of the content: pages for those who get no ready ones, in few queries and never out of date."""

import os
import random

import pytest
from django.db import connection
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from core.lookups import memory
from tests.ready_pages.changing import SmallSite, some_changes
from tests.ready_pages.reading import Reader, ready_pages

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


def compare(reader, settings, addresses, change):
    for address in addresses:
        reader.get(address)
        seen = reader.get(address)
        settings.READY_PAGES = False
        truth = reader.get(address)
        settings.READY_PAGES = True
        assert (seen.status, seen.body) == (truth.status, truth.body), (change, address, SEED)


def run(site, reader, settings, number, most):
    chance = random.Random(SEED)

    def addresses() -> list[str]:
        # A form has a token of each visitor's own.
        found = [one for one in site.addresses() if "callback" not in one]
        return chance.sample(found, min(most, len(found)))

    compare(reader, settings, addresses(), "start")
    for name, change in some_changes(site, number, SEED):
        change()
        compare(reader, settings, addresses(), name)


def test_after_a_random_change_nothing_old_is_remembered(site, reader, settings):
    run(site, reader, settings, 2, most=8)


@pytest.mark.nightly
def test_after_each_change_nothing_old_is_remembered(site, reader, settings):
    run(site, reader, settings, 1000, most=1000)


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
