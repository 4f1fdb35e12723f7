"""A doctor reads what changed about safety, and signs: in one click where nothing has changed."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.models import ArticlePage
from reviews.models import Outcome
from reviews.state.families import reviews_of
from tests import factories, pages
from tests.databases.worlds import world
from tests.reviews.reviewing import CARE, days, doctor, long_ago, reviewed
from tests.translations.people import person
from tests.visitor import soup, words

pytestmark = pytest.mark.django_db


@world
def guide():
    factories.site()
    entry = pages.contraindication(title="Thrombosis")
    items = [{"entry": entry, "note": "Ask us."}]
    block = ("contraindications", {"title": "", "introduction": "", "items": items})
    guide = pages.article(title="Neck pain", body=[("care_card", CARE), block])
    long_ago(guide)
    return guide


@pytest.fixture
def andrejs(client):
    user = doctor()
    client.force_login(user)
    return user


def address(page, version=""):
    query = f"?version={version}" if version else ""
    return reverse("reviews:sign", args=["articles", page._meta.model_name, page.pk]) + query


def seen(client, page, version="") -> BeautifulSoup:
    answer = client.get(address(page, version))
    assert answer.status_code == 200
    return soup(answer)


def digest(client, page, version=""):
    return seen(client, page, version).select_one("[name=digest]")["value"]


def sign(client, page, version="", **said):
    said = {"digest": digest(client, page, version), "outcome": "approved", "remarks": ""} | said
    return client.post(address(page, version), said)


def newest(page):
    return reviews_of(page).first()


def changed(guide, **fields):
    guide.body[0].value.update(fields)
    return guide.save_revision()


def test_reviewed_unchanged_is_one_click(guide, andrejs, client):
    answer = client.post(address(guide), {"digest": digest(client, guide), "unchanged": "1"})

    assert answer.url == reverse("reviews:report")
    review = newest(guide)
    assert (review.outcome, review.reviewer, review.next_due) == (
        Outcome.APPROVED,
        andrejs,
        days(365),
    )
    assert "signed in your name" in client.get(answer.url).content.decode()


def test_one_click_is_not_enough_where_something_changed(guide, andrejs, client):
    changed(guide, title="Call 113 if").publish()

    assert "Reviewed, unchanged" not in words(seen(client, guide))
    client.post(address(guide), {"digest": digest(client, guide), "unchanged": "1"})

    assert reviews_of(guide).count() == 1


def test_the_doctor_sees_word_by_word_what_changed_and_where(guide, andrejs, client):
    changed(guide, title="See a doctor now if", urgency="emergency").publish()

    changes = seen(client, guide).select(".review-change")

    said = {words(one.select_one(".review-change__place")): one for one in changes}
    assert list(said) == ["Body › Care card › Title", "Body › Care card › Urgency"]
    title = said["Body › Care card › Title"]
    assert [words(title.find(tag)) for tag in ("del", "ins")] == ["today", "now"]
    assert "Urgent" in words(said["Body › Care card › Urgency"])
    assert "Emergency" in words(said["Body › Care card › Urgency"])


def test_the_zones_and_topics_of_a_red_flag_are_shown_by_name(andrejs, client):
    factories.site()
    factories.topic(key="wrist", name="Wrist pain")
    flag = factories.red_flag(zones=["legs", "arms"], topics=["wrist", "gone"])

    shown = words(seen(client, flag))

    assert "Legs, Arms" in shown
    assert "Wrist pain, gone" in shown


def test_a_deleted_and_a_new_text_are_named_so(guide, andrejs, client):
    page = ArticlePage.objects.get(pk=guide.pk)
    del page.body[0]
    fever = pages.contraindication(title="Fever")
    page.body[0].value["items"].append({"entry": fever, "note": "Wait."})
    page.save_revision().publish()

    found = words(seen(client, guide))

    assert "Title · deleted" in found
    assert "Fever" in found
    assert "Note for this article · new" in found or "· new Wait." in found


def test_all_texts_about_safety_are_at_hand_with_titles_instead_of_keys(guide, andrejs, client):
    texts = seen(client, guide).select_one(".review-texts")

    assert "Thrombosis" in words(texts)
    assert "Your hand is numb." in words(texts)
    assert "What massage does" not in words(texts)


def test_the_outcome_the_remarks_and_the_date_are_recorded(guide, andrejs, client):
    sign(client, guide, outcome="remarks", remarks="Shorter.", next_due=str(days(30)))

    review = newest(guide)
    assert (review.outcome, review.remarks, review.next_due) == ("remarks", "Shorter.", days(30))


def test_a_date_before_today_is_refused_in_words_and_nothing_is_signed(guide, andrejs, client):
    answer = sign(client, guide, next_due=str(days(-1)))

    assert "cannot be due before today" in answer.content.decode()
    assert soup(answer).select_one("[name=next_due]")["value"] == str(days(-1))
    assert reviews_of(guide).count() == 1


def test_who_asks_for_changes_says_which(guide, andrejs, client):
    answer = sign(client, guide, outcome="changes")

    assert "Say what the editors should know or change." in answer.content.decode()
    assert reviews_of(guide).count() == 1


def test_nothing_that_is_posted_decides_who_signed_or_when(guide, andrejs, client):
    other = person("editor")

    sign(client, guide, reviewer=other.pk, name="Somebody", reviewed_on="2020-01-01", person="1")

    review = newest(guide)
    assert (review.reviewer, review.name, review.reviewed_on) == (
        andrejs,
        "Andrejs Ozols",
        days(0),
    )


def test_a_text_that_changed_while_it_was_read_is_not_signed(guide, andrejs, client):
    read = digest(client, guide)
    changed(guide, title="Call 113 if").publish()

    answer = client.post(address(guide), {"digest": read, "outcome": "approved"}, follow=True)

    assert "Nothing was signed" in answer.content.decode()
    assert reviews_of(guide).count() == 1


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_others_read_and_cannot_sign(guide, client, role):
    client.force_login(person(role))

    page = seen(client, guide)
    assert not page.select("[name=digest]")
    answer = client.post(address(guide), {"digest": newest(guide).digest, "unchanged": "1"})

    assert answer.status_code in {302, 403}
    assert reviews_of(guide).count() == 1


@pytest.mark.parametrize("role", ["translator", "reception"])
def test_who_writes_no_original_sees_no_review(guide, client, role):
    client.force_login(person(role))

    assert client.get(address(guide)).status_code in {302, 403}
    assert client.get(reverse("reviews:report")).status_code in {302, 403}


def test_what_readers_see_and_the_draft_are_reviewed_apart(guide, andrejs, client):
    changed(guide, title="Call 113 if")

    page = seen(client, guide)
    assert [words(link) for link in page.select(".review .admin-choice")] == [
        "What readers see",
        "The draft",
    ]
    assert "Nothing about safety has changed" in words(page)
    assert "Call 113 if" in words(seen(client, guide, "draft"))

    sign(client, guide, "draft")
    assert newest(guide).revision == guide.get_latest_revision()


def test_a_draft_that_differs_elsewhere_is_no_version_of_its_own(guide, andrejs, client):
    guide.standfirst = "Other"
    guide.save_revision()

    assert not seen(client, guide).select(".review .admin-choice")


def test_the_address_of_a_translation_leads_to_the_review_of_its_original(guide, andrejs, client):
    pages.guides("lv")
    latvian = factories.translated(guide, "lv")

    client.post(address(latvian), {"digest": digest(client, latvian), "unchanged": "1"})

    assert newest(guide).reviewer == andrejs


@pytest.mark.parametrize("name", ["articles/topic", "core/person", "no/such"])
def test_what_nobody_reviews_has_no_such_page(guide, andrejs, client, name):
    app, model = name.split("/")

    answer = client.get(reverse("reviews:sign", args=[app, model, 1]), follow=True)

    assert answer.status_code == 404


def test_the_next_address_is_one_of_ours(guide, andrejs, client):
    said = {"digest": digest(client, guide), "unchanged": "1"}

    ours = client.post(address(guide), said | {"next": "/admin/"})
    foreign = client.post(address(guide), said | {"next": "https://example.org/"})

    assert (ours.url, foreign.url) == ("/admin/", reverse("reviews:report"))


def test_the_editor_leads_there_and_says_how_it_is(guide, client):
    client.force_login(person("editor"))
    reviewed(guide)
    changed(guide, title="Call 113 if").publish()

    content = client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()

    assert address(guide) in content
    assert "Its texts about safety have changed since then." in content
