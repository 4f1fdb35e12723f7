"""The public line tells the truth about the review, the same in every language at once."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reviews.models import Outcome
from reviews.public import all_facts
from tests import factories, pages
from tests.reviews.reviewing import CARE, days, reviewed
from tests.visitor import words

pytestmark = pytest.mark.django_db
MAY = datetime.date(2026, 5, 3)
CHANGED = "Changed since then: the new part has not been reviewed yet."


@pytest.fixture
def guide():
    factories.site()
    return pages.article(title="Neck pain", body=[("care_card", CARE)])


def line(visitor, page):
    found = visitor.read(page.get_url()).select_one(".review-line")
    return words(found) if found else ""


def changed(guide):
    guide.body[0].value["title"] = "Call 113 if"
    guide.save_revision().publish()


def test_it_says_by_whom_when_and_until_when(visitor, guide):
    reviewed(guide, reviewed_on=MAY, next_due=datetime.date(2126, 5, 3))

    assert line(visitor, guide) == (
        "Medically reviewed by Andrejs Ozols on 3 May 2026 Next review: 3 May 2126"
    )


def test_a_new_part_that_was_not_reviewed_is_named(visitor, guide):
    reviewed(guide, reviewed_on=MAY)
    assert CHANGED not in line(visitor, guide)

    changed(guide)

    assert CHANGED in line(visitor, guide)
    assert "on 3 May 2026" in line(visitor, guide)


def test_a_change_that_was_asked_for_and_not_made_is_named(visitor, guide):
    reviewed(guide, outcome=Outcome.CHANGES)

    assert "The reviewer has asked for a change that is not made yet." in line(visitor, guide)


def test_a_missed_date_is_said_and_not_hidden(visitor, guide):
    reviewed(guide, reviewed_on=MAY, next_due=datetime.date(2026, 8, 1))

    assert "The next review was due on 1 August 2026." in line(visitor, guide)
    assert "Next review:" not in line(visitor, guide)


def test_a_review_is_in_time_until_the_end_of_its_day(visitor, guide):
    reviewed(guide, reviewed_on=MAY, next_due=datetime.date(2026, 8, 1))

    with time_machine.travel(datetime.datetime(2026, 8, 1, 12, tzinfo=datetime.UTC)):
        assert "Next review: 1 August 2026" in line(visitor, guide)


def test_every_language_says_the_same_at_once(visitor, guide):
    pages.guides("lv")
    doctor = factories.person(name="Andrejs Ozols")
    factories.translated(doctor, "lv", name="Andrejs Ozoliņš")
    latvian = factories.translated(guide, "lv")
    assert line(visitor, latvian) == ""

    reviewed(guide, reviewed_on=MAY, person=doctor, name="")

    assert "Andrejs Ozoliņš" in line(visitor, latvian)
    assert "2026. gada 3. maijs" in line(visitor, latvian)
    changed(guide)
    assert line(visitor, latvian).count("Kopš tā laika") == 1


def test_a_review_without_a_name_says_when(visitor, guide):
    reviewed(guide, reviewed_on=MAY, name="")

    assert "Medically reviewed on 3 May 2026" in line(visitor, guide)


def test_without_a_review_the_guide_names_its_author_only(visitor):
    factories.site()
    guide = pages.article(author=factories.person(name="Ilze"))

    assert line(visitor, guide) == "Written by Ilze"


def test_an_entry_of_the_library_has_the_line_below_its_source(visitor):
    factories.site()
    entry = pages.contraindication(title="Diabetes", source="NHS")
    reviewed(entry, reviewed_on=MAY)

    assert line(visitor, entry).startswith("Source: NHS Medically reviewed by Andrejs Ozols")


def test_a_mirror_shows_the_line_of_its_original(visitor, guide):
    pages.guides("lv")
    reviewed(guide, reviewed_on=MAY)
    mirror = factories.mirror(guide)

    assert "Andrejs Ozols" in line(visitor, mirror)


def test_the_line_costs_no_query(visitor, guide):
    reviewed(guide, person=factories.person(name="Andrejs"), name="", next_due=days(9))
    visitor.read(guide.get_url())

    with CaptureQueriesContext(connection) as captured:
        visitor.read(guide.get_url())

    assert [query["sql"] for query in captured if "reviews_" in query["sql"]] == []


def test_all_lines_are_read_in_one_query(guide, django_assert_num_queries):
    reviewed(guide)
    reviewed(pages.article())

    with django_assert_num_queries(1):
        assert len(all_facts()) == 2


def test_a_signature_shows_at_once_in_every_language(visitor, guide):
    pages.guides("lv")
    latvian = factories.translated(guide, "lv")
    both = (guide, latvian)
    reviewed(guide, reviewed_on=MAY, next_due=days(-1))
    assert all("2026" in line(visitor, page) for page in both)

    reviewed(guide, next_due=days(9000))

    assert all(str(days(9000).year) in line(visitor, page) for page in both)
