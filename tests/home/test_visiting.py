"""The contact page and the team: what visitors need before they come, from the practice's settings and records."""

import datetime

import pytest
from django.utils import timezone

from core.models import PracticeSettings
from core.opening_hours.closures import closures
from home.models import ContactPage, TeamPage
from tests import factories, pages
from tests.visitor import words

pytestmark = pytest.mark.django_db

WEEK = [(day, datetime.time(9), datetime.time(17)) for day in range(5)]


@pytest.fixture
def contact() -> ContactPage:
    factories.site()
    factories.practice_text("en", address="Brīvības iela 1, Rīga")
    practice = PracticeSettings.load()
    practice.phone, practice.email = "+37124112420", "desk@example.lv"
    practice.save()
    ways = [("way", {"kind": "wheelchair", "text": "<p>There is a ramp.</p>"})]
    return pages.place(
        ContactPage, factories.home_page(), title="Contact", slug="contact", ways=ways
    )


def channels(visitor) -> list[str]:
    return [link["href"] for link in visitor.read("/en/contact/").select(".channels a")]


@pytest.mark.usefixtures("contact")
def test_every_way_to_reach_the_practice_is_named(visitor):
    callback = pages.callback()
    text = factories.PracticeText.objects.get()
    text.callback_page = callback
    text.save()

    assert channels(visitor) == [
        "tel:+371-24-112-420",
        "mailto:desk@example.lv",
        callback.get_url(),
    ]


@pytest.mark.usefixtures("contact")
def test_text_messages_are_offered_only_where_somebody_reads_them(visitor):
    assert "sms:+37124112420" not in channels(visitor)
    practice = PracticeSettings.load()
    practice.text_messages = True
    practice.save()

    assert "sms:+37124112420" in channels(visitor)


@pytest.mark.usefixtures("contact")
def test_the_address_and_the_way_in_are_shown_and_found(visitor, contact):
    page = words(visitor.read("/en/contact/").main)

    assert "Brīvības iela 1, Rīga" in page
    assert "By wheelchair There is a ramp." in page
    parts = " ".join(part.text for part in contact.search_parts())
    assert "There is a ramp." in parts
    assert "parking" in parts


def test_the_next_public_holidays_are_those_on_which_the_practice_would_be_open():
    found = closures(WEEK, datetime.date(2026, 12, 20))

    assert datetime.date(2026, 12, 24) in found  # a Thursday
    assert datetime.date(2026, 12, 26) not in found  # a Saturday: closed anyway
    assert closures([], datetime.date(2026, 12, 20)) == []


def test_the_team_page_says_what_each_has_learnt_speaks_and_wrote(visitor):
    factories.site()
    ilze = factories.person(
        name="Ilze",
        credentials="<ul><li>Diploma, 2012</li></ul>",
        languages=["lv", "ru"],
        registration="Register 12",
    )
    guide = pages.article(title="Backs", author=ilze)
    pages.article(title="Hidden", author=ilze).unpublish()
    team = pages.place(
        TeamPage, factories.home_page(), title="Team", slug="team", people=[("person", ilze)]
    )

    member = visitor.read("/en/team/").select_one(".member")

    said = words(member)
    for fact in ("Ilze", "Latvian, Russian", "Diploma, 2012", "Register 12", "1 guide"):
        assert fact in said, fact
    assert [link["href"] for link in member.select("a")] == [guide.get_url()]
    assert member.select_one("svg.portrait")  # drawn, for there is no photo
    assert "Diploma, 2012" in " ".join(part.text for part in team.search_parts())


def test_a_review_is_named_with_the_person_who_signed_it(visitor):
    from reviews.models import MedicalReview, ReviewedFamily
    from reviews.public import forget_lines
    from reviews.state.families import family_key

    factories.site()
    doctor = factories.person(name="Andrejs")
    guide = pages.article(title="Necks")
    review = MedicalReview.objects.create(
        **family_key(guide),
        person=doctor,
        name="Andrejs",
        outcome="approved",
        reviewed_on=timezone.localdate(),
        digest="x",
    )
    ReviewedFamily.objects.update_or_create(**family_key(guide), defaults={"last": review})
    forget_lines()
    pages.place(
        TeamPage, factories.home_page(), title="Team", slug="team", people=[("person", doctor)]
    )

    said = words(visitor.read("/en/team/").select_one(".member"))

    assert "Reviewed here 1 guide Necks" in said
