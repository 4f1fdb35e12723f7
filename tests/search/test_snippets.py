"""What is shown of a found text: the right place, the right words, and nothing that runs."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import stems
from search.snippets import LENGTH, Wanted, highlight, snippet

FILLER = "Nothing of interest is said here, and then nothing again. " * 20


def wanted(query: str, language: str = "en", prefix: str = "") -> Wanted:
    return Wanted(language, set(stems(query, language)), prefix)


def marks(html: str) -> list[str]:
    return re.findall("<mark>(.*?)</mark>", html)


@pytest.mark.parametrize(
    ("language", "query", "text", "marked"),
    [
        ("en", "knead", "Kneading the calves.", ["Kneading"]),
        ("lv", "masaza", "Muguras masāžas laikā", ["masāžas"]),
        ("lv", "muguras masāža", "Muguru masē lēni; masāžu beidz.", ["Muguru", "masē", "masāžu"]),
        ("ru", "теплый", "Тёплый воздух и теплая рука", ["Тёплый", "теплая"]),
        ("ru", "массажа шеи", "Массаж для шеи.", ["Массаж", "шеи"]),
        ("en", "the and of", "The back and the neck.", []),
    ],
)
def test_the_same_stems_are_marked(language, query, text, marked):
    assert marks(highlight(text, wanted(query, language))) == marked


def test_a_composed_letter_is_marked_whole_however_it_is_stored():
    text = "Muguras masa\u0304z\u030ca"

    assert marks(highlight(text, wanted("masāža", "lv"))) == ["masa\u0304z\u030ca"]


def test_the_beginning_of_a_word_marks_the_word():
    assert marks(highlight("Osteochondrosis of the neck", wanted("", prefix="osteo"))) == [
        "Osteochondrosis"
    ]


def test_a_short_text_is_shown_whole():
    assert snippet("Slow and warm.", wanted("warm")) == "Slow and <mark>warm</mark>."


def test_a_heading_ends_before_what_follows():
    text = "Why it hurts\nThe head is heavy.\nA warm hand\nHelps"

    shown = snippet(text, wanted("warm"))

    assert shown == "Why it hurts. The head is heavy. A <mark>warm</mark> hand. Helps"


def test_without_the_words_the_beginning_is_shown():
    shown = snippet(FILLER, wanted("xylophone"))

    assert shown.startswith("Nothing of interest")
    assert shown.endswith(" …")


def test_the_place_with_most_of_the_words_is_shown():
    text = f"The neck. {FILLER}A warm towel lies on the neck and shoulders. {FILLER}"

    shown = snippet(text, wanted("warm neck"))

    assert shown.startswith("… A <mark>warm</mark> towel")
    assert marks(shown) == ["warm", "neck"]


def test_of_equal_places_the_first_is_shown():
    text = f"{FILLER}First warm. {FILLER}Second warm. {FILLER}"

    assert "First" in snippet(text, wanted("warm"))


def test_the_end_of_a_text_is_shown_in_full_length():
    shown = snippet(f"{FILLER}At last a warm hand.", wanted("hand"))

    assert shown.endswith("a warm <mark>hand</mark>.")
    assert len(shown) > LENGTH * 3 / 4


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</mark><b>",
        "&lt;script&gt;",
        '"\' onmouseover="x',
    ],
)
def test_what_is_found_is_never_markup(evil):
    text = f"warm {evil} hand"

    for shown in (snippet(text, wanted("warm script mark img")), highlight(text, wanted("warm"))):
        tags = {tag.name for tag in BeautifulSoup(shown, "html.parser").find_all(True)}
        assert tags == {"mark"}
        assert BeautifulSoup(shown, "html.parser").get_text() == text


@settings(deadline=None)
@given(st.text(max_size=700), st.text(max_size=40), st.sampled_from(["en", "lv", "ru"]))
def test_whatever_is_found_is_shown_as_it_is_and_not_longer(text, query, language):
    shown = snippet(text, wanted(query, language))

    plain = BeautifulSoup(shown.replace("\r", " "), "html.parser")
    assert {tag.name for tag in plain.find_all(True)} <= {"mark"}
    body = shown.removeprefix("… ").removesuffix(" …")
    unescaped = re.sub("</?mark>", "", body)
    assert len(BeautifulSoup(unescaped, "html.parser").get_text()) <= LENGTH + 1


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=30))
def test_every_word_of_the_query_that_is_there_is_marked(text, query):
    found = wanted(query)

    marked = marks(highlight(text, found))

    assert len(marked) == len({word.start for word in found.find(text)})
