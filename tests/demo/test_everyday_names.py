"""The library of contraindications finds a condition by what people call it.

``everyday/<language>.tsv`` holds the phrases, each with the key of its entry. They were
written before the entries were looked at: extend the other names of an entry until its
phrases pass, never the other way round. After the entry come those that rightly appear too:
rheumatoid arthritis is an arthritis, and a word is looked for by its beginning.
"""

from pathlib import Path

import pytest

from articles.models import ContraindicationIndexPage
from practice.building.keys import key

EVERYDAY = Path(__file__).parent / "everyday"
LANGUAGES = ["en", "lv", "ru"]
#: Of each language.
FEWEST = 60


def phrases(code: str) -> dict[str, list[str]]:
    """The keys of the entries that each phrase leads to."""
    lines = (EVERYDAY / f"{code}.tsv").read_text().splitlines()
    rows = (line.split("\t") for line in lines)
    return {phrase: keys.split(",") for phrase, keys in rows}


@pytest.mark.parametrize("code", LANGUAGES)
def test_enough_phrases_are_known_and_each_once(code):
    lines = (EVERYDAY / f"{code}.tsv").read_text().splitlines()

    assert len(phrases(code)) == len(lines) >= FEWEST


@pytest.mark.usefixtures("demo_site")
@pytest.mark.parametrize("code", LANGUAGES)
def test_an_everyday_name_leads_to_its_condition(code):
    library = ContraindicationIndexPage.objects.get(locale__language_code=code)

    found = {
        phrase: {page.translation_key for page in library.conditions_for(phrase).named}
        for phrase in phrases(code)
    }

    wanted = {
        phrase: {key("page", condition) for condition in conditions}
        for phrase, conditions in phrases(code).items()
    }
    assert found == wanted


@pytest.mark.parametrize("code", LANGUAGES)
def test_few_phrases_lead_to_more_than_one_condition(code):
    several = [phrase for phrase, conditions in phrases(code).items() if len(conditions) > 1]

    assert len(several) <= 3
