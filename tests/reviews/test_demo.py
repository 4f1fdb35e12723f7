"""The demo site is reviewed as the default rules want it, and says so in every language."""

import pytest
from django.core.management import call_command
from wagtail.models import Page, Workflow

from articles.models import ContraindicationPage
from demo.tree import pages
from mysite.settings import base
from practice.building.upsert import REVIEW_FIELDS
from reviews.gate import is_covered
from reviews.heads import heads
from reviews.kinds import reviewed_models
from reviews.models import MedicalReview, ReviewedFamily
from reviews.state.report import State, rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]
#: What depends on the day of the test.
OF_THE_DAY = {State.OVERDUE, State.SOON, State.CURRENT}


def test_everything_was_reviewed_and_nothing_has_changed_since(settings):
    settings.MEDICAL_REVIEW = base.MEDICAL_REVIEW

    found = rows()

    assert len(found) >= 20
    assert [row for row in found if not set(row.states) <= OF_THE_DAY] == []


def test_everything_may_go_live_by_the_default_rules(settings):
    settings.MEDICAL_REVIEW = base.MEDICAL_REVIEW
    for model in reviewed_models():
        for pk in heads(model).values_list("pk", flat=True):
            assert is_covered(model.objects.get(pk=pk))


def test_the_seed_keeps_to_the_default_rules(settings):
    """A rewritten text of the library is published together with its review record, never without it."""
    settings.MEDICAL_REVIEW = base.MEDICAL_REVIEW
    entry = ContraindicationPage.objects.filter(locale__language_code="en").first()
    ContraindicationPage.objects.filter(pk=entry.pk).update(explanation="<p>Old</p>")
    MedicalReview.objects.all().delete()

    call_command("seed_demo", verbosity=0)

    entry.refresh_from_db()
    assert entry.explanation != "<p>Old</p>"
    assert not any(family.is_changed for family in ReviewedFamily.objects.select_related("last"))


def test_the_records_are_in_the_name_of_the_doctor_whom_visitors_know():
    assert {review.name for review in MedicalReview.objects.all()} == {"Andrejs Ozols"}
    assert {review.person.key for review in MedicalReview.objects.all()} == {"andrejs-ozols"}


def test_what_editors_submit_in_the_guides_and_the_library_goes_to_the_doctor():
    workflow = Workflow.objects.get(name="Medical review")
    below = {row.page.specific_class._meta.model_name for row in workflow.workflow_pages.all()}

    assert below == {"articleindexpage", "contraindicationindexpage"}
    assert {row.page.locale.language_code for row in workflow.workflow_pages.all()} == {"en"}


def test_no_content_module_invents_a_field_of_the_review():
    named = {name for _model, content, _parent in pages() for name in content}

    assert {name for name in named if "review" in name} <= REVIEW_FIELDS
    assert Page.objects.exists()
