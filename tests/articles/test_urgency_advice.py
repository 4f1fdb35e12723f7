"""Whom to call is protected, locked and reviewed like the red flags that bring it to a guide."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import LockableMixin, WorkflowMixin

from articles.models import ArticlePage, ContraindicationPage, RedFlag, UrgencyAdvice
from articles.protection.missing import Fault, missing_warnings
from articles.protection.refusal import EntryInUseError
from articles.protection.safety_entries import SAFETY_ENTRIES
from articles.protection.usage import usage_of
from reviews.gate import NotReviewedError
from reviews.kinds import is_reviewed
from tests import factories, pages
from tests.articles.cards import card
from tests.translations.people import person
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def advice() -> UrgencyAdvice:
    """Shown by one live guide, with its only red flag."""
    factories.site()
    advice = factories.urgency_advice(title="Call 113 if:")
    pages.article(title="Neck", body=[card(factories.red_flag())])
    return advice


def test_every_kind_of_safety_entry_is_locked_reviewed_and_goes_through_a_workflow():
    assert {ContraindicationPage, RedFlag, UrgencyAdvice} == set(SAFETY_ENTRIES)
    for model in SAFETY_ENTRIES:
        assert issubclass(model, WorkflowMixin)
        assert issubclass(model, LockableMixin)
        assert is_reviewed(model)


def test_it_is_neither_taken_offline_nor_deleted(advice):
    with pytest.raises(EntryInUseError, match="Neck"):
        advice.unpublish()
    with pytest.raises(EntryInUseError, match="Neck"), transaction.atomic():
        advice.delete()

    advice.refresh_from_db()
    assert advice.live


def test_it_does_not_expire(advice):
    UrgencyAdvice.objects.filter(pk=advice.pk).update(expire_at=timezone.now())

    call_command("publish_scheduled")

    advice.refresh_from_db()
    assert advice.live


def test_a_translation_is_protected_by_the_guides_of_its_language(advice):
    latvian = factories.translated(advice, "lv")
    assert not usage_of(latvian)

    pages.guides("lv")
    factories.translated(ArticlePage.objects.get(), "lv")

    assert str(usage_of(latvian)) == "1 guide × 1 language"


def test_advice_of_an_urgency_that_no_guide_shows_may_leave(advice):
    other = factories.urgency_advice(urgency="urgent")

    other.unpublish()
    other.delete()

    assert UrgencyAdvice.objects.get() == advice


def test_advice_follows_the_urgency_that_a_sign_has_now(advice):
    urgent = factories.urgency_advice(urgency="urgent")

    RedFlag.objects.update(urgency="urgent")

    assert not usage_of(advice)
    assert usage_of(urgent)


def test_a_guide_that_lost_it_is_reported(advice):
    UrgencyAdvice.objects.filter(pk=advice.pk).update(live=False)
    cache.clear()

    (found,) = missing_warnings()

    assert (found.guide.title, found.entry, found.fault) == ("Neck", advice, Fault.OFFLINE)


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_the_refusal_names_the_guides_and_leads_to_its_words(advice, client, action):
    client.force_login(person("admin"))
    url = reverse(f"wagtailsnippets_articles_urgencyadvice:{action}", args=[advice.pk])

    answer = client.post(url)

    assert answer.status_code == 409
    said = words(BeautifulSoup(answer.content, "html.parser"))
    assert "Neck" in said
    assert "Change its words here:" in said
    assert f"/admin/snippets/articles/urgencyadvice/edit/{advice.pk}/" in answer.content.decode()
    assert "Change and publish these guides" not in said
    advice.refresh_from_db()
    assert advice.live


def test_nobody_can_replace_it(advice, client):
    client.force_login(person("admin"))
    url = reverse("replace_entry", args=["articles.urgencyadvice", advice.pk])

    client.post(url, {"way": "take_out"})

    assert usage_of(advice)
    assert "Change and publish these guides" not in client.get(url).content.decode()


def test_new_words_wait_for_their_review(advice, settings):
    settings.MEDICAL_REVIEW = {"default": "required"}
    advice.title = "Wait and see if:"

    with pytest.raises(NotReviewedError):
        advice.save_revision().publish()

    advice.refresh_from_db()
    assert advice.title == "Call 113 if:"
