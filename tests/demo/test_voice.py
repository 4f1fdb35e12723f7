"""What docs/voice asks of our own texts and a program can check: the demo's content, its translations, the interface."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from articles.models import RedFlag
from demo.content.site import HOME
from demo.content.warning_signs import ADVICE, RED_FLAGS, URGENCY
from demo.paths import CATALOGUES
from demo.tree import article_contents
from tests.demo.public_strings import public_msgids

ROOT = Path(__file__).parents[2]
SHORT = "(?:в|к|с|о|у|и|а|на|по|до|из|за|от|об|со|ко|не|ни|во|но)"
#: Most urgent first.
URGENCIES = ["emergency", "urgent", "non_urgent"]
TAG = re.compile(r"<[^>]+>")
VARIABLE = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def entries(paths: list[Path], only: set[str] | None = None) -> Iterator[tuple[str, str]]:
    """Every translated form, with the file that holds it; of these msgids only if some are given."""
    for path in paths:
        for entry in polib.pofile(str(path)):
            if only is not None and not only & {entry.msgid, entry.msgid_plural}:
                continue
            if entry.msgctxt in {"slug", "other_names"}:  # nobody reads these
                continue
            for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                yield path.name, plain(text or "")


def plain(text: str) -> str:
    return VARIABLE.sub("0", TAG.sub("", text))


def content(code: str) -> list[tuple[str, str]]:
    return list(entries(sorted((CATALOGUES / code).glob("*.po"))))


def interface(code: str) -> Path:
    return ROOT / "locale" / code / "LC_MESSAGES" / "django.po"


def everything(code: str) -> list[tuple[str, str]]:
    return [*content(code), *entries([interface(code)])]


def public(code: str) -> list[tuple[str, str]]:
    """What a visitor reads."""
    return [*content(code), *entries([interface(code)], public_msgids())]


def faulty(texts: list[tuple[str, str]], pattern: str) -> list[str]:
    found = re.compile(pattern, re.IGNORECASE)
    assert texts
    return [
        f"{name}: …{text[max(0, hit.start() - 20) : hit.end() + 20]}…"
        for name, text in texts
        for hit in found.finditer(text)
    ]


def cards(page: dict) -> list[dict]:
    return [value for kind, _role, value in page["body"] if kind == "care_card"]


UNIT_LV = r"minūt\w*|stund\w*|nedēļ\w*|gad\w*|dien\w*|reiz\w*|kg|°C|mēneš\w*"
UNIT_RU = r"минут\w*|час(?:а|ов)?|недел\w*|лет|года?|дн\w*|раза?|кг|°C|месяц\w*"


def test_a_number_keeps_its_unit_in_latvian_and_russian():
    assert faulty(content("lv"), rf"\d (?:{UNIT_LV})\b") == []
    assert faulty(content("ru"), rf"\d (?:{UNIT_RU})\b") == []


def test_a_short_russian_word_keeps_the_next_one():
    assert faulty(public("ru"), rf"(?<![\w-]){SHORT} (?=\S)") == []


def test_russian_has_the_em_dash_and_latvian_the_en_dash():
    assert faulty(everything("ru"), r"(?<=[^\d\s]) ?[ \u00a0]– ?(?=[^\d\s])") == []
    assert faulty(public("ru"), r" —") == []
    assert faulty(everything("lv"), "—") == []


def test_russian_writes_yo():
    without = (
        "еще|ее|ждем|идет|дает|найдем|придет|простыней|ребенок|черн(?:ый|ая)|тепл(?:ый|ая|ое)|легк(?:ий|ая|ое|ие|их)|"
        "тяжел(?:ый|ая|ое)|тверд(?:ый|ая)|счет|отчет|прием|подъем|объем|трех|четырех|пришел|ушел|свое|мое|твое|обоих нег"
    )
    assert faulty(everything("ru"), rf"\b(?:{without})\b") == []


def test_latvian_never_says_need_not_for_must_not():
    about_safety = [
        (name, text)
        for name, text in content("lv")
        if name.startswith(
            ("articlepage", "contraindication", "technique", "homepage", "redflag", "urgencyadvice")
        )
    ]
    assert faulty(about_safety, r"\bnav jā\w+") == []
    assert faulty(everything("lv"), r"\bnav ieteica\w+") == []


def test_latvian_lai_of_purpose_takes_the_conditional():
    assert faulty(content("lv"), r"\blai (?:kopā |tad )?var(?:at|am)\b") == []


def test_every_language_has_its_own_quotation_marks():
    assert faulty(everything("lv"), '[“«»"]') == []
    assert faulty(everything("ru"), '[“”„"]') == []
    source = [(key, text) for key, text in originals()]
    assert faulty(source, "[„«»]") == []


def test_one_term_for_one_thing():
    russian = [
        r"\bголен\w+",
        r"над[ \u00a0]почками",
        r"ощутим\w+ нажим",
        r"медицинск\w+ проверк\w+",
        r"\bпрактик(?:а|и|е|у|ой)\b",
        r"\bзатыл\w+ и верхн",
        r"визит\w* на[ \u00a0]массаж",
        r"вам[ \u00a0]безопасен",
    ]
    latvian = [
        r"\bvirs nierēm",
        r"\bnotirpum\w*",
        r"\bpakausis\b",
        r"\bmēstul\w*",
        r"datorlasām\w+",
    ]
    assert faulty(everything("ru"), "|".join(russian)) == []
    assert faulty(everything("lv"), "|".join(latvian)) == []


def test_nobody_counts_the_conditions():
    number = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|" + r"\d+"
    assert faulty(originals(), rf"\b(?:{number}) (?:conditions|contraindications)\b") == []
    assert (
        faulty(content("lv"), r"\b(?:desmit|divpadsmit|četrpadsmit|\d+) veselības stāvok\w+") == []
    )
    assert (
        faulty(
            content("ru"),
            r"\b(?:десят\w+|двенадцат\w+|четырнадцат\w+|\d+) (?:состояни|заболевани)\w+",
        )
        == []
    )


def originals() -> list[tuple[str, str]]:
    """Every English text that a catalogue knows."""
    return [
        (path.name, plain(entry.msgid))
        for path in sorted((CATALOGUES / "lv").glob("*.po"))
        for entry in polib.pofile(str(path))
        if entry.msgctxt != "slug"
    ]


def test_the_most_urgent_card_comes_first_in_every_guide():
    for page in article_contents():
        order = [URGENCIES.index(card["urgency"]) for card in cards(page)]
        assert order == sorted(order), page["key"]


def test_a_sign_is_in_the_library_once_with_a_source_and_only_there():
    texts = [flag["sign"] for flag in RED_FLAGS]
    assert len(set(texts)) == len(texts) == len(URGENCY)
    assert all(flag["source"] for flag in RED_FLAGS)
    said = [
        (page["key"], card["text"])
        for page in article_contents()
        for card in cards(page)
        if "<li>" in card["text"] or any(text in card["text"] for text in texts)
    ]
    assert said == []


def test_a_card_shows_signs_of_its_own_urgency_and_every_sign_is_shown_somewhere():
    for page in article_contents():
        for card in cards(page):
            assert {URGENCY[sign] for sign in card["flags"]} == {card["urgency"]}, page["key"]
    assert set().union(*map(shown, article_contents())) == set(URGENCY)


def test_a_guide_shows_the_emergencies_of_its_zones_or_says_why_not():
    for page in article_contents():
        left_out = page.get("left_out", {})
        assert all(left_out.values()), page["key"]
        assert emergencies_of(treated(page)) - shown(page) == set(left_out), page["key"]


def test_the_home_page_leads_to_guides_that_show_the_emergencies_of_the_zone():
    [where] = [value for kind, _role, value in HOME["body"] if kind == "where_does_it_hurt"]
    guides = {page["key"]: page for page in article_contents()}
    assert where["links"]
    for link in where["links"]:
        guide = guides[link["page"]]
        known = shown(guide) | set(guide.get("left_out", {}))
        assert emergencies_of({link["zone"]}) <= known, link
        assert "113" in cards(guide)[0]["title"], link


def shown(page: dict) -> set[str]:
    return {sign for card in cards(page) for sign in card["flags"]}


def treated(page: dict) -> set[str]:
    blocks = [value for kind, _role, value in page["body"] if kind == "technique_steps"]
    return {step["zone"] for block in blocks for step in block["steps"]}


def emergencies_of(zones: set[str]) -> set[str]:
    """The red flags that the library asks of a guide that treats these zones."""
    flags = [RedFlag(**flag) for flag in RED_FLAGS]
    found = {flag.key for flag in flags for zone in zones if flag.is_emergency_for_zone(zone)}
    assert found or not zones
    return found


def test_every_urgency_has_its_advice():
    assert [advice["urgency"] for advice in ADVICE] == URGENCIES


@pytest.mark.parametrize("code", ["lv", "ru"])
def test_every_number_to_call_is_in_the_translation_too(code):
    for path in (CATALOGUES / code).glob("*.po"):
        for entry in polib.pofile(str(path)):
            numbers = re.findall(r"\b(?:113|112|66016001)\b", entry.msgid)
            assert re.findall(r"\b(?:113|112|66016001)\b", entry.msgstr) == numbers, entry.msgid
