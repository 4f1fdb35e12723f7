"""Whatever editors do to the library, no live guide shows less than before."""

import datetime

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from articles.models import ArticlePage, ContraindicationPage
from articles.protection.refusal import EntryInUseError
from articles.protection.usage import usage_of
from core.schedule.running import run_schedule
from tests import factories, pages
from tests.articles.cards import card
from tests.articles.warnings import listed

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

LANGUAGES = ["en", "lv"]
CONDITIONS, FLAGS = range(3), range(3, 5)
many = settings(
    max_examples=40,
    deadline=None,
    # What fails is told as it is, not made small first.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
#: Which conditions and red flags a guide names; and which entries are offline, in which language, before it begins.
CHOSEN = st.tuples(st.sets(st.sampled_from(CONDITIONS)), st.sets(st.sampled_from(FLAGS)))
ROWS = st.tuples(st.sampled_from([*CONDITIONS, *FLAGS]), st.sampled_from(LANGUAGES))
OFFLINE = st.sets(ROWS, max_size=3)
ACTIONS = st.lists(
    st.tuples(st.sampled_from(["unpublish", "delete", "move", "expire"]), ROWS),
    min_size=1,
    max_size=6,
)


@pytest.fixture
def library():
    """The rows of three conditions and two red flags, by number and language."""
    factories.site()
    pages.library("lv")
    originals = [pages.contraindication(title=f"Condition {n}") for n in CONDITIONS]
    originals += [factories.red_flag(sign=f"sign {n}") for n in FLAGS]
    return {
        (n, code): one if code == "en" else factories.translated(one, code)
        for n, one in enumerate(originals)
        for code in LANGUAGES
    }


@pytest.fixture
def guides(library):
    """A guide in both languages, and a second one in English."""
    first = pages.article(title="First")
    pages.guides("lv")
    return [[first, factories.translated(first, "lv")], [pages.article(title="Second")]]


def name(guide, library, chosen):
    conditions, flags = ([library[n, "en"] for n in sorted(numbers)] for numbers in chosen)
    guide[0].body = [listed(*conditions), card(*flags)]
    rows = ArticlePage.objects.filter(pk__in=[page.pk for page in guide])
    rows.update(body=guide[0].body)


def seen(client, guides, library):
    """Which entries each live page of the guides shows to its readers."""
    cache.clear()
    read = {page.pk: client.get(page.url).content.decode() for guide in guides for page in guide}
    names = {n: str(one) for (n, code), one in library.items() if code == "en"}
    return {pk: {n for n in names if names[n] in text} for pk, text in read.items()}


def attempt(action, entry):
    """Do what an editor, or the clock, tries. A refusal is right exactly if a live guide shows the entry."""
    if action == "expire":
        past = timezone.now() - datetime.timedelta(minutes=1)
        type(entry).objects.filter(pk=entry.pk).update(expire_at=past)
        run_schedule()
        return
    is_used = bool(usage_of(entry))
    # Readers do not see it, so that to unpublish it takes nothing from them.
    is_offline = action == "unpublish" and not entry.live
    try:
        with transaction.atomic():
            if action == "move":
                entry.move(factories.home_page(entry.locale.language_code), pos="last-child")
            else:
                getattr(entry, action)()
    except EntryInUseError:
        assert is_used
    else:
        assert is_offline or not is_used


@many
@given(chosen=st.tuples(CHOSEN, CHOSEN), offline=OFFLINE, actions=ACTIONS)
def test_no_live_guide_shows_less_than_before(chosen, offline, actions, client, library, guides):
    with transaction.atomic():
        for guide, own in zip(guides, chosen, strict=True):
            name(guide, library, own)
        for row in offline:
            type(library[row]).objects.filter(pk=library[row].pk).update(live=False)
        before = seen(client, guides, library)

        for action, row in actions:
            entry = type(library[row]).objects.filter(pk=library[row].pk).first()
            if entry and (action != "move" or isinstance(entry, ContraindicationPage)):
                attempt(action, entry)

        after = seen(client, guides, library)
        transaction.set_rollback(True)
    assert {pk: before[pk] - after[pk] for pk in before if before[pk] - after[pk]} == {}


def test_what_the_property_reads_is_what_readers_see(client, library, guides):
    for guide in guides:
        name(guide, library, ({0, 2}, {3}))

    shown = seen(client, guides, library)

    assert list(shown.values()) == [{0, 2, 3}] * 3
    library[2, "en"].__class__.objects.filter(pk=library[2, "en"].pk).update(live=False)
    assert {2} not in seen(client, guides, library).values()
