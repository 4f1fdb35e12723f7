"""The report for the practice: what visitors look for, and what finds nothing."""

import csv
import datetime
import io

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from search.cascade import corrections
from search.models import Idea, LoggedStep, Relation, SearchLog, Synonyms
from tests import factories, pages
from tests.forms.inbox import editor, ilze, site, translator
from tests.visitor import soup, words

__all__ = ["editor", "ilze", "site", "translator"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

TODAY = datetime.date(2026, 5, 14)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(datetime.datetime(2026, 5, 14, 12, tzinfo=datetime.UTC), tick=False):
        yield


def searched(typed: str, step: str = LoggedStep.ALL, **fields) -> SearchLog:
    days_ago = fields.pop("days_ago", 0)
    defaults = {"language": "en", "hits": 0 if step == LoggedStep.NONE else 3, "count": 1}
    day = TODAY - datetime.timedelta(days=days_ago)
    return SearchLog.objects.create(day=day, words=typed, step=step, **defaults | fields)


def address(name: str = "index", **query: str) -> str:
    return reverse(f"search_report:{name}", query=query or None)


def listed(page, heading: str) -> list[str]:
    return [words(row.th) for row in page.select(f"section[aria-labelledby={heading}] tbody tr")]


def test_what_is_wanted_most_comes_first(editor):
    searched("neck", count=2)
    searched("neck", count=5, days_ago=3)
    searched("back", count=6)
    searched("kakls", language="lv")

    page = editor.read(address())

    assert listed(page, "searches-wanted") == ["neck", "back"]
    assert words(page.select_one("#searches-wanted ~ table tbody tr")).startswith(
        "neck 7 3 results"
    )
    assert listed(editor.read(address(language="lv")), "searches-wanted") == ["kakls"]


def test_what_finds_nothing_is_listed_until_it_finds_something(editor):
    searched("sciatica", LoggedStep.NONE, days_ago=5)
    searched("sciatica", LoggedStep.ALL)
    searched("osteopathy", LoggedStep.ALL, days_ago=5)
    searched("osteopathy", LoggedStep.NONE)
    searched("cupping price", LoggedStep.ANY)

    page = editor.read(address())

    assert sorted(listed(page, "searches-nothing")) == ["cupping price", "osteopathy"]


def test_the_numbers_and_the_chart_say_how_much_was_lost(editor):
    searched("neck", count=3)
    searched("knee", LoggedStep.NONE, count=1, days_ago=1)

    page = editor.read(address())

    assert [words(node) for node in page.select(".searches dd")] == ["4", "2", "25%", "0%", "0%"]
    bars = page.select(".searches rect")
    assert len(bars) == 3  # a day with an answer, a day without: the second in two colours
    assert all(bar[name].isdecimal() for bar in bars for name in ("x", "y", "width", "height"))
    assert words(page.select_one(".searches title")) == "May 13: 1 search, without an answer: 1"
    assert not page.select(".searches [style]")


def test_days_can_be_chosen(editor):
    searched("neck", days_ago=2)
    searched("back", days_ago=1)
    searched("knee")

    page = editor.read(address(**{"from": "2026-05-12", "to": "2026-05-13"}))

    assert sorted(listed(page, "searches-wanted")) == ["back", "neck"]
    assert page.select_one("#searches-from")["value"] == "2026-05-12"


@pytest.mark.parametrize(
    "asked",
    [
        {"from": "2026-02-31"},
        {"from": "yesterday", "to": ""},
        {"from": "2027-01-01"},
        {"to": "1999-01-01"},
        {"from": "2026-05-14", "to": "2026-05-01"},
        {"language": "xx"},
        {"language": "' OR 1"},
    ],
)
def test_what_makes_no_sense_shows_the_report_all_the_same(editor, asked):
    searched("neck")

    assert editor.get(address(**asked)).status_code == 200


def test_without_searches_it_says_so(editor):
    page = editor.read(address())

    assert "No searches in this language" in words(page.select_one(".searches"))
    assert not page.select(".searches table, .searches svg.bar-chart")


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_the_whole_list_is_a_file(editor, file_format):
    searched("=1+1", count=2)
    searched("neck", LoggedStep.NONE)

    response = editor.get(address("file", format=file_format))

    if file_format == "csv":
        rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    else:
        sheet = load_workbook(io.BytesIO(response.content)).active
        rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == ["words", "searches", "day", "found"]
    assert rows[1][0].lstrip("'") == "=1+1"
    assert rows[2] == ["neck", "1", "2026-05-14", "nothing found"]
    assert response["Content-Disposition"].endswith(
        f'searches-en-2026-04-14-2026-05-14.{file_format}"'
    )


def test_there_is_no_other_format(editor):
    assert editor.get(address("file", format="exe")).status_code == 400


def test_one_click_notes_an_idea_once(editor):
    searched("osteopathy", LoggedStep.NONE)
    form = editor.read(address()).select_one("#searches-nothing ~ table form")
    posted = {field["name"]: field["value"] for field in form.find_all("input")}

    first = soup(editor.post(form["action"], posted, follow=True))
    again = soup(editor.post(form["action"], posted, follow=True))

    assert [(idea.words, idea.language) for idea in Idea.objects.all()] == [("osteopathy", "en")]
    assert "“osteopathy” is on the list" in words(first)
    assert "is already on the list of ideas" in words(again)
    assert "On the list of ideas" in words(again.select_one("#searches-nothing ~ table"))
    assert "osteopathy" in words(editor.read(reverse("search_ideas:index")))


def test_one_click_opens_the_form_for_a_promoted_result(editor):
    searched("osteopathy", LoggedStep.NONE)
    link = editor.read(address()).select_one("#searches-nothing ~ table a")["href"]

    page = editor.read(link)

    assert page.select_one("[name=query_string]")["value"] == "osteopathy"


def test_a_promoted_result_can_be_saved_from_there(editor):
    about = factories.standard_page(title="About us")
    posted = {
        "query_string": "osteopathy",
        "editors_picks-TOTAL_FORMS": "1",
        "editors_picks-INITIAL_FORMS": "0",
        "editors_picks-MIN_NUM_FORMS": "0",
        "editors_picks-MAX_NUM_FORMS": "1000",
        "editors_picks-0-page": str(about.pk),
        "editors_picks-0-external_link_url": "",
        "editors_picks-0-external_link_text": "",
        "editors_picks-0-description": "",
        "editors_picks-0-ORDER": "1",
        "editors_picks-0-DELETE": "",
    }

    response = editor.post(f"{address('promote')}?words=osteopathy", posted)

    assert response.status_code == 302
    assert SearchPromotion.objects.get().page_id == about.pk
    again = editor.get(f"{address('promote')}?words=osteopathy")
    assert again["Location"] == reverse(
        "wagtailsearchpromotions:edit", args=[Query.objects.get().pk]
    )


def test_only_those_with_the_right_see_what_visitors_look_for(ilze, translator):
    for visitor in (ilze, translator):
        for name in ("index", "file", "promote"):
            assert visitor.get(address(name)).status_code == 302
        assert visitor.post(address("idea"), {"words": "neck"}).status_code == 302
    assert not Idea.objects.exists()


def test_the_menu_leads_to_our_report_and_not_to_wagtails(editor, admin_client):
    for visitor in (editor, admin_client):
        page = visitor.get(reverse("wagtailadmin_home")).content.decode()

        assert "And what they do not find." in page
        assert address() in page
        assert reverse("wagtailsearchpromotions:search_terms") not in page


def test_many_words_take_as_many_queries_as_few(editor, django_assert_max_num_queries):
    def taken(number: int) -> int:
        SearchLog.objects.all().delete()
        for n in range(number):
            searched(f"word {n}", LoggedStep.NONE)
        editor.read(address())
        with django_assert_max_num_queries(60) as captured:
            editor.read(address())
        return len(captured)

    assert taken(3) == taken(30)


def test_editors_read_the_names_of_the_cards_and_the_words_that_ask_for_them(editor):
    page = words(editor.read(reverse("search_answers:index")))

    assert "What a visit costs" in page
    assert "price list, cost" in page
    assert "Add answer card" not in page


def test_a_correction_is_forbidden_for_the_word_that_was_replaced(editor):
    pages.article(title="Osteochondrosis and massage")
    searched("massage osteochondrozis", LoggedStep.CORRECTED)

    page = editor.read(address())
    form = editor.read(page.select_one('a[href*="relation=apart"]')["href"])
    assert form.textarea.text.strip() == "osteochondrozis, osteochondrosis"

    Synonyms.objects.create(language="en", words=form.textarea.text, relation=Relation.APART)
    assert corrections("massage osteochondrozis", "en") == []


def test_a_search_that_only_a_card_answers_has_no_count(editor):
    searched("sunday", LoggedStep.ANSWER, hits=0)

    row = editor.read(address()).select_one("#searches-wanted ~ table tbody tr")

    assert words(row).startswith("sunday 1 answered by a card")
