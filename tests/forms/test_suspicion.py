"""Suspicion: programs are noticed, people are not, and nobody is turned away."""

import datetime

import pytest
import time_machine
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from forms.suspicion import Submission, SuspicionReason, labels, reasons
from forms.timetrap import stamp

TOKEN = "8a2e7c1e-7c1b-4a57-9a43-1f5ab1d7a111"
NOW = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)
BROWSER = {"User-Agent": "Mozilla/5.0", "Accept-Language": "lv"}


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False):
        yield


def a_minute_ago() -> str:
    with time_machine.travel(NOW - datetime.timedelta(minutes=1), tick=False):
        return stamp(TOKEN)


def judge(texts=None, **changes) -> list[str]:
    facts = {"stamp": a_minute_ago(), "token": TOKEN, "headers": BROWSER, **changes}
    return reasons(Submission(texts=texts or {"name": "Anna"}, **facts))


@pytest.mark.parametrize(
    "texts",
    [
        {"name": "Anna Bērziņa-Kalniņa", "message": "Zvaniet, lūdzu, pēc plkst. 17.00."},
        {"name": "Пётр", "message": "Лучше вечером. Почта: petr.ivanov@mail.ru"},
        {"name": "Zoë O’Neill", "message": ""},
        {"name": "Anna", "message": "Anna Bērziņa, Анна Берзиня"},
        {"name": "Anna", "message": "Двери в 17:00, 2.stāvs, e.g. evening… ok?"},
        {"name": "", "message": ""},
        {},
    ],
)
def test_people_are_not_suspected(texts):
    assert judge(texts) == []


@pytest.mark.parametrize(
    "text",
    [
        "see http://example.com",
        "HTTPS://EXAMPLE.LV/",
        "www.example.lv",
        "cheap-pills.shop now",
        "[url=x]",
        "<a href='x'>",
        "my.own.site.ru",
    ],
)
def test_links_are_suspect_in_the_message_and_in_the_name(text):
    assert judge({"name": "Anna", "message": text}) == ["link"]
    assert "link" in judge({"name": text})


@pytest.mark.parametrize("name", ["12345", "!!!", "+371 24112420", "🙂"])
def test_a_name_has_letters(name):
    assert judge({"name": name}) == ["no_letters"]


def test_the_same_text_everywhere_is_suspect():
    assert judge({"name": "Hello", "message": " hello "}) == ["same_text"]
    assert judge({"name": "Hello", "city": "Hello", "message": "Please call"}) == []


def test_latin_letters_inside_a_cyrillic_word_are_suspect():
    assert judge({"name": "Anna", "message": "Дeшёвые билеты"}) == ["mixed_scripts"]


@pytest.mark.parametrize("text", ["您好,我们提供服务", "مرحبا بكم", "कृपया कॉल करें"])
def test_scripts_nobody_here_reads_are_suspect(text):
    assert judge({"name": "Anna", "message": text}) == ["foreign_script"]


def test_full_width_and_accented_letters_are_latin():
    assert judge({"name": "Anna", "message": "Ｈｅｌｌｏ ĀČĒĢĪĶĻŅŠŪŽ"}) == []


def test_the_hidden_field_is_for_programs():
    assert judge(honeypot="x") == ["honeypot"]


@pytest.mark.parametrize("missing", ["User-Agent", "Accept-Language"])
def test_every_browser_introduces_itself(missing):
    headers = {name: value for name, value in BROWSER.items() if name != missing}

    assert judge(headers=headers) == ["not_a_browser"]


def test_the_time_trap_gives_its_reason():
    assert judge(stamp=stamp(TOKEN)) == ["too_fast"]
    assert judge(stamp="") == ["unsigned"]
    assert judge(token="another") == ["unsigned"]


def test_all_reasons_are_given_in_one_order():
    found = judge({"name": "http://x", "message": "http://x"}, honeypot="x", headers={}, stamp="")

    assert found == ["honeypot", "unsigned", "not_a_browser", "link", "same_text"]


def test_reasons_are_told_in_words_and_old_codes_as_they_are():
    assert labels(["honeypot", "long_forgotten"]) == [
        "A field that people cannot see was filled in",
        "long_forgotten",
    ]


@pytest.mark.parametrize("language", ["en", "lv", "ru"])
def test_every_reason_has_words(language):
    with translation.override(language):
        assert all(len(label) > 5 for label in labels(SuspicionReason.values))


@given(texts=st.dictionaries(st.text(), st.text(st.characters()), max_size=3))
def test_no_text_breaks_the_judgement(texts):
    found = reasons(Submission(texts=texts, stamp="", token=""))

    assert set(found) <= set(SuspicionReason.values)


@pytest.mark.parametrize("text", ["a." * 5_000_000, "@a-" * 3_000_000, "[" * 9_000_000])
def test_ten_million_characters_are_not_read_to_the_end(text):
    assert "link" not in judge({"name": "Anna", "message": text})
