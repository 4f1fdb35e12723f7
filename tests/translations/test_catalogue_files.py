"""PO files that translators send: what is good is taken, and every other line is named with the reason."""

import inspect
import io
import re
import zipfile

import polib
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringTranslation
from wagtail_localize.views import edit_translation

from tests import factories
from tests.databases.worlds import world
from tests.translations import desk
from translations.exchange.catalogues import reading
from translations.exchange.catalogues.writing import IDENTITY, catalogue_of
from translations.exchange.po_headers import DOWNLOADED

pytestmark = pytest.mark.django_db

GOOD = {"Slow strokes along the arm.": "Lēni glāsti gar roku.", "Your arm": "Jūsu roka"}
#: Says its encoding truly, and not which page it is of.
NO_NAME_1257 = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=cp1257\\n"\n\nmsgid "a"\nmsgstr "ā"\n'
).encode("cp1257")


@world
def made():
    return desk.page_to_translate()


@pytest.fixture
def client():
    return desk.translator("lv")


def filled(made, words=GOOD):
    catalogue = catalogue_of(made)
    for entry in catalogue:
        entry.msgstr = words.get(entry.msgid, "")
    return catalogue


def upload(client, made, content, name="page.po", address=""):
    content = content.encode() if isinstance(content, str) else content
    own = reverse("translations:po", args=[made.pk]) if made else reverse("translations:catalogues")
    file = SimpleUploadedFile(name, content)
    return client.post(address or own, {"file": file} if content else {}).content.decode()


def said_by_a_colleague(made):
    row = factories.say_at(made, desk.segment(made, "Your arm"), "Roka")
    row.last_translated_by = get_user_model().objects.create_user("colleague")
    row.save()
    return row


def zipped(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def stored():
    return set(StringTranslation.objects.values_list("data", flat=True))


def test_a_file_names_its_page_the_places_and_the_address(made, client):
    factories.site()
    answer = client.get(reverse("translations:po_download", args=[made.pk]))

    catalogue = polib.pofile("#\n" + answer.content.decode())
    assert answer["Content-Disposition"] == f'attachment; filename="your-arm-{made.pk}-lv.po"'
    assert catalogue.metadata[IDENTITY] == str(made.uuid)
    assert "Your arm" in catalogue.header
    assert made.source.get_source_instance().full_url in catalogue.header
    assert [entry.comment for entry in catalogue][-1] == "Body › Text"


def test_a_file_that_was_filled_in_is_taken_and_told_line_by_line(made, client):
    page = upload(client, made, str(filled(made)))

    assert "Imported: 2. Unchanged: 0. Unfinished: 3. Unknown: 0. Refused: 0." in page
    assert stored() == set(GOOD.values())


def test_the_same_file_again_changes_nothing(made, client):
    upload(client, made, str(filled(made)))
    before = set(StringTranslation.objects.values_list("updated_at", flat=True))

    page = upload(client, made, str(filled(made)))

    assert "Imported: 0. Unchanged: 2." in page
    assert set(StringTranslation.objects.values_list("updated_at", flat=True)) == before


def test_an_older_file_never_replaces_what_a_colleague_wrote_since(made, client):
    file = str(filled(made))
    newer = said_by_a_colleague(made)

    answer = upload(client, made, file)

    newer.refresh_from_db()
    assert newer.data == "Roka"
    assert "somebody has saved this translation since the file was downloaded" in answer
    assert "newer text: 1." in answer
    assert "Imported: 1." in answer


def test_what_the_site_itself_carried_over_makes_way_for_a_file(made, client):
    file = str(filled(made))
    factories.say_at(made, desk.segment(made, "Your arm"), "Roka")

    assert "Imported: 2." in upload(client, made, file)


def test_the_same_file_corrected_is_taken_a_second_time(made, client):
    file = filled(made)
    upload(client, made, str(file))
    file.find("Your arm").msgstr = "Tava roka"

    assert "Imported: 1." in upload(client, made, str(file))


@pytest.mark.parametrize("said", ["", "yesterday", "2026-11-26", "2026-11-26T10:00:00"])
def test_a_file_that_does_not_say_when_it_was_downloaded_is_taken(made, client, said):
    file = filled(made)
    file.metadata[DOWNLOADED] = said
    said_by_a_colleague(made)

    assert "Imported: 2." in upload(client, made, str(file))


def test_a_machine_draft_that_comes_back_in_a_file_is_confirmed(made, client):
    row = factories.say(made, "standfirst", GOOD["Slow strokes along the arm."])
    StringTranslation.objects.filter(pk=row.pk).update(translation_type="machine")

    upload(client, made, str(filled(made)))

    assert StringTranslation.objects.get(pk=row.pk).translation_type == "manual"


def test_each_bad_line_is_named_with_its_reason_and_the_others_are_taken(made, client):
    catalogue = filled(made)
    by_id = {entry.msgid: entry for entry in catalogue}
    by_id["Rest your arm for 20 minutes."].msgstr = "Atpūta 30 minūtes."
    by_id["Warm <b>hands</b> help."].msgstr = "<script>alert(1)</script>"
    by_id["Your arm"].flags = ["fuzzy"]
    catalogue.append(polib.POEntry(msgctxt="standfirst", msgid="Edited", msgstr="Labots"))
    catalogue.append(polib.POEntry(msgctxt="body.gone", msgid="Gone", msgstr="Nav"))

    page = upload(client, made, str(catalogue))

    assert "Imported: 1. Unchanged: 0. Unfinished: 2. Unknown: 2. Refused: 2." in page
    assert "The numbers differ" in page
    assert "marked as fuzzy" in page
    assert "the original text there is different now" in page
    assert "no longer has this field or block" in page
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Choose a PO or XLIFF file"),
        (b" \n", "The file is empty"),
        (b"garbage", "not a PO file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not in UTF-8"),
        ('msgid "a"\nmsgstr "ā"\n'.encode("cp1257"), "not in UTF-8"),
        ('msgid ""\nmsgstr ""\n"Language: lv\\n"\n', "does not say which page"),
        (f'msgid ""\nmsgstr ""\n"{IDENTITY}: 1\\n"\n', "no longer here"),
        ("/etc/passwd", "not a PO file"),
    ],
)
def test_a_bad_file_is_answered_in_words_and_nothing_is_taken(made, client, content, said):
    assert said in upload(client, made, content)
    assert not stored()


def test_a_large_file_is_refused_before_it_is_read(made, client, monkeypatch):
    monkeypatch.setattr(reading, "MAX_ZIP", 10_000)

    assert "too large" in upload(client, made, b"#" * 10_001)


def test_a_file_too_large_for_a_page_is_refused(made, client):
    assert "too large for the texts of one page" in upload(client, made, b"#" * 1_000_001)


def test_the_file_of_another_page_is_refused(made, client):
    other = desk.page_to_translate(title="Knee", slug="knee")

    page = upload(client, made, str(filled(other)))

    assert "This file belongs to another page: Knee." in page
    assert not stored()


def test_a_file_in_another_language_is_refused(made, client):
    catalogue = filled(made)
    catalogue.metadata["Language"] = "ru"

    assert "another language" in upload(client, made, str(catalogue))
    assert not stored()


def test_a_file_of_another_language_is_refused_whoever_sends_it(made):
    client = desk.translator("ru")

    assert "You have no rights in this language" in upload(client, None, str(filled(made)))
    assert not stored()


def test_a_file_with_far_too_many_entries_is_refused(made, client):
    catalogue = filled(made)
    catalogue.extend(polib.POEntry(msgctxt=f"x{n}", msgid=f"x{n}", msgstr="x") for n in range(50))

    assert "many more entries" in upload(client, made, str(catalogue))


def test_a_locked_page_takes_nothing(made, client):
    page = made.get_target_instance()
    page.locked = True
    page.save()

    assert "locked" in upload(client, made, str(filled(made)))
    assert not stored()


def test_a_line_that_says_otherwise_what_another_said_is_refused_and_the_first_stands(made, client):
    catalogue = filled(made)
    said = catalogue.find("Your arm")
    for words in ("Jūsu roka", "Tava roka"):
        catalogue.append(polib.POEntry(msgctxt=said.msgctxt, msgid=said.msgid, msgstr=words))

    page = upload(client, made, str(catalogue))

    # The same again is no harm, and no second line.
    assert "Imported: 2. Unchanged: 0. Unfinished: 3. Unknown: 0. Refused: 1." in page
    assert "The file says something else for the same text above." in page
    assert stored() == set(GOOD.values())


def test_what_was_said_of_older_words_comes_along_and_is_not_taken_again(made, client):
    factories.say(made, "standfirst", "Lēni glāsti gar roku.")
    page = made.source.get_source_instance()
    page.standfirst = "Quick strokes along the arm."
    page.save_revision().publish()

    catalogue = catalogue_of(desk.fresh(made))

    assert [(entry.msgid, entry.msgstr) for entry in catalogue.obsolete_entries()] == [
        ("Slow strokes along the arm.", "Lēni glāsti gar roku.")
    ]
    assert "Imported: 0. Unchanged: 0. Unfinished: 5. Unknown: 0." in upload(
        client, made, str(catalogue)
    )


def test_a_page_that_became_much_shorter_still_takes_its_file(client):
    many = "".join(f"<p>Sentence {word}.</p>" for word in "abcdefghij")
    made = desk.page_to_translate(body=[("text", many)])
    for row in made.source.stringsegment_set.all():
        factories.say_at(made, row, f"lv: {row.string.data}")
    page = made.source.get_source_instance()
    page.body = []
    page.save_revision().publish()
    catalogue = catalogue_of(desk.fresh(made))
    assert len(catalogue.obsolete_entries()) > 2 * 3

    assert "Unchanged: 3." in upload(client, made, str(catalogue))


# wagtail-localize's own buttons


def test_wagtail_localizes_own_button_takes_a_file_as_ours_does(made, client):
    catalogue = filled(made)
    entry = next(one for one in catalogue if one.msgid == "Your arm")
    entry.flags = ["fuzzy"]
    address = reverse("wagtail_localize:upload_pofile", args=[made.pk])

    page = upload(client, made, str(catalogue), address=address)

    assert "Imported: 1. Unchanged: 0. Unfinished: 4. Unknown: 0. Refused: 0." in page
    assert stored() == {GOOD["Slow strokes along the arm."]}


@pytest.mark.parametrize("content", [b"", b"/etc/passwd", "\u0101".encode("cp1257"), NO_NAME_1257])
def test_wagtail_localizes_own_button_fails_at_no_file(made, client, content):
    address = reverse("wagtail_localize:upload_pofile", args=[made.pk])

    assert "desk-trouble" in upload(client, made, content, address=address)
    assert not stored()


def test_wagtail_localizes_own_button_gives_the_file_that_ours_gives(made, client):
    with time_machine.travel(timezone.now(), tick=False):
        own, ours = (
            client.get(reverse(name, args=[made.pk])).content
            for name in ("wagtail_localize:download_pofile", "translations:po_download")
        )

    assert own == ours


def test_wagtail_localize_still_takes_fuzzy_entries_as_finished(made):
    catalogue = filled(made)
    catalogue[0].msgstr, catalogue[0].flags = "Varbūt", ["fuzzy"]

    made.import_po(catalogue)

    assert "Varbūt" in stored()


def test_wagtail_localize_still_drops_what_its_import_warns_of():
    view = inspect.getsource(edit_translation.upload_pofile)

    assert re.search(r"^ +translation\.import_po\(", view, re.MULTILINE)


def test_wagtail_localize_still_names_a_repeated_sentence_twice():
    body = [("text", "<p>Slowly.</p><p>Slowly.</p>")]
    made = factories.translation(factories.standard_page(body=body))

    assert [entry.msgid for entry in made.export_po()].count("Slowly.") == 2


# The backlog of a language


def test_the_backlog_comes_as_a_zip_and_goes_back_in(made, client):
    desk.page_to_translate(title="Knee", slug="knee")
    answer = client.get(reverse("translations:backlog_zip", args=["lv"]))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    names = {name: archive.read(name).decode() for name in archive.namelist()}

    filled_in = {
        name: text.replace(
            'msgid "Slow strokes along the arm."\nmsgstr ""',
            'msgid "Slow strokes along the arm."\nmsgstr "Lēni glāsti gar roku."',
        )
        for name, text in names.items()
    }
    page = upload(client, None, zipped(**filled_in), "all.zip")

    assert len(names) == 2
    assert "Imported: 2." in page
    assert StringTranslation.objects.filter(data="Lēni glāsti gar roku.").count() == 2


@pytest.mark.parametrize(("codes", "status"), [(["ru"], 302), ([], 302)])
def test_the_backlog_of_another_language_is_shut(made, codes, status):
    client = desk.translator(*codes)

    assert client.get(reverse("translations:backlog_zip", args=["lv"])).status_code == status


def test_in_a_zip_each_file_stands_for_itself(made, client):
    files = {
        "good.po": str(filled(made)),
        "../../etc/cron.d/evil.po": "garbage",
        "notes.txt": "Hello",
        "page.zip": zipped(**{"inner.po": "x"}),
    }

    page = upload(client, None, zipped(**files), "all.zip")

    assert "Imported: 2." in page
    assert "evil.po" in page
    assert "cron.d" not in page
    assert page.count("Nothing was imported from this file.") == 3


def test_a_zip_bomb_is_not_unpacked(made, client, monkeypatch):
    monkeypatch.setattr(reading, "MAX_UNPACKED", 2_500_000)
    bombs = {f"{number}.po": b"\0" * 50_000_000 for number in range(3)}

    page = upload(client, None, zipped(**bombs), "bomb.zip")

    assert "too large for the texts of one page" in page
    assert "The rest of it was not read." in page


def test_a_zip_with_too_many_files_is_refused(client, monkeypatch):
    monkeypatch.setattr(reading, "MAX_MEMBERS", 2)

    assert "too many files" in upload(client, None, zipped(a="", b="", c=""), "many.zip")


def test_a_damaged_zip_is_answered_in_words(made, client):
    content = zipped(**{"good.po": str(filled(made))})
    damaged = content[:60] + bytes(byte ^ 255 for byte in content[60:90]) + content[90:]

    assert "cannot be unpacked" in upload(client, None, damaged, "all.zip")
    assert not stored()


def test_an_empty_file_is_called_empty(made, client):
    url = reverse("translations:po", args=[made.pk])

    answer = client.post(url, {"file": SimpleUploadedFile("page.po", b"")})

    assert "The file is empty" in answer.text


def test_a_long_text_can_be_read_to_its_end(made, client):
    long = " ".join(f"Vārds{number}" for number in range(60))
    catalogue = filled(made, {"Slow strokes along the arm.": f"{long}."})

    page = BeautifulSoup(upload(client, made, str(catalogue)), "html.parser")

    (unfolded,) = page.select(".desk-report details")
    assert f"{long}." in unfolded.get_text()
    assert len(unfolded.summary.get_text()) == 160


def test_a_report_that_is_cut_says_so(made, client, monkeypatch):
    monkeypatch.setattr("translations.desk.views.catalogues.MOST_LINES", 2)

    assert "Only the first 2 lines are shown." in upload(client, made, str(filled(made)))


def test_a_page_leaves_as_xliff_and_comes_back_translated(made, client):
    address = reverse("translations:po_download", args=[made.pk])
    response = client.get(address, {"format": "xlf"})
    unit = "<source>Your arm</source></segment>"
    content = response.content.decode()
    filled_in = content.replace(
        unit, unit.replace("</segment>", "<target>Jūsu roka</target></segment>")
    )

    page = upload(client, made, filled_in, "page.xlf")

    assert response["Content-Type"] == "application/xliff+xml"
    assert '.xlf"' in response["Content-Disposition"]
    assert "Imported: 1." in page
    assert stored() == {"Jūsu roka"}


def test_half_a_character_in_a_file_is_answered_in_words(made, client):
    address = reverse("translations:po_download", args=[made.pk])
    content = client.get(address, {"format": "xlf"}).content.decode()
    half = content.replace("Your arm</source>", 'Your <cp hex="D800"/></source><target>x</target>')

    assert "the original text there is different now" in upload(client, made, half, "page.xlf")


def test_the_backlog_comes_as_xliff_and_goes_back_in(made, client):
    response = client.get(reverse("translations:backlog_zip", args=["lv"]), {"format": "xlf"})
    content = b"".join(response.streaming_content)

    page = upload(client, None, content, "backlog.zip")

    assert {
        name.rpartition(".")[2] for name in zipfile.ZipFile(io.BytesIO(content)).namelist()
    } == {"xlf"}
    assert "Refused: 0." in page
    assert "XLIFF 2" not in page


def test_a_format_that_does_not_exist_is_po(made, client):
    response = client.get(reverse("translations:po_download", args=[made.pk]), {"format": "exe"})

    assert response.content.startswith(b"#")
