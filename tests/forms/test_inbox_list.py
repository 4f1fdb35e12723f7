"""The inbox: who waits for a call, in the order of the promises."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from forms.models import CallbackRequest, Status
from tests.forms.inbox import (
    ANNA,
    BORIS,
    address,
    editor,
    hours_ago,
    ilze,
    names,
    oleg,
    received,
    site,
)
from tests.visitor import soup, words

__all__ = ["editor", "ilze", "oleg", "site"]

pytestmark = pytest.mark.django_db


def listed(visitor, query=""):
    return names(visitor.read(address("index") + query))


def choice(page, label):
    """The number beside a filter."""
    found = [
        node
        for node in page.select(".inbox-choice")
        if node.find("span").get_text(strip=True) == label
    ]
    return int(found[0].select_one(".inbox-choice__count").get_text())


def search(visitor, text):
    response = visitor.post(address("search"), {"text": text}, follow=True)
    assert response.status_code == 200
    return response


def test_who_was_promised_the_earliest_call_stands_first_whatever_the_language(ilze):
    received(name="Later", language="ru", due_at=hours_ago(-5))
    received(name="Now", language="lv", due_at=hours_ago(-1))
    received(name="Again", status=Status.NO_ANSWER, due_at=hours_ago(9), again_at=hours_ago(-3))

    assert listed(ilze) == ["Now", "Again", "Later"]


def test_a_line_says_who_in_which_language_when_and_how_to_call(ilze):
    received(name="Anna", language="lv", number=ANNA)

    line = ilze.read(address("index")).select_one(".inbox-line")

    assert line.select_one('a[href^="tel:"]')["href"] == f"tel:{ANNA}"
    assert "+371 24 11 24 20" in words(line)
    assert words(line.select_one(".request-badge--language")) == "Latviešu"
    assert line.select_one(".request-badge--language")["lang"] == "lv"
    assert "New" in words(line)
    assert "by" in words(line.select_one(".inbox-line__when"))


def test_overdue_is_said_in_words(ilze):
    received(name="Late", due_at=hours_ago(1))
    received(name="In time")

    lines = ilze.read(address("index")).select(".inbox-line")

    assert ["Overdue" in words(line) for line in lines] == [True, False]


def test_what_is_done_with_is_not_in_the_way(ilze):
    for status in Status:
        received(name=str(status.value), status=status)

    assert set(listed(ilze)) == {"new", "calling", "no_answer"}
    assert listed(ilze, "?status=closed") == ["closed"]
    assert len(listed(ilze, "?status=all")) == len(Status)


@pytest.mark.parametrize("query", ["", "?status=all", "?late=1", "?language=en"])
def test_suspicious_requests_are_never_mixed_with_the_others(ilze, query):
    received(name="Person", due_at=hours_ago(1))
    received(name="Program", suspicion=["link", "honeypot"], due_at=hours_ago(1))

    assert listed(ilze, query) == ["Person"]
    assert listed(ilze, "?box=suspicious") == ["Program"]


def test_suspicious_requests_are_counted_and_their_reasons_said(ilze):
    received(suspicion=["link", "gone_code"])

    assert choice(ilze.read(address("index")), "Suspicious") == 1
    line = ilze.read(address("index") + "?box=suspicious").select_one(".inbox-line")
    assert "Contains a link" in words(line)
    assert "gone_code" in words(line)


def test_each_filter_shows_as_many_as_it_says(ilze, oleg):
    for number, status in enumerate([*Status, *Status]):
        received(
            status=status,
            language=["en", "lv", "ru"][number % 3],
            assignee=[None, ilze.user, oleg.user][number % 3],
            due_at=hours_ago(number - 5),
            suspicion=["link"] if number > 9 else [],
        )
    page = ilze.read(address("index") + "?status=all&language=lv")
    links = page.select(".inbox-choice")

    assert len(links) >= 15
    for link in links:
        shown = len(listed(ilze, link["href"]))
        if not link.get("aria-current"):
            assert shown == int(link.select_one(".inbox-choice__count").get_text()), link["href"]


def test_choosing_a_chosen_filter_again_takes_it_back(ilze):
    page = ilze.read(address("index") + "?language=lv")

    chosen = [one for one in page.select(".inbox-choice[aria-current]") if "Latviešu" in words(one)]
    assert chosen[0]["href"] == "?"


def test_mine_and_nobodys(ilze, oleg):
    received(name="Mine", assignee=ilze.user)
    received(name="His", assignee=oleg.user)
    received(name="Nobody’s")

    assert listed(ilze, "?assignee=me") == ["Mine"]
    assert listed(ilze, "?assignee=none") == ["Nobody’s"]
    assert listed(ilze, f"?assignee={oleg.user.pk}") == ["His"]


@pytest.mark.parametrize(
    "query",
    [
        "?status=<b>",
        "?assignee=" + "9" * 60,
        "?assignee=x",
        "?assignee=²",
        "?p=99",
        "?p=x",
        "?language=xx&late=2&box=all",
        "?search=1",
    ],
)
def test_an_address_made_up_shows_the_inbox(ilze, query):
    received()

    assert ilze.get(address("index") + query).status_code == 200


@pytest.mark.parametrize(
    "typed",
    ["24112420", "+371 24 11 24 20", "00371 24112420", " 24-11-24-20 ", "２４１１２４２０"],
)
def test_a_number_is_found_in_any_spelling_and_stands_in_no_address(ilze, typed):
    received(name="Anna", number=ANNA, status=Status.CLOSED)
    received(name="Boris", number=BORIS)

    response = search(ilze, typed)

    assert names(soup(response)) == ["Anna"]
    assert all("24" not in step for step, _code in response.redirect_chain)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("berzina", "Anna Bērziņa"),
        ("ANNA", "Anna Bērziņa"),
        ("bērziņa anna", "Anna Bērziņa"),
        ("алена", "Алёна Петрова"),
        ("ПЕТРОВА", "Алёна Петрова"),
        ("o'n", "Mary O'Neil"),
        (".*", None),
        ("[", None),
    ],
)
def test_a_name_is_found_as_it_is_typed_in_a_hurry(ilze, typed, name):
    for one in ("Anna Bērziņa", "Алёна Петрова", "Mary O'Neil"):
        received(name=one)

    assert names(soup(search(ilze, typed))) == ([name] if name else [])


def test_fewer_than_four_digits_are_answered_with_what_is_needed(ilze):
    received()

    assert "any four digits" in words(soup(search(ilze, "241")))


@pytest.mark.parametrize("typed", ["\x00", "x" * 500, "’; DROP", "%", "\\"])
def test_odd_searches_are_no_error(ilze, typed):
    search(ilze, typed)


def test_what_was_searched_for_is_sealed_in_the_session_and_can_be_cleared(ilze):
    received(name="Anna")
    search(ilze, "Bernard")
    assert "Bernard" not in str(dict(ilze.session))
    assert listed(ilze, "?status=all&search=1") == []

    assert listed(ilze) == ["Anna"], "the plain inbox never hides anybody"
    ilze.post(address("search"), {"text": "Bernard", "clear": "1"})
    assert listed(ilze, "?status=all&search=1") == ["Anna"]


def test_pages_keep_the_filter(ilze):
    for _ in range(30):
        received(language="lv")

    page = ilze.read(address("index") + "?language=lv")

    assert len(names(page)) == 25
    assert page.select_one('a[rel="next"]')["href"] == "?language=lv&p=2"
    assert len(listed(ilze, "?language=lv&p=2")) == 5


def test_a_request_that_no_key_opens_is_still_listed(ilze):
    received(name="Sealed")
    CallbackRequest.objects.update(sealed="damaged")

    assert "Cannot be read" in words(ilze.read(address("index")).select_one(".inbox-line"))


def test_the_number_of_queries_does_not_grow(ilze, oleg):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            ilze.read(address("index"))
        return len(captured)

    received(assignee=oleg.user)
    queries()
    few = queries()
    for _ in range(20):
        received(assignee=oleg.user, language="ru", first_call_at=timezone.now())

    assert queries() == few <= 28


def test_names_are_escaped(ilze):
    received(name="<b>x</b>")

    page = ilze.read(address("index"))

    assert names(page) == ["<b>x</b>"]


def test_an_empty_inbox_is_good_news(ilze):
    assert "There are no open callback requests." in words(ilze.read(address("index")))
