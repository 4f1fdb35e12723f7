"""A guide shows the emergency signs of the zones that it treats, or says why not, before it is published."""

import pytest

from articles.content_checks import LATE_CARD
from articles.models import LeftOutRedFlag
from checks.examining import examine
from tests import factories, pages
from tests.articles.cards import card
from tests.checks.originals import should

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    factories.site()


def guide(*blocks):
    steps = [pages.step(zone="neck_collar")]
    return pages.article(body=[("technique_steps", {"title": "", "steps": steps}), *blocks])


def in_the_way(page) -> list[tuple[str, str]]:
    return [(finding.where.field, str(finding.message)) for finding in examine(page).must]


def about_signs(page) -> list[str]:
    return [message for field, message in in_the_way(page) if field == "left_out_red_flags"]


def test_missing_signs_are_named_in_one_row():
    factories.red_flag(sign="you faint", zones=["neck_collar"])
    factories.red_flag(sign="you see double", zones=[])

    (message,) = about_signs(guide())

    assert "“you faint”; “you see double”" in message


def test_shown_signs_and_those_left_out_with_a_reason_are_not_in_the_way():
    shown, left_out = factories.red_flag(sign="a"), factories.red_flag(sign="b")
    page = guide(card(shown))
    page.left_out_red_flags.add(LeftOutRedFlag(red_flag=left_out, reason="Not with children"))

    assert about_signs(page) == []


def test_a_guide_without_steps_shows_the_signs_of_its_topics_zones():
    factories.red_flag(sign="you faint", zones=["neck_collar"])
    factories.red_flag(sign="a cold leg", zones=["legs"])
    topic = factories.topic(name="Neck", zone="neck_collar")

    (message,) = about_signs(factories.article(topics=[topic]))

    assert "“you faint”" in message
    assert "cold leg" not in message


def test_a_guide_on_a_complaint_shows_the_signs_of_its_topic():
    factories.red_flag(sign="your face swells", topics=["pregnancy"])
    factories.red_flag(sign="you see double")
    topic = factories.topic(name="Pregnancy", key="pregnancy", zone="")

    (message,) = about_signs(factories.article(topics=[topic]))

    assert "“your face swells”" in message
    assert "double" not in message


def test_signs_of_other_zones_and_less_urgent_ones_are_not_asked_for():
    factories.red_flag(zones=["legs"])
    factories.red_flag(urgency="urgent")

    assert about_signs(guide()) == []


def test_a_card_with_signs_of_another_urgency_is_in_the_way():
    page = guide(card(factories.red_flag(sign="you faint", urgency="urgent")))

    assert [m for field, m in in_the_way(page) if field == "body" and "you faint" in m]


def test_a_card_below_a_less_urgent_one_could_be_higher():
    urgent = [card(urgency=one, text="<p>Call.</p>") for one in ("urgent", "non_urgent")]
    text = ("text", "<p>Slowly.</p>")

    page = pages.article(body=[urgent[1], text, urgent[0], card(text="<p>Call 113.</p>")])

    assert [where for where, said in should(page).items() if said == LATE_CARD] == [
        "Body › Care card 2",
        "Body › Care card 3",
    ]


def test_cards_that_begin_with_the_most_urgent_are_in_order():
    order = ("emergency", "urgent", "urgent", "non_urgent")
    page = pages.article(body=[card(urgency=one, text="<p>Call.</p>") for one in order])

    assert LATE_CARD not in should(page).values()
