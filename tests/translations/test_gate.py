"""The gate before translators' words: what it refuses, and that no way leads around it."""

import json
import re
from pathlib import Path

import polib
import pytest
import wagtail_localize
from django.urls import reverse
from django.utils import translation as language
from wagtail.models import Page
from wagtail_localize import models as upstream
from wagtail_localize import strings
from wagtail_localize.machine_translators.dummy import DummyTranslator
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from tests import factories
from tests.databases.worlds import world
from translations.language.markup import UPSTREAM_MESSAGES
from translations.language.storable import MAX_LENGTH

pytestmark = pytest.mark.django_db

LINKED = '<p>See <a href="https://a.example/">one</a> and <a href="https://b.example/">two</a>.</p>'


@world
def made():
    body = [("text", LINKED), ("heading", {"text": "How", "level": "h2", "anchor": ""})]
    page = factories.standard_page(title="Back", slug="back", standfirst="Slow hands", body=body)
    return factories.translation(page)


@pytest.mark.parametrize(
    "data",
    [
        "<!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[><img src=x onerror=alert(1)>]]>",
        "<!DOCTYPE html>Lēni",
        "<?php echo 1 ?>Lēni",
        "<![n",
        "Lēni <!x>",
    ],
)
def test_comments_declarations_and_instructions_are_refused_and_kept_harmless(made, data):
    row = factories.say(made, "standfirst", data)

    assert row.has_error
    assert "not allowed" in row.get_error()
    assert "<" not in row.data


@pytest.mark.parametrize(
    "data",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b onclick=alert(1)>Lēni</b>",
        '<a href="javascript:alert(1)">Lēni</a>',
        "<p>Lēni</p>",
        "<template>Lēni</template>",
        "<svg><b>Lēni</b></svg>",
    ],
)
def test_markup_outside_the_allowed_set_is_refused(made, data):
    row = factories.say(made, "standfirst", data)

    assert row.has_error
    assert row.field_error


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ('Sk. <a id="a1">viens</a>.', "missing"),
        ('<a id="a1">viens</a> <a id="a1">viens</a> <a id="a2">divi</a>', "too often"),
        ('<a id="a1">viens</a> <a id="a2">divi</a> <a id="a3">trīs</a>', "Unrecognised"),
        ('<a id="a1">viens</a> <a id="a2">divi</a> <a>trīs</a>', "too often"),
        ('<a id="a1">viens <a id="a2">divi</a></a>', "inside"),
    ],
)
def test_every_link_of_the_source_stays_once(made, data, said):
    at = made.source.stringsegment_set.get(string__data__contains="a1")

    row = factories.say(made, at.context.path, data)

    assert row.has_error
    assert said in row.get_error()


def test_links_may_change_places(made):
    at = made.source.stringsegment_set.get(string__data__contains="a1")

    row = factories.say(
        made, at.context.path, '<a id="a2">Otrais</a>, tad <a id="a1"><b>pirmais</b></a>.'
    )

    assert not row.has_error


@pytest.mark.parametrize("data", ["a\x00b", "a\x08b", "a\x9fb", "a\ud800b", "a&#1;b"])
def test_control_characters_are_refused_and_never_reach_the_database(made, data):
    row = factories.say(made, "standfirst", data)

    assert row.has_error
    assert "control" in row.get_error()
    assert row.data in {"ab", "a&#1;b"}


@pytest.mark.parametrize(
    "data", ["x" * 1_000_000, "<b>" * 3_000, "<a " * 6_000, "<b>" * 100 + "x" + "</b>" * 100]
)
def test_huge_and_deeply_nested_strings_are_cut_down(made, data):
    row = factories.say(made, "standfirst", data)

    assert row.has_error
    assert row.get_error() == row.field_error
    assert len(row.data) <= MAX_LENGTH


@pytest.mark.parametrize("data", ["", "   ", "<b></b>", "<br>"])
def test_a_translation_that_says_nothing_does_not_count_as_one(made, data):
    row = factories.say(made, "standfirst", data)

    assert row.has_error
    assert made.get_progress()[1] == 0


@pytest.mark.parametrize(
    ("path", "limit"),
    [("title", 255), ("slug", 255), ("seo_title", 255), ("text", 160)],
)
def test_strings_longer_than_their_field_or_block_are_refused(path, limit):
    page = factories.standard_page(
        seo_title="Search", body=[("heading", {"text": "How", "level": "h2", "anchor": ""})]
    )
    made = factories.translation(page)

    assert factories.say(made, path, "x" * (limit + 1)).has_error
    assert not factories.say(made, path, "x" * limit).has_error


def test_strings_longer_than_an_inline_list_item_are_refused():
    made = factories.translation(
        factories.standard_page(body=[("key_facts", {"title": "", "facts": ["Short"]})])
    )
    at = made.source.stringsegment_set.get(string__data="Short")

    assert factories.say(made, at.context.path, "x" * 301).has_error


def test_strings_longer_than_a_snippet_field_are_refused_before_saving_fails():
    made = factories.translation(factories.topic(name="Back"))
    factories.say(made, "name", "x" * 81)

    made.save_target(publish=False)

    assert made.get_target_instance().name == "Back"


def test_length_is_that_of_the_words_not_of_their_markup():
    made = factories.translation(factories.topic(name="Back"))

    assert not factories.say(made, "name", "&amp;" * 80).has_error


def test_a_title_too_long_for_its_column_leaves_the_explorer_alone(made):
    made.save_target(publish=False)

    row = factories.say(made, "title", "x" * 300)

    assert row.has_error
    assert Page.objects.get(pk=made.get_target_instance().pk).draft_title == "Back"


def test_the_explorer_shows_a_translated_title_as_words(made):
    made.save_target(publish=False)

    factories.say(made, "title", "Mugura &amp; kakls")

    assert Page.objects.get(pk=made.get_target_instance().pk).draft_title == "Mugura & kakls"


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        ("глубокий-массаж", "glubokiy-massazh"),
        ("Ķermeņa masāža", "kermena-masaza"),
        ("mugura", "mugura"),
    ],
)
def test_an_address_is_kept_in_latin_letters(made, data, kept):
    row = factories.say(made, "slug", data)

    assert (row.data, row.has_error) == (kept, False)


def test_an_address_without_letters_is_refused(made):
    assert factories.say(made, "slug", "!!!").has_error


def test_what_is_refused_is_never_rendered(made):
    factories.say(made, "standfirst", "<script>alert(1)</script>")
    factories.say(made, "title", "Mugura")
    made.save_target(publish=False)

    page = made.get_target_instance()
    assert page.title == "Mugura"
    assert page.standfirst == "Slow hands"


def test_a_corrected_string_loses_its_error(made):
    factories.say(made, "standfirst", "<p>Lēni</p>")

    row = factories.say(made, "standfirst", "Lēni")

    assert (row.has_error, row.field_error, row.get_error()) == (False, "", None)


def test_saving_only_the_words_still_stores_the_verdict(made):
    row = factories.say(made, "standfirst", "Lēni")
    row.data = "<!-- x -->"

    row.save(update_fields=["data"])

    assert StringTranslation.objects.get(pk=row.pk).has_error


def test_the_reason_is_given_in_the_active_language(made):
    with language.override("ru"):
        row = factories.say(made, "title", "x" * 256)

    assert "символ" in row.field_error


# The ways in


def test_the_editor_passes_the_gate(made, admin_client):
    made.save_target(publish=False)
    url = reverse(
        "wagtail_localize:edit_string_translation",
        args=[made.pk, factories.segment(made, "standfirst").pk],
    )

    answer = admin_client.put(
        url, "value=%3C!--x--%3E", content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 201
    assert "not allowed" in answer.json()["error"]


def test_a_catalogue_passes_the_gate(made):
    catalogue = made.export_po()
    for entry in catalogue:
        entry.msgstr = "<!-- x -->"

    made.import_po(polib.pofile(str(catalogue)))

    assert made.get_progress()[1] == 0
    assert not StringTranslation.objects.filter(has_error=False).exists()


def test_a_machine_passes_the_gate(made, admin_client, settings, monkeypatch):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    hostile = StringValue("<!--><img src=x onerror=alert(1)>-->")
    monkeypatch.setattr(
        DummyTranslator,
        "translate",
        lambda self, source, target, strings: dict.fromkeys(strings, hostile),
    )
    made.save_target(publish=False)

    admin_client.post(reverse("wagtail_localize:machine_translate", args=[made.pk]))

    # The machine's slug is made of its letters.
    assert StringTranslation.objects.exists()
    assert (
        not StringTranslation.objects.filter(has_error=False).exclude(context__path="slug").exists()
    )


def test_the_page_made_of_hostile_strings_holds_no_script(made):
    for at in made.source.stringsegment_set.select_related("context"):
        factories.say(made, at.context.path, "<!--><img src=x onerror=alert(1)>--><![CDATA[><b>]]>")

    made.save_target(publish=False)

    page = made.get_target_instance()
    assert "onerror" not in json.dumps(list(page.body.raw_data)) + page.standfirst + page.title


# Guards: these fail on the day wagtail-localize changes under us


def test_wagtail_localize_saves_every_string_one_by_one():
    root = Path(wagtail_localize.__file__).parent
    code = [
        path.read_text() for path in root.rglob("*.py") if not {"tests", "test"} & set(path.parts)
    ]

    assert not [text for text in code if re.search(r"bulk_create|bulk_update|_raw_delete", text)]


def test_wagtail_localize_still_copies_refused_titles():
    assert "draft_title=instance.data" in Path(upstream.__file__).read_text()


def test_wagtail_localize_still_says_its_refusals_in_the_words_that_we_translate():
    code = Path(strings.__file__).read_text()

    assert not [message for message in UPSTREAM_MESSAGES if message not in code]
