"""The self-check asks about every entry of the two libraries, and nothing of it can leave the browser."""

import re

import pytest
from django.conf import settings

from articles.groups import TREATMENT, ConditionGroup
from articles.severity import Severity
from articles.templatetags.guides import self_check_url
from core.zones import Zone
from practice.content.self_check import ASKED
from tests import factories, pages
from tests.visitor import words

pytestmark = pytest.mark.django_db

STYLES = settings.BASE_DIR / "static/css/components"
SHEETS = [STYLES / f"self_check{name}.css" for name in ("", "_zones", "_outcome")]


@pytest.fixture(autouse=True)
def homes():
    return factories.site()


def rows(page, step: int) -> list[str]:
    return [words(row) for row in page.select(".self-check__step")[step].select(".tick__words")]


def read(visitor, code: str = "en"):
    return visitor.read(pages.self_check(code).get_url())


class TestQuestions:
    def test_each_condition_is_asked_once_in_the_step_of_its_group(self, visitor):
        for group in ConditionGroup:
            pages.contraindication(title=group.value, group=group)

        page = read(visitor)

        treatment = [group.value for group in TREATMENT]
        illnesses = [group.value for group in ConditionGroup if group not in TREATMENT]
        assert (rows(page, 1), rows(page, 2)) == (illnesses, treatment)

    def test_it_is_asked_in_plain_words_beside_its_name(self, visitor):
        pages.contraindication(title="Thrombosis", plain_words="A blood clot")

        [row] = read(visitor).select(".tick")

        assert words(row.select_one("label")) == "A blood clot Thrombosis"

    def test_its_advice_and_severity_are_in_its_own_row(self, visitor):
        pages.contraindication(
            severity="local", zone="legs", instead="<p>Show us.</p>", explanation="<p>It hurts.</p>"
        )

        [row] = read(visitor).select(".tick")

        assert row.input["data-outcome"] == "local"
        assert words(row.select_one(".tick__verdict")) == "Avoid this area: Legs"
        assert "Show us." in words(row.select_one(".tick__reason"))
        assert "It hurts." in words(row.details)

    def test_a_draft_is_not_asked(self, visitor):
        pages.contraindication(title="Old").unpublish()

        assert rows(read(visitor), 1) == []

    def test_a_condition_without_translation_is_asked_in_the_original_language(self, visitor):
        shown = pages.contraindication(title="Diabetes")
        pages.contraindication(title="Fever")
        pages.library("lv")
        factories.translated(shown, "lv", title="Diabēts")
        pages.self_check()

        page = read(visitor, "lv")

        asked = {
            words(row.select_one(".tick__words")): row.get("lang") for row in page.select(".tick")
        }
        assert asked == {"Diabēts": None, "Fever": "en"}

    def test_emergency_signs_come_first_and_the_others_with_the_place_that_hurts(self, visitor):
        factories.red_flag(sign="chest pain", urgency="emergency", zones=["upper_back"])
        factories.red_flag(sign="a lump", urgency="urgent", zones=["upper_back", "legs"])
        factories.red_flag(sign="soreness", urgency="non_urgent", zones=[])

        page = read(visitor)

        assert rows(page, 0) == ["chest pain"]
        assert rows(page, 3) == ["a lump", "soreness"]
        first, lump, soreness = page.select(".tick")
        assert "data-zones" not in first.attrs
        assert lump["data-zones"] == "upper_back legs"
        assert "data-zones" not in soreness.attrs
        outcomes = [row.input["data-outcome"] for row in (first, lump, soreness)]
        assert outcomes == ["emergency", "absolute", "ask"]

    def test_the_number_to_call_is_the_pages(self, visitor):
        page = visitor.read(pages.self_check(emergency_number="112").get_url())

        assert page.select_one(".outcome--emergency a")["href"] == "tel:112"
        assert words(page.select_one(".outcome--emergency h3")) == "Call 112 now"


class TestPrivacy:
    def test_no_field_has_a_name_and_the_form_cannot_be_sent(self, visitor):
        pages.contraindication()
        factories.red_flag(urgency="emergency")

        form = read(visitor).select_one("form.self-check")

        assert form["method"] == "dialog"
        assert "action" not in form.attrs
        assert form["autocomplete"] == "off"
        assert form.select("input")
        assert not form.select("[name], input[value], [type=submit], button:not([type])")

    def test_the_call_form_learns_nothing(self, visitor):
        practice = factories.practice_text(callback_page=pages.callback())
        assert practice.callback_page

        link = read(visitor).select_one(".self-check__ask a.button")

        assert "?" not in link["href"]
        assert "#" not in link["href"]
        assert link["rel"] == ["noreferrer"]

    def test_its_script_neither_asks_nor_keeps_anything(self):
        script = (settings.BASE_DIR / "static/js/self-check.js").read_text()

        assert not re.search(
            r"fetch|XMLHttp|sendBeacon|WebSocket|Storage|cookie|history|location|indexedDB|import",
            script,
        )


class TestStyles:
    def test_every_outcome_and_zone_has_its_rule(self):
        text = "".join(sheet.read_text() for sheet in SHEETS)

        for outcome in [*Severity.values, "emergency"]:
            assert f'[data-outcome="{outcome}"]' in text
        for zone in Zone.values:
            assert f'[data-zone="{zone}"]:checked) [data-zones~="{zone}"]' in text

    def test_no_rule_depends_on_an_entry(self):
        text = "".join(sheet.read_text() for sheet in SHEETS)

        assert not re.search(r"#[\w-]+ ?[:,{.]", text)


class TestWays:
    def test_there_is_no_link_without_a_self_check_in_the_language(self, visitor):
        library = pages.library()
        assert self_check_url() == ""
        assert "two minutes" not in words(visitor.read(library.get_url()))

        page = pages.self_check()

        assert visitor.read(library.get_url()).select_one(f'main a[href="{page.get_url()}"]')

    def test_a_guide_asks_about_its_own_conditions_only(self, visitor):
        own = pages.contraindication(title="Fever", instead="<p>Rest.</p>")
        pages.contraindication(title="Diabetes")
        check = pages.self_check()
        block = {"title": "", "introduction": "", "items": [{"entry": own, "note": "Today."}]}
        guide = pages.article(body=[("contraindications", block)])

        short = visitor.read(guide.get_url()).select_one(".self-check--short")

        asked = [words(row) for row in short.select(".tick__words")]
        assert asked == ["Fever", "I have none of these"]
        assert "Today. Rest." in words(short)
        assert short.select_one(f'a[href="{check.get_url()}"]')
        assert not short.select("[name], [open]")


def test_every_entry_of_the_demo_has_a_group_and_plain_words(demo_site):
    from articles.models import ContraindicationPage

    entries = ContraindicationPage.objects.live()
    assert {page.slug for page in entries.filter(locale__language_code="en")} == ASKED.keys()
    assert all(page.plain_words for page in entries)


@pytest.mark.parametrize("code", ["en", "lv", "ru"])
def test_the_home_pages_promise_leads_to_the_self_check(demo_site, visitor, code):
    link = visitor.read(f"/{code}/").select_one(".is-it-for-me a")

    assert visitor.read(link["href"]).select_one("form.self-check")
