"""A review is a signed record of one family, and only a doctor signs, in the own name."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import PageLogEntry

from articles.models import ArticlePage
from reviews.heads import head_of
from reviews.models import MedicalReview, Outcome, ReviewedFamily
from reviews.signing import may_sign, reviewers, sign
from reviews.snapshots import snapshot
from reviews.state.families import is_approved, refresh_all
from tests import factories, pages
from tests.reviews.reviewing import CARE, days, doctor, reviewed
from tests.translations.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    factories.site()
    return pages.article(title="Neck pain", body=[("text", "<p>Slowly.</p>"), ("care_card", CARE)])


def approve(instance, user, **said):
    said = {"outcome": Outcome.APPROVED} | said
    return sign(instance, revision=instance.live_revision, user=user, **said)


def republished(guide, *, care=None, **fields):
    """Publish the guide with another text of its care card, or other fields."""
    page = ArticlePage.objects.get(pk=guide.pk)
    if care:
        page.body[1].value["title"] = care
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=guide.pk)


def family(page):
    return ReviewedFamily.objects.get(translation_key=page.translation_key)


def test_the_record_says_who_when_what_and_until_when(guide):
    andrejs = doctor(person=factories.person(name="Andrejs Ozols"))

    review = approve(guide, andrejs)

    assert (review.reviewer, review.name) == (andrejs, "Andrejs Ozols")
    assert review.revision == guide.live_revision
    assert review.reviewed_on == days(0)
    assert review.next_due == days(365)
    assert review.digest == snapshot(guide).digest


def test_a_doctor_without_a_public_profile_signs_with_the_name_of_the_account(guide):
    assert approve(guide, doctor()).name == "Andrejs Ozols"


@pytest.mark.parametrize("role", ["editor", "translator", "reception", "admin"])
def test_nobody_else_signs_not_even_an_administrator(guide, role):
    with pytest.raises(PermissionDenied):
        approve(guide, person(role))

    assert not MedicalReview.objects.exists()


def test_an_account_that_was_closed_signs_nothing(guide):
    andrejs = doctor()
    andrejs.is_active = False
    andrejs.save()

    assert not may_sign(andrejs)
    assert list(reviewers()) == []


def test_every_signature_is_in_the_log_of_the_page(guide):
    andrejs = doctor()

    approve(guide, andrejs, outcome=Outcome.CHANGES, remarks="Call 113.")

    entry = PageLogEntry.objects.get(action="reviews.sign")
    assert (entry.page_id, entry.user) == (guide.pk, andrejs)
    assert entry.data["outcome"] == "changes"


def test_a_review_that_is_due_before_it_was_made_is_refused(guide):
    with pytest.raises(ValidationError, match="cannot be due before this one"):
        reviewed(guide, next_due=days(-1))


def test_what_must_be_changed_has_no_next_date(guide):
    review = approve(guide, doctor(), outcome=Outcome.CHANGES, remarks="No.", next_due=days(9))

    assert review.next_due is None
    assert not is_approved(guide, review.digest)


def test_the_newest_word_about_a_text_counts(guide):
    digest = reviewed(guide).digest
    assert is_approved(guide, digest)

    reviewed(guide, outcome=Outcome.CHANGES)

    assert not is_approved(guide, digest)


# Changed since


def test_a_change_about_safety_makes_the_review_changed_since(guide):
    reviewed(guide)
    assert not family(guide).is_changed

    republished(guide, care="Call 113 if")

    assert family(guide).is_changed


def test_a_change_elsewhere_does_not(guide):
    reviewed(guide)

    republished(guide, standfirst="What massage does, and what not", title="Neck pain,")

    assert not family(guide).is_changed


def test_a_draft_is_no_change_before_it_is_published(guide):
    reviewed(guide)
    guide.body[1].value["title"] = "Call 113 if"

    guide.save_revision()

    assert not family(guide).is_changed


def test_the_former_words_are_covered_by_their_review_again(guide):
    first = reviewed(guide)
    republished(guide, care="Call 113 if")

    republished(guide, care=CARE["title"])

    assert not family(guide).is_changed
    assert family(guide).last == first


def test_the_review_of_a_draft_says_nothing_of_what_readers_see(guide):
    old = reviewed(guide)
    guide.body[1].value["title"] = "Call 113 if"
    draft = guide.save_revision()

    new = reviewed(draft.as_object())

    assert family(guide).last == old
    draft.publish()
    assert family(guide).last == new


def test_a_severity_and_a_title_are_about_safety_in_the_library():
    factories.site()
    entry = pages.contraindication(title="Diabetes")
    reviewed(entry)

    entry.search_description = "Sugar"
    entry.save_revision().publish()
    assert not family(entry).is_changed

    entry.severity = "ask"
    entry.save_revision().publish()
    assert family(entry).is_changed


def test_a_translation_has_the_review_of_its_original(guide):
    pages.guides("lv")
    latvian = factories.translated(guide, "lv")

    assert head_of(latvian).pk == guide.pk
    assert head_of(latvian.page_ptr).pk == guide.pk
    assert ReviewedFamily.objects.filter(translation_key=guide.translation_key).count() == 1


def test_the_record_outlives_the_revision_and_its_overwriting(guide):
    review = reviewed(guide)
    page = republished(guide, care="Call 113 if")
    review.revision.content = page.live_revision.content
    review.revision.save()
    refresh_all()
    assert family(guide).is_changed

    call_command("purge_revisions", verbosity=0)

    review.refresh_from_db()
    assert review.content["title"] == "Neck pain"
    assert CARE["title"] in review.content["body"]


def test_a_deployment_that_declares_more_as_safety_changes_no_review(guide, monkeypatch):
    review = reviewed(guide)

    monkeypatch.setattr(ArticlePage, "safety_fields", ("standfirst",), raising=False)
    refresh_all()

    assert family(guide).live_digest != review.digest
    assert not family(guide).is_changed


def test_an_orphan_in_another_language_is_reviewed_itself():
    factories.site()
    latvian = pages.article(pages.guides("lv"), title="Sāp kakls")

    assert head_of(latvian).pk == latvian.pk
    assert reviewed(latvian).next_due == days(365)


# The reviewers


def test_an_administrator_links_an_account_to_a_person(guide, client):
    client.force_login(person("admin"))
    andrejs, known = doctor(), factories.person(name="Andrejs Ozols")

    form = client.get(reverse("reviewers:add"))
    assert form.status_code == 200
    client.post(reverse("reviewers:add"), {"user": andrejs.pk, "person": known.pk})

    assert approve(guide, andrejs).person == known


@pytest.mark.parametrize("role", ["editor", "translator"])
def test_nobody_else_decides_under_whose_name_an_account_signs(guide, client, role):
    client.force_login(person(role))

    assert client.get(reverse("reviewers:add")).status_code in {302, 403}


def test_a_doctor_does_not_choose_a_name_either(guide, client):
    client.force_login(doctor())

    assert client.get(reverse("reviewers:add")).status_code in {302, 403}


def test_the_right_to_sign_can_be_given_to_a_group(client):
    client.force_login(person("admin"))

    content = client.get(reverse("wagtailusers_groups:add")).content.decode()

    assert "Can sign a medical review" in content
