"""The picker of red flags offers a card the signs of its urgency, and suggests those of the guide's zones."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.blocks import RedFlagCardBlock
from articles.choosers.blocks import PickedListBlockAdapter
from tests import factories, pages
from tests.articles.cards import card
from tests.translations.people import person
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialog(client):
    factories.site()
    client.force_login(person("editor"))

    def open_dialog(**query: str) -> BeautifulSoup:
        address = reverse("redflag_picker:choose")
        response = client.get(address, {"multiple": "1"} | query)
        return BeautifulSoup(response.json()["html"], "html.parser")

    return open_dialog


def names(html: BeautifulSoup) -> list[str]:
    return [words(name) for name in html.select(".picker__name")]


def ticked(html: BeautifulSoup) -> list[str]:
    return [words(box.parent.select_one(".picker__name")) for box in html.select("[checked]")]


def test_signs_are_grouped_by_urgency_the_most_urgent_first(dialog):
    for urgency in ("non_urgent", "urgent", "emergency"):
        factories.red_flag(sign=urgency, urgency=urgency)

    html = dialog()

    assert [words(name) for name in html.select(".picker__class")] == [
        "Emergency",
        "Urgent",
        "Non-urgent",
    ]
    assert names(html) == ["emergency", "urgent", "non_urgent"]


def test_a_card_is_offered_the_signs_of_its_urgency_only(dialog):
    factories.red_flag(sign="a", urgency="emergency")
    factories.red_flag(sign="b", urgency="urgent")

    html = dialog(urgency="urgent")

    assert names(html) == ["b"]
    assert json.loads(html.select_one("[data-picker]")["data-labels"]) == ["Add", "Add 1 sign"]


def test_only_live_originals_are_offered(dialog):
    flag = factories.red_flag(sign="you faint")
    factories.translated(flag, "lv", sign="jūs ģībstat")
    factories.red_flag(sign="a draft", live=False)

    assert names(dialog()) == ["you faint"]


def test_the_zones_of_a_sign_and_its_guides_are_shown(dialog):
    shown = factories.red_flag(sign="a", zones=["legs", "neck_collar"])
    factories.red_flag(sign="b")
    pages.article(body=[card(shown)])

    first, second = dialog().select("[data-picker-entry]")

    assert facts(first)[:2] == ["Neck-collar zone, Legs", "in 1 guide"]
    assert facts(second)[:2] == ["Any zone", "in no guide yet"]


def facts(entry: BeautifulSoup) -> list[str]:
    return [words(fact) for fact in entry.select(".picker__fact")]


def test_a_sign_of_the_list_cannot_be_ticked_again(dialog):
    listed, other = factories.red_flag(sign="a"), factories.red_flag(sign="b")

    html = dialog(chosen=str(listed.pk), zones="legs")

    assert "Already in this list" in facts(html)
    assert [box["value"] for box in html.select("input[name=id]")] == [str(other.pk)]
    assert words(html.select_one("[data-picker-add]")) == "Add 1 sign"


def test_the_signs_of_the_treated_zones_and_of_any_zone_are_ticked_on_request(dialog):
    factories.red_flag(sign="legs", zones=["legs"])
    factories.red_flag(sign="arms", zones=["arms"])
    factories.red_flag(sign="any")

    html = dialog(zones="legs")

    assert ticked(html) == ["any", "legs"]
    assert names(html) == ["any", "legs", "arms"]
    assert words(html.select_one("[data-picker-add]")) == "Add 2 signs"
    assert "(Legs)" in words(html.select_one(".picker__note"))
    assert ticked(dialog()) == []


def test_the_signs_of_a_topics_zone_are_ticked_too(dialog):
    factories.red_flag(sign="legs", zones=["legs"])
    factories.red_flag(sign="neck", zones=["neck_collar"])
    topic = factories.topic(name="Neck", zone="neck_collar")

    assert ticked(dialog(zones=str(topic.pk))) == ["neck"]
    assert ticked(dialog(zones=f"legs,{topic.pk}")) == ["legs", "neck"]


def test_the_signs_of_a_topic_are_ticked_for_guides_on_it_only(dialog):
    topic = factories.topic(name="Pregnancy", key="pregnancy", zone="")
    flag = factories.red_flag(sign="swollen", topics=["pregnancy"])
    factories.red_flag(sign="any")

    html = dialog(zones=str(topic.pk))

    assert ticked(html) == ["swollen"]
    assert "(Pregnancy)" in words(html.select_one(".picker__note"))
    assert ticked(dialog(zones="legs")) == ["any"]
    assert flag.zones_text == "Pregnancy"


@pytest.mark.parametrize("zones", ["", "nowhere", "9999999"])
def test_a_guide_without_zones_is_told_why_nothing_is_ticked(dialog, zones):
    factories.red_flag(sign="any")

    html = dialog(zones=zones)

    assert ticked(html) == []
    assert "neither a technique step nor a topic" in words(html.select_one(".picker__note"))


def test_chosen_signs_come_in_the_order_of_their_urgency(dialog, client):
    urgent = factories.red_flag(sign="a", urgency="urgent")
    emergency = factories.red_flag(sign="b")

    address = reverse("redflag_picker:chosen_multiple")
    result = client.get(address, {"id": [urgent.pk, emergency.pk]}).json()["result"]

    assert [row["title"] for row in result] == ["b", "a"]
    assert result[0]["edit_url"].endswith(f"/{emergency.pk}/")


def test_the_editor_of_a_card_knows_the_words_of_a_chosen_sign(dialog, client):
    flag = factories.red_flag(sign="you faint or see double")
    guide = pages.article(body=[card(flag)])

    page = client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()

    assert "you faint or see double" in page
    assert "articles.choosers.PickedListBlock" in page


def test_the_list_of_a_card_sends_its_urgency_to_the_dialog():
    block = RedFlagCardBlock().child_blocks["flags"]

    *_rest, meta, field, picker = PickedListBlockAdapter().js_args(block)

    assert (meta["linkedFields"], meta["suggestBy"][0], field) == (["urgency"], "zones", None)
    assert picker.base_js_init_options["linkedFields"]["urgency"]["append"] == "urgency"
