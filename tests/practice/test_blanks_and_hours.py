"""Small parts of the set-up: opening hours as text, blanks, and what only holds in Latvia."""

import datetime

import polib
import pytest

from checks.parts import Original
from home.models import StandardPage
from practice.answers import Answers
from practice.building.building import entries, pages, words
from practice.building.catalogues import GENERAL
from practice.content import general
from practice.content.filling import Filling
from practice.content_checks import find_blanks
from practice.hours import opening_hours
from tests import factories

NINE, FIVE = datetime.time(9), datetime.time(17)


def test_opening_hours_are_read_as_openstreetmap_writes_them():
    assert opening_hours("Mo-Tu 09:00-17:00; Sa 9:00 – 17:00") == [
        (day, NINE, FIVE) for day in (0, 1, 5)
    ]
    assert opening_hours("") == []


@pytest.mark.parametrize(
    "text", ["Mo", "Fr-Mo 09:00-17:00", "Mo 17:00-09:00", "Mo 09:00-25:00", "daily"]
)
def test_opening_hours_that_cannot_be_read_are_named(text):
    with pytest.raises(ValueError, match=text):
        opening_hours(f"Su 10:00-12:00; {text}")


def test_the_emergency_number_and_the_advice_are_those_of_the_country(settings):
    filling = Filling(Answers(name="A", domain="a"))
    assert filling("Call 113, not 1135.", "en") == "Call 113, not 1135."
    assert any("66016001" in row["advice"] for row in general.advice())

    settings.PRACTICE_COUNTRY = "DE"

    assert filling("Call 113, not 1135.", "en") == "Call 112, not 1135."
    assert not any(row["advice"] for row in general.advice())


@pytest.mark.parametrize(
    ("code", "blanks"),
    [
        (
            "lv",
            "[[prakses juridiskais nosaukums un reģistrācijas numurs]], [[prakses pasta adrese]]",
        ),
        (
            "ru",
            "[[юридическое название и\xa0регистрационный номер кабинета]], [[почтовый адрес кабинета]]",
        ),
    ],
)
def test_a_blank_is_in_the_language_of_its_page(code, blanks):
    assert Filling(Answers(name="A", domain="a"))("{registration}, {address}", code) == blanks


@pytest.mark.django_db
def test_a_page_with_a_blank_is_not_published():
    page = StandardPage(title="Contact", body=[("text", "<p>At [[postal address]].</p>")])
    page.locale = factories.locale("en")

    [finding] = find_blanks(Original(page))

    assert "[[postal address]]" in finding.message
    assert finding.level == "must"


@pytest.mark.once
def test_every_general_text_is_translated():
    facts = Answers(name="A", domain="a", address="B", hours=[(0, NINE, datetime.time(19))])
    texts = [*entries(), *pages(facts), words(facts)]
    for folder in GENERAL.iterdir():
        for text in texts:
            catalogue = polib.pofile(str(folder / f"{text.name}.po"))
            assert catalogue.untranslated_entries() == [], text.name
