"""The search against queries whose right answers are known, on the demo site."""

from statistics import mean

import pytest

from tests.search.labelled import EASY, NONSENSE, evaluate, labels

pytestmark = pytest.mark.django_db

CODES = ["en", "lv", "ru"]


@pytest.mark.parametrize("code", CODES)
def test_what_is_looked_for_is_among_the_first_five(demo_site, code):
    recalls, missed = evaluate(code)

    sensible = [recall for kind, own in recalls.items() if kind != NONSENSE for recall in own]
    assert mean(sensible) >= 0.97, missed


@pytest.mark.parametrize("code", CODES)
def test_what_is_easy_is_never_missed(demo_site, code):
    recalls, missed = evaluate(code)

    assert all(recall == 1 for kind in EASY for recall in recalls[kind]), missed


@pytest.mark.parametrize("code", CODES)
def test_nonsense_finds_nothing(demo_site, code):
    recalls, missed = evaluate(code)

    assert all(recall == 1 for recall in recalls[NONSENSE]), missed


@pytest.mark.parametrize("code", CODES)
def test_there_are_enough_labels(code):
    sensible = [label for label in labels(code) if label.kind != NONSENSE]

    assert len(sensible) >= 60
    assert all(label.wanted for label in sensible)
