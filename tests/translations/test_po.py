import shutil
import subprocess

import polib
import pytest
from wagtail_localize.models import StringTranslation

from tests import factories
from tests.databases.worlds import world
from translations.exchange.po import export_catalogue, import_catalogue
from translations.exchange.po_headers import WrongLanguageError

pytestmark = pytest.mark.django_db

BODY = [
    (
        "text",
        '<p>Warm <b>hands</b>.</p><p>Same.</p><p>Same.</p><p>See <a href="https://example.org/">this</a>.</p>',
    )
]


@world
def made():
    return factories.translation(
        factories.standard_page(title="Back", slug="back", standfirst="Slow", body=BODY)
    )


def filled(made, **words):
    catalogue = export_catalogue(made)
    for entry in catalogue:
        entry.msgstr = words.get(entry.msgctxt, "x-" + entry.msgid)
    return catalogue


def imported(made, catalogue):
    return import_catalogue(made, polib.pofile(str(catalogue)), tool_name="test")


def test_a_catalogue_holds_every_string_in_document_order(made):
    catalogue = export_catalogue(made)

    assert [entry.msgid for entry in catalogue] == [
        "Back", "back", "Slow", "Warm <b>hands</b>.", "Same.", 'See <a id="a1">this</a>.',
    ]  # fmt: skip
    assert catalogue[3].comment == "body.text"


def test_a_catalogue_changes_only_with_its_words(made):
    first, second = str(export_catalogue(made)), str(export_catalogue(made))

    assert first == second
    assert "Date" not in first
    assert str(made.uuid) not in first


def test_a_catalogue_says_its_language_encoding_and_plural_rule(made):
    metadata = export_catalogue(made).metadata

    assert metadata["Language"] == "lv"
    assert metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert metadata["Plural-Forms"].startswith("nplurals=3;")


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_gettext_accepts_a_page_that_says_the_same_twice(made, tmp_path):
    path = tmp_path / "page.po"
    filled(made).save(str(path))

    result = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", path], capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stderr


def test_a_complete_catalogue_completes_the_translation(made):
    report = imported(made, filled(made))

    total, done = made.get_progress()
    assert (report.taken, report.unchanged, report.unknown, report.refused) == (6, 0, [], {})
    assert total == done == 7


def test_bringing_in_the_same_catalogue_again_changes_nothing(made):
    imported(made, filled(made, slug="Ķermeņa masāža"))
    before = dict(StringTranslation.objects.values_list("pk", "updated_at"))

    report = imported(made, filled(made, slug="Ķermeņa masāža"))

    assert (report.taken, report.unchanged) == (0, 6)
    assert dict(StringTranslation.objects.values_list("pk", "updated_at")) == before


def test_what_was_brought_in_comes_out_again(made):
    imported(made, filled(made, title="Mugura & kakls"))

    assert export_catalogue(made)[0].msgstr == "Mugura & kakls"


def test_fuzzy_empty_and_obsolete_entries_are_left_alone(made):
    catalogue = filled(made)
    catalogue[0].flags, catalogue[1].msgstr, catalogue[2].obsolete = ["fuzzy"], "", True

    report = imported(made, catalogue)

    assert (report.taken, report.unfinished) == (3, 2)


def test_strings_that_the_source_does_not_have_are_named(made):
    catalogue = filled(made)
    catalogue[0].msgid = "Edited by mistake"

    assert imported(made, catalogue).unknown == ["title"]


def test_a_refused_string_is_named_and_comes_back_marked(made):
    report = imported(made, filled(made, standfirst="Slow <script>alert(1)</script>"))

    assert report.taken == 5
    assert "script" in report.refused["standfirst"]
    exported = next(entry for entry in export_catalogue(made) if entry.msgctxt == "standfirst")
    assert exported.fuzzy
    assert exported.tcomment


def test_a_refused_string_never_takes_the_place_of_good_words(made):
    factories.say(made, "standfirst", "Labi vārdi")
    catalogue = export_catalogue(made)
    catalogue.find("standfirst", by="msgctxt").msgstr = "<script>alert(1)</script>"

    report = import_catalogue(made, catalogue, tool_name="PO")

    assert "standfirst" in report.refused
    stored = StringTranslation.objects.get(context__path="standfirst", locale=made.target_locale)
    assert (stored.data, stored.has_error) == ("Labi vārdi", False)


def test_a_refused_string_is_tried_again_when_the_catalogue_is_mended(made):
    imported(made, filled(made, standfirst="<p>Lēni</p>"))

    mended = filled(made, standfirst="Lēni")
    for entry in mended:
        entry.flags = []

    report = imported(made, mended)

    assert (report.taken, report.unchanged, report.refused) == (1, 5, {})


def test_a_catalogue_of_another_language_is_refused_whole(made):
    catalogue = filled(made)
    catalogue.metadata["Language"] = "ru"

    with pytest.raises(WrongLanguageError):
        imported(made, catalogue)

    assert not StringTranslation.objects.exists()


def test_queries_do_not_grow_faster_than_strings(django_assert_max_num_queries):
    text = "".join(f"<p>Paragraph {number}</p>" for number in range(40))
    made = factories.translation(factories.standard_page(body=[("text", text)]))
    catalogue = filled(made, slug="slug")

    with django_assert_max_num_queries(54):
        assert imported(made, catalogue).taken == 42
    with django_assert_max_num_queries(8):
        assert imported(made, catalogue).unchanged == 42
