"""Whatever editors do to the library, no live guide shows less than its blocks name."""

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from articles.models import ArticlePage, ContraindicationPage, RedFlag
from articles.protection.refusal import EntryInUseError
from articles.protection.usage import usage_of
from tests import factories, pages
from tests.articles.cards import card
from tests.articles.warnings import listed

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = ["en", "lv"]
few = settings(
    max_examples=6,
    deadline=None,
    # A guide takes a second: what fails is told as it is, not made small first.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
#: Which of three conditions and two red flags a guide names.
CHOSEN = st.tuples(st.sets(st.integers(0, 2), min_size=1), st.sets(st.integers(0, 1), min_size=1))
#: What an editor tries, with which entry, in which language.
ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["unpublish", "delete"]), st.integers(0, 4), st.sampled_from(LANGUAGES)
    ),
    min_size=1,
    max_size=6,
)


@few
@given(chosen=st.lists(CHOSEN, min_size=1, max_size=2), actions=ACTIONS)
def test_no_live_guide_shows_less_than_it_names(chosen, actions, client, transactional_db):
    factories.site()
    ArticlePage.objects.all().delete()
    ContraindicationPage.objects.all().delete()
    RedFlag.objects.all().delete()
    pages.library("lv")
    conditions = [pages.contraindication(title=f"Condition {n}") for n in range(3)]
    flags = [factories.red_flag(sign=f"sign {n}") for n in range(2)]
    entries = {
        (code, n): entry if code == "en" else factories.translated(entry, code)
        for code in LANGUAGES
        for n, entry in enumerate([*conditions, *flags])
    }
    guides = [
        pages.article(
            title=f"Guide {n}",
            body=[listed(*(conditions[i] for i in own)), card(*(flags[i] for i in signs))],
        )
        for n, (own, signs) in enumerate(chosen)
    ]

    for action, number, code in actions:
        entry = type(entries[code, number]).objects.filter(pk=entries[code, number].pk).first()
        if entry is None:
            continue
        is_used = bool(usage_of(entry))
        try:
            with transaction.atomic():
                getattr(entry, action)()
        except EntryInUseError:
            assert is_used
        else:
            assert not is_used

    cache.clear()
    for guide, (own, signs) in zip(guides, chosen, strict=True):
        read = client.get(guide.get_url()).content.decode()
        names = [conditions[i].title for i in own] + [flags[i].sign for i in signs]
        assert [name for name in names if name not in read] == []
