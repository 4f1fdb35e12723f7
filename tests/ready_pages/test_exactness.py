"""After any change, each address has exactly the bytes that it would have without ready pages."""

import os
from collections import Counter

import pytest
from django.core.cache import cache

from core.ready_pages.store import memory
from tests.ready_pages.changing import SmallSite, some_changes
from tests.ready_pages.reading import Reader, ready_pages

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

#: Another one in each run; a failure names it, and the variable repeats it.
SEED = int(os.environ.get("CHANGES_SEED") or int.from_bytes(os.urandom(2)))
#: Of the renderings after a change, the share that gave the same bytes as before.
MOST_WASTED = 0.5


@pytest.fixture
def site(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with ready_pages():
        yield SmallSite()


class Comparison:
    """Compares what readers get with what a site without ready pages says, after each change."""

    def __init__(self) -> None:
        self.reader, self.plain = Reader(), Reader()
        self.plain.site = self.plain.django
        self.rendered: Counter[str] = Counter()
        self.wasted: Counter[str] = Counter()
        self.known: dict[str, bytes] = {}

    def truth(self, address):
        cache.clear()  # a value there could be older than the change
        answer = self.plain.get(address)
        return answer.status, answer.body if answer.status == 200 else b""

    def compare(self, change, addresses):
        for address in addresses:
            before = len(self.reader.rendered)
            answer = self.reader.get(address)
            seen = answer.status, answer.body if answer.status == 200 else b""
            if answer.how:
                assert seen == self.truth(address), (change, address, SEED)
            else:
                assert answer.status == self.truth(address)[0], (change, address, SEED)
            self.count(change, address, seen, len(self.reader.rendered) > before and answer.how)
            self.known[address] = seen

    def count(self, change, address, seen, was_rendered):
        if was_rendered and address in self.known:
            self.rendered[change] += 1
            self.wasted[change] += self.known[address] == seen


def run(site, number):
    comparison = Comparison()
    addresses = site.addresses()
    comparison.compare("start", addresses)
    for name, change in some_changes(site, number, SEED):
        change()
        addresses = list(dict.fromkeys([*addresses, *site.addresses()]))
        comparison.compare(name, addresses)
    return comparison


def test_after_a_random_change_every_address_says_what_the_database_says(site):
    comparison = run(site, 4)

    assert memory.size > 0
    assert comparison.known


@pytest.mark.nightly
def test_after_each_change_every_address_is_true_and_few_are_rendered_in_vain(site):
    comparison = run(site, 1000)

    rendered, wasted = comparison.rendered.total(), comparison.wasted.total()
    for change, number in comparison.rendered.items():
        print(f"{change:<20} {number:>3} rendered, {comparison.wasted[change]:>3} in vain")
    print(f"{'all':<20} {rendered:>3} rendered, {wasted:>3} in vain, seed {SEED}")
    assert wasted <= rendered * MOST_WASTED
