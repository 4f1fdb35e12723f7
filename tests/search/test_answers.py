"""What the practice answers for itself above the results, and whom to call."""

import pytest
from django.urls import reverse

from search.analysis import VERSION
from search.analysis.lexicon import FOLDER, is_common
from search.answers import cards, says
from search.models import AnswerWords, LoggedStep, SearchLog
from tests.search.labelled import PRACTICE, labels
from tests.visitor import words

pytestmark = pytest.mark.usefixtures("demo_site")

CODES = ["en", "lv", "ru"]


def asked(query: str, code: str = "en") -> list[str]:
    return [card.answer.key for card in cards(query, code)]


@pytest.mark.parametrize("code", CODES)
def test_a_question_to_the_practice_gets_its_card(code):
    questions = [label for label in labels(code, "seventh") if label.kind == PRACTICE]

    assert {label.query: f"card:{asked(label.query, code)[0]}" for label in questions} == {
        label.query: label.wanted[0] for label in questions
    }


@pytest.mark.parametrize(
    ("code", "query"),
    [
        ("en", "numb between the legs"),
        ("en", "chest pain"),
        ("lv", "sāp krūtīs"),
        ("ru", "боль в груди"),
    ],
)
def test_an_emergency_sign_shows_whom_to_call_above_everything(visitor, code, query):
    page = visitor.read(f"/{code}/search/", query_params={"q": query})

    first = page.select_one(".search-found > *")
    assert "care-card--emergency" in first["class"]
    assert "113" in words(first)


@pytest.mark.parametrize(
    ("code", "query"),
    [("en", "open wound"), ("en", "back pain at work"), ("ru", "почему болит спина")],
)
def test_other_questions_get_no_card(code, query):
    assert asked(query, code) == []


def test_the_hours_come_from_the_practices_settings(visitor):
    page = visitor.read("/en/search/?q=are+you+open+on+sunday")

    assert len(page.select(".search-answer .hours tr")) == 7
    assert page.select_one(".search-answer a.button")["href"].startswith("/en/")


def test_below_a_card_stands_no_guide_that_only_has_the_words(visitor):
    context = visitor.get("/ru/search/", query_params={"q": "где вы находитесь"}).context

    assert [card.answer.key for card in context["cards"]] == ["address"]
    assert {result.kind for result in context["results"]} <= {"page"}


def test_a_question_for_the_length_is_answered_with_the_prices(visitor):
    page = visitor.read("/en/search/?q=how+long+is+a+session")

    assert "Back and neck massage: €45, 60 minutes" in words(page.select_one(".search-answer"))


def test_beside_a_card_no_tab_counts_what_is_not_listed(visitor):
    context = visitor.get("/en/search/?q=cancel+my+appointment").context

    assert context["is_besides"]
    assert not context["kinds"]
    assert not context["narrowings"]


def test_a_slip_and_another_keyboard_are_understood():
    assert asked("gift vaucher") == ["voucher"]
    assert asked("wtys", "ru") == ["price"]


def test_an_editors_words_take_the_place_of_the_softwares():
    AnswerWords.objects.create(card="price", language="en", words="how dear")

    assert (asked("how dear is it"), asked("price")) == (["price"], [])


def test_an_answered_question_is_counted_as_answered(visitor):
    visitor.get("/en/search/?q=gift+voucher")

    assert SearchLog.objects.get(words="gift voucher").step == LoggedStep.ANSWER


def test_an_opened_result_is_counted(visitor):
    visitor.get("/en/search/?q=diabetes")

    response = visitor.post(reverse("search_opened"), {"q": "diabetes"})

    assert response.status_code == 204
    assert SearchLog.objects.get(words="diabetes").opened == 1


@pytest.mark.parametrize(
    ("typed", "is_said"),
    [("pay card", True), ("pay you by card", True), ("pay a b c card", False), ("card pay", False)],
)
def test_a_phrase_is_said_in_its_order_with_few_words_between(typed, is_said):
    assert says(typed.split(), ["pay", "card"]) is is_said


@pytest.mark.parametrize("code", CODES)
def test_the_list_of_common_words_is_of_this_version_of_the_stemmers(code):
    assert is_common(f"# {VERSION}", code)
    assert (FOLDER / f"{code}.txt.gz").stat().st_size < 150_000
