"""The dates that were typed before the reviews were records are kept as records."""

import datetime
from importlib import import_module

import pytest
from django.apps import apps

from reviews.models import MedicalReview, Outcome, ReviewedFamily
from reviews.state.families import refresh_all
from tests import factories, pages
from tests.reviews.reviewing import CARE

pytestmark = pytest.mark.django_db
MIGRATION = import_module("articles.migrations.0004_reviews_are_records")


def as_before(page, **fields):
    """The row with the fields that the migration reads and then drops."""
    for name, value in fields.items():
        setattr(page, name, value)
    return page


def test_a_typed_review_becomes_a_record_of_what_is_live():
    factories.site()
    doctor = factories.person(name="Andrejs Ozols")
    guide = pages.article(body=[("care_card", CARE)])
    day, due = datetime.date(2026, 5, 3), datetime.date(2027, 5, 3)

    row = as_before(guide, reviewed_by=doctor, reviewed_on=day, next_review=due)
    MIGRATION._record(apps, "ArticlePage", row)

    review = MedicalReview.objects.get()
    assert (review.person, review.name, review.reviewer) == (doctor, "Andrejs Ozols", None)
    assert (review.reviewed_on, review.next_due) == (day, due)
    assert review.outcome == Outcome.APPROVED
    assert review.revision == guide.live_revision


def test_it_counts_as_unchanged_until_somebody_changes_what_is_about_safety():
    factories.site()
    guide = pages.article(body=[("text", "<p>Slowly.</p>"), ("care_card", CARE)])
    MIGRATION._record(apps, "ArticlePage", as_before(guide, reviewed_on=datetime.date(2026, 5, 3)))
    assert not ReviewedFamily.objects.get().is_changed
    refresh_all()
    assert ReviewedFamily.objects.get().live_digest

    guide.save_revision().publish()
    assert not ReviewedFamily.objects.get().is_changed

    guide.body[1].value["title"] = "Call 113 if"
    guide.save_revision().publish()
    assert ReviewedFamily.objects.get().is_changed


def test_an_entry_of_the_library_had_a_day_and_no_name():
    factories.site()
    entry = pages.contraindication()

    row = as_before(entry, reviewed_on=datetime.date(2026, 5, 3))
    MIGRATION._record(apps, "ContraindicationPage", row)
    refresh_all()

    entry.save_revision().publish()
    family = ReviewedFamily.objects.get()
    assert (family.last.name, family.last.next_due, family.is_changed) == ("", None, False)


def test_of_each_family_the_original_is_read():
    factories.site()
    pages.guides("lv")
    guide = pages.article()
    factories.translated(guide, "lv")
    orphan = pages.article(pages.guides("lv"))

    assert {row.pk for row in MIGRATION._heads(pages.ArticlePage)} == {guide.pk, orphan.pk}
