"""The library of red flags: each sign has one wording and one urgency, whichever guide shows it."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import LeftOutRedFlag, RedFlag
from articles.red_flags import (
    guides_by_red_flag,
    live_red_flags,
    missing_in,
    missing_red_flags,
)
from core.urgency import Urgency
from tests import factories, pages
from tests.articles.cards import card

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    factories.site()


def treating(*zones: str, body=(), **fields):
    steps = [pages.step(zone=zone) for zone in zones]
    return pages.article(body=[("technique_steps", {"title": "", "steps": steps}), *body], **fields)


def test_they_come_most_urgent_first_and_then_as_they_were_written():
    for number, urgency in enumerate(["non_urgent", "emergency", "urgent", "emergency"]):
        factories.red_flag(sign=f"sign {number}", urgency=urgency)

    found = live_red_flags(factories.locale("en"))

    assert [(view.sign, view.urgency) for view in found] == [
        ("sign 1", Urgency.EMERGENCY),
        ("sign 3", Urgency.EMERGENCY),
        ("sign 2", Urgency.URGENT),
        ("sign 0", Urgency.NON_URGENT),
    ]


def test_a_reader_gets_them_in_the_own_language_or_else_in_the_source_language():
    translated = factories.red_flag(sign="you have chest pain")
    factories.translated(translated, "lv", sign="jums sāp krūtis")
    factories.red_flag(sign="one leg is weak")

    found = live_red_flags(factories.locale("lv"))

    assert [(view.sign, view.language_code) for view in found] == [
        ("jums sāp krūtis", "lv"),
        ("one leg is weak", "en"),
    ]


def test_a_draft_is_not_in_the_library():
    factories.red_flag(live=False)

    assert live_red_flags(factories.locale("en")) == []


@pytest.mark.parametrize(
    ("urgency", "zones", "zone", "is_emergency"),
    [
        ("emergency", ["legs"], "legs", True),
        ("emergency", ["legs"], "arms", False),
        ("emergency", [], "arms", True),
        ("urgent", ["legs"], "legs", False),
    ],
)
def test_only_an_emergency_of_the_zone_or_of_any_zone_is_one_for_it(
    urgency, zones, zone, is_emergency
):
    flag = factories.red_flag(urgency=urgency, zones=zones)

    assert flag.is_emergency_for([zone]) is is_emergency


@pytest.mark.parametrize(
    ("zones", "topics", "is_emergency"),
    [
        ([], ["pregnancy"], True),
        (["legs"], ["pregnancy"], True),
        (["legs"], ["sport"], False),
        (["arms"], ["sport"], True),
        ([], ["sport"], False),
        ([], [], False),
    ],
)
def test_a_sign_of_a_topic_is_one_for_guides_on_it_and_for_its_own_zones_only(
    zones, topics, is_emergency
):
    flag = factories.red_flag(zones=["arms"], topics=["pregnancy"])
    assert flag.is_emergency_for(zones, topics) is is_emergency
    flag.zones = []
    assert flag.is_emergency_for(zones, topics) is ("pregnancy" in topics)


def test_only_zones_of_the_body_map_are_taken():
    flag = factories.red_flag(zones=["tail"])

    with pytest.raises(ValidationError) as refusal:
        flag.full_clean()

    assert set(refusal.value.message_dict) == {"zones"}


def test_a_guide_misses_the_emergency_signs_of_the_zones_that_it_treats():
    here = factories.red_flag(zones=["legs", "gluteal"])
    anywhere = factories.red_flag()
    factories.red_flag(zones=["arms"])
    factories.red_flag(zones=["legs"], urgency="urgent")
    factories.red_flag(zones=["legs"], live=False)

    assert missing_red_flags(treating("legs")) == [here, anywhere]
    assert missing_red_flags(treating()) == []
    assert missing_red_flags(pages.article()) == []


def test_a_sign_on_a_card_is_not_missing_in_any_language():
    flag = factories.red_flag(zones=["legs"])
    factories.translated(flag, "lv", sign="jums ir pazīme")
    guide = treating("legs", body=[card(flag)])
    pages.guides("lv")

    assert missing_red_flags(guide) == []
    assert missing_red_flags(factories.translated(guide, "lv")) == []


def test_a_sign_may_be_left_out_with_a_reason_only():
    flag = factories.red_flag(zones=["legs"])
    guide = treating("legs")
    guide.left_out_red_flags = [LeftOutRedFlag(red_flag=flag, reason=" ")]
    assert missing_red_flags(guide) == [flag]

    guide.left_out_red_flags = [LeftOutRedFlag(red_flag=flag, reason="Another guide shows it.")]
    assert missing_red_flags(guide) == []

    guide.save_revision().publish()
    assert missing_red_flags(type(guide).objects.get(pk=guide.pk)) == []


def test_a_translated_guide_leaves_out_the_same_signs():
    flag = factories.red_flag(zones=["legs"])
    guide = treating("legs")
    guide.left_out_red_flags = [LeftOutRedFlag(red_flag=flag, reason="Another guide shows it.")]
    guide.save_revision().publish()
    made = factories.translation(guide, "lv")
    pages.guides("lv")
    made.save_target(publish=True)

    latvian = made.get_target_instance()

    assert latvian.left_out_red_flags.count() == 1
    assert missing_red_flags(latvian) == []


def test_what_is_missing_is_named_in_the_language_of_the_guide():
    flag = factories.red_flag(zones=["legs"])
    latvian = factories.translated(flag, "lv", sign="jums ir pazīme")
    pages.guides("lv")
    guide = factories.translated(treating("legs"), "lv")

    assert missing_red_flags(guide) == [latvian]


def test_other_zones_can_be_asked_for():
    flag = factories.red_flag(zones=["arms"])

    assert missing_in(treating("legs"), ["arms"]) == [flag]


def test_the_library_knows_how_many_guides_show_a_sign():
    shown, unused = factories.red_flag(), factories.red_flag()
    guide = pages.article(body=[card(shown), card(shown, urgency="urgent")])
    pages.article(body=[card(shown)])
    pages.article(body=[card(unused)]).unpublish()
    pages.guides("lv")
    factories.translated(guide, "lv")

    assert guides_by_red_flag() == {shown.translation_key: 2}


def test_the_urgency_and_the_zones_are_the_same_in_every_language():
    flag = factories.red_flag(urgency="urgent", zones=["legs"], source="NHS", advice="Sit down.")
    made = factories.translation(flag, "lv")
    for row in made.source.stringsegment_set.select_related("context", "string"):
        factories.say_at(made, row, f"lv: {row.string.data}")
    made.save_target(publish=True)

    latvian = RedFlag.objects.get(locale=factories.locale("lv"))

    assert (latvian.sign, latvian.advice) == (f"lv: {flag.sign}", "lv: Sit down.")
    assert (latvian.urgency, latvian.zones, latvian.source) == ("urgent", ["legs"], "NHS")
    assert set(made.source.stringsegment_set.values_list("context__path", flat=True)) == {
        "sign",
        "advice",
    }


def test_urgency_and_zones_change_in_every_language_at_once(django_capture_on_commit_callbacks):
    flag = factories.red_flag(urgency="urgent", zones=["arms"])
    factories.translated(flag, "lv", sign="jums ir pazīme")
    pages.guides("lv")
    guide = factories.translated(treating("legs"), "lv")
    before = missing_red_flags(guide)

    flag.urgency, flag.zones = "emergency", ["legs"]
    with django_capture_on_commit_callbacks(execute=True):
        flag.save_revision().publish()

    [view] = live_red_flags(factories.locale("lv"))
    assert (view.sign, view.urgency, view.zones) == ("jums ir pazīme", "emergency", ("legs",))
    assert before == []
    assert [missing.sign for missing in missing_red_flags(guide)] == ["jums ir pazīme"]
