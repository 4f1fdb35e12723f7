"""What docs/voice asks of our own texts and a program can check: the demo's content, its translations, the interface."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from articles.models import RedFlag
from demo.content.library import TOPICS
from demo.content.site import HOME, PRACTICE_TEXT, PRIVACY_POLICY
from demo.paths import CATALOGUES, catalogue_files
from demo.tree import article_contents
from practice.building.catalogues import GENERAL
from practice.content import structure
from practice.content.contraindications import CONTRAINDICATIONS
from practice.content.warning_signs import ADVICE, RED_FLAGS, URGENCY
from tests.demo.glossary import agreed
from tests.demo.public_strings import public_msgids
from translations.language.quality.checked_string import CheckedString
from translations.language.quality.checking import UNCHECKED, WORD_LISTS
from translations.language.quality.terms import wrong_terms
from translations.language.quality.voice import VOICE_CHECKS

ROOT = Path(__file__).parents[2]
#: Most urgent first.
URGENCIES = ["emergency", "urgent", "non_urgent"]
VARIABLE = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def strings(
    paths: list[Path], code: str, only: set[str] | None = None, *, safety: bool = False
) -> Iterator[CheckedString]:
    """Every translated form; of these msgids only if some are given."""
    for path in paths:
        for entry in polib.pofile(str(path)):
            if only is not None and not only & {entry.msgid, entry.msgid_plural}:
                continue
            if entry.msgctxt in UNCHECKED | WORD_LISTS:
                continue
            for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                said = VARIABLE.sub("0", entry.msgid), VARIABLE.sub("0", text or "")
                yield CheckedString(*said, "en", code, entry.msgctxt or "", safety=safety)


def content(code: str) -> list[CheckedString]:
    """The demo's texts, all compared as strictly as safety advice."""
    return list(strings(catalogue_files(code), code, safety=True))


def interface(code: str, only: set[str] | None = None) -> list[CheckedString]:
    return list(strings([ROOT / "locale" / code / "LC_MESSAGES" / "django.po"], code, only))


def originals() -> list[CheckedString]:
    """Every English text that a catalogue knows."""
    texts = dict.fromkeys(one.source for one in content("lv"))
    return [CheckedString(text, text, "en", "en") for text in texts]


def broken(texts: list[CheckedString], *, without: set[str] = frozenset()) -> list[str]:
    assert texts
    return [
        f"{found.message} | {one.target[:80]}"
        for one in texts
        for check in VOICE_CHECKS
        for found in check(one)
        if found.code not in without
    ]


def cards(page: dict) -> list[dict]:
    return [value for kind, _role, value in page["body"] if kind == "care_card"]


@pytest.mark.parametrize("code", ["lv", "ru"])
def test_no_translated_text_breaks_a_rule_of_its_language(code):
    assert broken(content(code)) == []


@pytest.mark.parametrize("code", ["lv", "ru"])
def test_no_text_of_the_public_interface_breaks_a_rule_of_its_language(code):
    assert broken(interface(code, public_msgids())) == []


@pytest.mark.parametrize("code", ["lv", "ru"])
def test_the_staffs_interface_breaks_no_rule_but_that_of_hard_spaces(code):
    # Only the staff sees these lines break, and 600 of them had no hard space before the rule.
    assert broken(interface(code), without={"hard_space"}) == []


@pytest.mark.parametrize("code", ["lv", "ru"])
def test_no_text_says_otherwise_than_the_glossary(code):
    texts = [one for one in content(code) if one.path not in {"name", "note"}]

    found = [
        (one.message, text.target) for text in texts for one in wrong_terms(text, agreed(code))
    ]

    assert found == []


@pytest.mark.parametrize("code", ["lv", "ru"])
def test_the_interface_uses_no_word_that_the_glossary_rejects(code):
    found = [
        (one.message, text.target)
        for text in interface(code)
        for one in wrong_terms(text, agreed(code))
        if one.code == "forbidden"
    ]

    assert found == []


def test_no_original_breaks_a_rule_of_english():
    assert broken(originals()) == []


def test_the_most_urgent_card_comes_first_in_every_guide():
    for page in article_contents():
        order = [URGENCIES.index(card["urgency"]) for card in cards(page)]
        assert order == sorted(order), page["key"]


def test_every_entry_and_sign_names_a_publication_with_its_address():
    for entry in [*CONTRAINDICATIONS, *RED_FLAGS]:
        assert entry["source"], entry["key"]
        assert "our doctor" not in entry["source"].lower(), entry["key"]
        assert entry["source_url"].startswith("https://"), entry["key"]


def test_one_address_has_one_name():
    named = {(one["source_url"], one["source"]) for one in [*CONTRAINDICATIONS, *RED_FLAGS]}
    # Some entries name a second page of the same publisher after the one that is linked.
    firsts = {(url, name.partition(";")[0]) for url, name in named}
    assert len({url for url, _name in firsts}) == len(firsts)


def test_a_sign_is_in_the_library_once_and_only_there():
    texts = [flag["sign"] for flag in RED_FLAGS]
    assert len(set(texts)) == len(texts) == len(URGENCY)
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
        assert emergencies_of(zones(page)) - shown(page) == set(left_out), page["key"]


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


def zones(page: dict) -> set[str]:
    """Those of the technique steps, and of the topics."""
    blocks = [value for kind, _role, value in page["body"] if kind == "technique_steps"]
    topics = {topic["zone"] for topic in TOPICS if topic["key"] in page["topics"]}
    return topics | {step["zone"] for block in blocks for step in block["steps"]}


def emergencies_of(zones: set[str]) -> set[str]:
    """The red flags that the library asks of a guide about these zones."""
    flags = [RedFlag(**flag) for flag in RED_FLAGS]
    found = {flag.key for flag in flags if flag.is_emergency_for(zones)}
    assert found or not zones
    return found


def test_every_urgency_has_its_advice():
    assert [advice["urgency"] for advice in ADVICE] == URGENCIES


@pytest.mark.parametrize("code", ["lv", "ru"])
def test_every_number_to_call_is_in_the_translation_too(code):
    for path in catalogue_files(code):
        for entry in polib.pofile(str(path)):
            numbers = re.findall(r"\b(?:113|112|66016001)\b", entry.msgid)
            assert re.findall(r"\b(?:113|112|66016001)\b", entry.msgstr) == numbers, entry.msgid


def test_the_header_leads_to_the_self_check():
    assert "self-check" in [page for page, _label in PRACTICE_TEXT["header_menu"]]


@pytest.mark.parametrize(
    ("policy", "folder"),
    [(PRIVACY_POLICY, CATALOGUES), (structure.PRIVACY_POLICY, GENERAL)],
    ids=["demo", "a new practice"],
)
@pytest.mark.parametrize(
    ("code", "browser"), [("en", "browser"), ("lv", "pārlūk"), ("ru", "браузер")]
)
def test_the_privacy_page_says_that_ticks_are_neither_sent_nor_stored(
    policy, folder, code, browser
):
    path = folder / ("lv" if code == "en" else code) / "standardpage-privacy-policy.po"
    [said] = [one for one in polib.pofile(str(path)) if one.msgid.startswith("What you tick")]

    assert "not sent to us, and not stored" in said.msgid
    assert said.msgid in str(policy)
    assert browser in (said.msgid if code == "en" else said.msgstr)
