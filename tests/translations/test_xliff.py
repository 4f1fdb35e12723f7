"""XLIFF 2: what leaves the site returns the same, also through a program that rewrites the file."""

import html
import re

import polib
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from translations.exchange.catalogues.reading import UnreadableError, _po, _xliff
from translations.exchange.xliff.reading import NotXliffError, from_xliff
from translations.exchange.xliff.writing import as_xliff

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TAGS = st.sampled_from(["<b>", "</b>", '<a id="a1">', "</a>", "<br/>", "<i>", "</i>", "<br>"])
FRAGMENTS = st.lists(ANY_TEXT.map(lambda text: html.escape(text, quote=False)) | TAGS, max_size=8)


def catalogue(*pairs):
    made = polib.POFile(wrapwidth=100, check_for_duplicates=False)
    made.metadata = {"Language": "lv", "X-Page": "abc", "Content-Type": "text/plain; charset=UTF-8"}
    for number, (source, target) in enumerate(pairs):
        made.append(polib.POEntry(msgctxt=f"body.{number}", msgid=source, msgstr=target))
    return made


def written(*pairs):
    return as_xliff(catalogue(*pairs), "en", ["X-Page"]).decode()


def entries(read):
    return [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in read]


@given(FRAGMENTS.map("".join), FRAGMENTS.map("".join))
def test_any_text_returns_from_xliff_the_same(source, target):
    made = catalogue((f"x{source}", target))

    assert entries(from_xliff(as_xliff(made, "en", []))) == entries(made)


@given(FRAGMENTS.map("".join), FRAGMENTS.map("".join))
def test_any_text_returns_from_po_the_same(source, target):
    made = catalogue((f"x{source}", target))

    assert entries(_po(str(made).encode())) == entries(made)


@pytest.mark.parametrize(
    "letter", ["\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
)
def test_no_letter_beside_a_line_separator_is_lost(letter):
    made = catalogue(("Hands", f"Ro{letter}kas"))

    assert entries(_po(str(made).encode())) == entries(made)


def test_a_file_names_its_languages_and_keeps_what_identifies_the_page():
    root = fromstring(written(("Hands", "")))
    read = from_xliff(written(("Hands", "")).encode())

    assert (root.get("srcLang"), root.get("trgLang"), root.get("version")) == ("en", "lv", "2.0")
    assert read.metadata == {"Language": "lv", "X-Page": "abc"}


def test_tags_are_codes_that_source_and_target_share():
    text = written(("Warm <b>hands</b><br/>", "<b>Rokas</b> siltas<br/>"))

    assert "<b>" not in text
    assert re.findall(r'<(?:pc|ph) id="(\d)"', text) == ["1", "2", "1", "2"]


def test_what_is_untranslated_has_no_target():
    unit = fromstring(written(("Hands", ""))).find(f".//{CORE}segment")

    assert unit.get("state") == "initial"
    assert unit.find(f"{CORE}target") is None


def test_a_program_may_split_a_text_into_sentences_and_change_their_order():
    text = written(("One. Two.", "Viens. Divi."))
    whole = re.search(r"<segment.*?</segment>", text).group()
    split = (
        '<segment><source>One.</source><target order="3">viens.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment><source>Two.</source><target order="1">Divi,</target></segment>'
    )

    assert entries(from_xliff(text.replace(whole, split).encode())) == [
        ("body.0", "One. Two.", "Divi, viens.")
    ]


def test_a_text_of_which_a_sentence_is_missing_is_unfinished():
    text = written(("One. Two.", "Viens. Divi."))
    whole = re.search(r"<segment.*?</segment>", text).group()
    split = (
        "<segment><source>One. </source><target>Viens. </target></segment>"
        "<segment><source>Two.</source></segment>"
    )

    assert entries(from_xliff(text.replace(whole, split).encode())) == [("body.0", "One. Two.", "")]


def test_codes_may_come_back_as_separate_ends_marked_and_without_references():
    text = written(("Warm <b>hands</b><br/>", "<b>Rokas</b><br/>"))
    target = re.search(r"<target>.*?</target>", text).group()
    for changed in (
        '<target><sc id="1" dataRef="d1"/>Rokas<ec startRef="1" dataRef="d2"/><ph id="2"/></target>',
        '<target><sc id="1"/>Rokas<ec startRef="1"/><ph id="2"/></target>',
        '<target><pc id="1"><mrk id="m1" type="term">Rokas</mrk></pc><ph id="2"/></target>',
    ):
        read = from_xliff(text.replace(target, changed).encode())

        assert entries(read) == [("body.0", "Warm <b>hands</b><br/>", "<b>Rokas</b><br/>")]


def test_suggestions_of_a_translation_memory_are_no_part_of_the_text():
    text = written(("Warm <b>hands</b>", "<b>Rokas</b>"))
    suggestion = (
        '<m:matches xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><m:match ref="#m1">'
        '<originalData><data id="d1">&lt;i&gt;</data></originalData>'
        "<source>Hands</source><target>Plaukstas</target></m:match></m:matches>"
    )

    read = from_xliff(text.replace("<originalData>", f"{suggestion}<originalData>", 1).encode())

    assert entries(read) == [("body.0", "Warm <b>hands</b>", "<b>Rokas</b>")]


def test_a_program_may_indent_the_file_even_between_codes():
    made = written(("<b><i>Hands</i></b>", "<b> <i>Rokas</i></b>"))
    indented = re.sub(r"(?<=>)(?=<)", "\n  ", made)

    assert entries(from_xliff(indented.encode())) == [
        ("body.0", "<b><i>Hands</i></b>", "<b> <i>Rokas</i></b>")
    ]


def test_comments_and_instructions_between_words_are_left_out():
    text = written(("Warm hands", "Siltas rokas"))
    read = from_xliff(re.sub("(Warm|Siltas)", r"\1<!-- a --><?b c?>", text).encode())

    assert entries(read) == [("body.0", "Warm hands", "Siltas rokas")]


def test_codes_may_be_nested_deeper_than_python_recurses():
    deep = "<mrk>" * 20_000 + "Rokas" + "</mrk>" * 20_000
    text = written(("Hands", "Rokas")).replace("<target>Rokas", f"<target>{deep}")

    assert entries(from_xliff(text.encode())) == [("body.0", "Hands", "Rokas")]


def test_codes_that_repeat_a_long_tag_cannot_fill_the_memory():
    text = written(("Hands<br/>", ""))
    bomb = text.replace("&lt;br/&gt;", "x" * 100_000).replace(
        "Hands", 'Hands<ph dataRef="d1"/>' * 1_000
    )

    with pytest.raises(NotXliffError):
        from_xliff(bomb.encode())


@pytest.mark.parametrize("digits", ["D800", "110000", "F" * 5_000, "-5", "", "x"])
def test_what_is_no_character_is_replaced(digits):
    text = written(("Hands", "Rokas")).replace("Rokas", f'<cp hex="{digits}"/>')

    assert entries(from_xliff(text.encode())) == [("body.0", "Hands", "\ufffd")]


def test_a_place_of_thousands_of_digits_is_no_place():
    text = written(("Hands", "Rokas")).replace("<target>", f'<target order="{"9" * 5_000}">')

    assert entries(from_xliff(text.encode())) == [("body.0", "Hands", "Rokas")]


def test_a_note_with_a_character_that_xml_has_not_spoils_no_file():
    made = catalogue(("Hands", "Rokas"))
    made.header = "Warm\x0bhands"

    assert entries(from_xliff(as_xliff(made, "en", []))) == entries(made)


@pytest.mark.parametrize("version", ["2.1", "2.2"])
def test_later_minor_versions_are_read(version):
    text = written(("Hands", "Rokas")).replace("document:2.0", f"document:{version}")

    assert entries(from_xliff(text.encode())) == [("body.0", "Hands", "Rokas")]


@pytest.mark.parametrize(
    "content",
    [
        b"garbage",
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>',
        b"<html/>",
        b'<!DOCTYPE x [<!ENTITY a "aa">]><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0">&a;</xliff>',
        b'<?xml version="1.0" encoding="no-such"?><x/>',
    ],
)
def test_a_file_that_is_no_xliff_2_is_refused_in_words(content):
    with pytest.raises(NotXliffError):
        from_xliff(content)
    with pytest.raises(UnreadableError, match="XLIFF 2"):
        _xliff(content)
