"""What leaves the inbox: files of the list, and all of one person, by law."""

import io
import json

import pytest
from django.utils import timezone, translation
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from forms.inbox.noting import write_note
from forms.models import CallbackNote, CallbackRequest, Erasure, Notification, Status
from forms.persons import erase_person, export_person, requests_of
from forms.sealing import digest
from tests import pages
from tests.forms.inbox import ANNA, BORIS, address, ilze, oleg, page_of, received
from tests.visitor import soup, words

__all__ = ["ilze", "oleg"]

pytestmark = pytest.mark.django_db


def rows(response):
    """The cells of a file, whichever kind it is."""
    if "csv" in response["Content-Type"]:
        import csv

        text = response.content.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=";"))
    sheet = load_workbook(io.BytesIO(response.content)).active
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


REASON = "For the monthly report"


def taken(visitor, file_format, query="", **posted):
    data = {"format": file_format, "reason": REASON} | posted
    response = visitor.post(address("export") + query, data)
    assert response.status_code == 200
    return response


def column(found, heading):
    at = found[0].index(heading)
    return [row[at] for row in found[1:]]


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_the_list_is_taken_out_as_it_is_filtered(ilze, file_format):
    received(name="Anna", language="lv", answers={"message": "Sāp"})
    received(name="Boris", language="ru", answers={"email": "b@example.org"})
    received(name="Program", language="lv", suspicion=["link"])

    everything = rows(taken(ilze, file_format))
    latvian = rows(taken(ilze, file_format, "?language=lv"))

    assert everything[0][-4:] == ["phone", "message", "email", "Notes"]
    assert column(everything, "Name") == ["Anna", "Boris"]
    assert column(latvian, "Name") == ["Anna"]
    assert "Sāp" in latvian[1]


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_no_cell_can_run(ilze, file_format):
    received(name='=HYPERLINK("http://x")', answers={"message": "@SUM(1)", "=key": "-1+1"})

    response = taken(ilze, file_format)

    if file_format == "csv":
        cells = [cell for row in rows(response) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    else:
        sheet = load_workbook(io.BytesIO(response.content)).active
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
        assert all(cell.value for cell in cells if cell.data_type == "s")


def test_labels_and_choices_are_in_words(ilze):
    form = pages.callback()
    received(form_key=form.translation_key, answers={"preferred_time": "evening"})

    header, row = rows(taken(ilze, "csv"))

    assert "When should we call?" in header
    assert "In the evening" in row


def test_the_search_applies_to_the_file(ilze):
    received(name="Anna")
    received(name="Boris", status=Status.CLOSED)
    ilze.post(address("search"), {"text": "boris"})

    assert column(rows(taken(ilze, "csv", "?status=all&search=1")), "Name") == ["Boris"]


def test_answers_that_no_key_opens_leave_the_rest_readable(ilze):
    received(name="Anna")
    broken = received(name="Boris")
    CallbackRequest.objects.filter(pk=broken.pk).update(sealed="damaged")

    found = rows(taken(ilze, "csv"))

    assert column(found, "Name") == ["Anna", "Cannot be read"]
    assert column(found, "phone")[1] == "Cannot be read"


def test_an_export_is_logged_with_the_count_and_nothing_else(ilze):
    received(name="Zebedee")

    taken(ilze, "xlsx")

    entry = ModelLogEntry.objects.get(action="callbacks.export")
    assert entry.user == ilze.user
    assert entry.data == {"count": 1, "format": "xlsx", "reason": REASON}


def test_a_format_that_there_is_not_takes_nothing_out(ilze):
    assert ilze.post(address("export"), {"format": "exe"}).status_code == 400
    assert not ModelLogEntry.objects.filter(action="callbacks.export").exists()


def test_an_export_costs_the_same_number_of_queries_for_many(ilze, django_assert_max_num_queries):
    for _ in range(20):
        received()

    with django_assert_max_num_queries(14):
        taken(ilze, "csv")


def test_an_export_without_a_reason_takes_nothing_out(ilze):
    response = ilze.post(address("export"), {"format": "csv"}, follow=True)

    assert "the reason is logged" in words(soup(response).select_one(".messages"))
    assert not ModelLogEntry.objects.filter(action="callbacks.export").exists()


def test_a_sheet_has_chosen_columns_real_times_and_numbers(ilze):
    made = received(name="Anna")
    write_note(made, "Evenings", ilze.user)

    chosen = ["pk", "promised", "again", "name", "notes"]
    response = taken(ilze, "xlsx", columns=chosen)
    sheet = load_workbook(io.BytesIO(response.content)).active
    header, row = sheet.iter_rows(values_only=True)

    assert header == ("Number", "Promised by", "Call again at", "Name", "Notes")
    local = timezone.localtime(made.due_at, timezone.get_default_timezone())
    assert row[:2] == (made.pk, local.replace(second=0, microsecond=0, tzinfo=None))
    assert row[3:] == ("Anna", "Evenings")


def by_email(mail):
    return {"email_digest": digest(mail, purpose="e-mail"), "phone_digest": ""}


# One person


@pytest.fixture
def anna(ilze):
    """Anna wrote three times, in three languages; Boris once."""
    made = [received(language=code, name=f"Anna {code}") for code in ("en", "lv", "ru")]
    for one in made:
        Notification.objects.create(request=one)
        write_note(one, f"secretnote {one.language}", ilze.user)
    received(number=BORIS, name="Boris")
    return made


def erase(visitor, number, **posted):
    return visitor.post(address("person_erase"), {"number": number} | posted, follow=True)


@pytest.mark.parametrize("typed", [ANNA, "24112420", "00371 24 11 24 20", "８ 24112420"[2:]])
def test_a_person_is_found_across_languages_in_any_spelling(ilze, anna, typed):
    response = ilze.post(address("person"), {"number": typed})

    assert len(soup(response).select(".inbox-line")) == 3
    assert "Boris" not in words(soup(response).select_one("main"))
    assert requests_of(typed).count() == 3


@pytest.mark.parametrize("typed", ["", "12", "Anna", "\x00", "9" * 400])
def test_what_is_no_number_finds_nobody(ilze, anna, typed):
    response = ilze.post(address("person"), {"number": typed})

    assert response.status_code == 200
    assert not soup(response).select(".inbox-line")
    assert soup(response).select_one(".inbox-search__error")
    assert not requests_of(typed).exists()


def test_everything_about_a_person_is_handed_out(ilze, anna):
    response = ilze.post(
        address("person_export"), {"number": ANNA, "format": "json", "identity": "yes"}
    )

    given = json.loads(response.content)
    assert [one["language"] for one in given["requests"]] == ["en", "lv", "ru"]
    assert given["requests"][0]["notes"][0]["text"] == "secretnote en"
    assert given["requests"][0]["answers"][0]["value"] == "+371 24 11 24 20"
    assert ANNA[1:] not in response["Content-Disposition"]


def test_a_person_is_handed_out_as_a_sheet_too(ilze, anna):
    response = ilze.post(
        address("person_export"), {"number": ANNA, "format": "xlsx", "identity": "yes"}
    )

    found = rows(response)
    assert {row[0] for row in found[1:]} >= {1, 2, 3}
    said = [row[2] for row in found]
    assert all(any(f"secretnote {code}" in cell for cell in said) for code in ("en", "lv", "ru"))
    assert any("+371 24 11 24 20" in cell for cell in said)


def test_a_person_gets_a_document_in_their_language_with_everything_and_why(ilze, anna):
    data = {"number": ANNA, "format": "html", "identity": "yes", "language": "lv"}
    response = ilze.post(address("person_export"), data)
    said = words(soup(response))

    assert soup(response).html["lang"] == "lv"
    assert "Kādus datus par jums glabājam" in said
    assert all(f"secretnote {code}" in said for code in ("en", "lv", "ru"))
    assert "+371 24 11 24 20" in said


def test_nothing_is_handed_out_before_somebody_has_made_sure_who_asks(ilze, anna):
    response = ilze.post(address("person_export"), {"number": ANNA, "format": "json"}, follow=True)

    assert "make sure" in words(soup(response).select_one(".messages"))
    assert not Erasure.objects.exists()


def test_who_gave_only_an_e_mail_address_is_found_by_it(ilze):
    received(number="", answers={"email": "Dace@Example.lv"}, **by_email("dace@example.lv"))

    response = ilze.post(address("person"), {"number": " DACE@example.lv "})

    assert len(soup(response).select(".inbox-line")) == 1


def test_handing_out_leaves_a_proof_without_data(ilze, anna):
    ilze.post(address("person_export"), {"number": ANNA, "format": "json", "identity": "yes"})

    proof = Erasure.objects.get()
    assert (proof.kind, proof.count, proof.user) == (Erasure.Kind.EXPORT, 3, ilze.user)
    entry = ModelLogEntry.objects.get(action="callbacks.hand_out")
    assert (entry.data, entry.user) == ({"count": 3}, ilze.user)


def test_erasing_asks_first(ilze, anna):
    response = erase(ilze, ANNA)

    assert "Erase all 3 requests" in words(soup(response))
    assert CallbackRequest.objects.count() == 4


def test_erasing_leaves_the_proof_and_nothing_of_the_person(ilze, anna):
    response = erase(ilze, ANNA, confirm="yes")

    assert "3 requests were erased" in words(soup(response))
    assert [one.visitor_name for one in CallbackRequest.objects.all()] == ["Boris"]
    assert not CallbackNote.objects.exists()
    assert not Notification.objects.exists()
    proof = Erasure.objects.get()
    assert (proof.kind, proof.count, proof.user) == (Erasure.Kind.REQUEST, 3, ilze.user)
    told = str(list(ModelLogEntry.objects.values_list("label", "data")))
    assert "Anna" not in told
    assert "2411" not in told


def test_erasing_nobody_leaves_no_proof(ilze):
    assert erase_person(ANNA, ilze.user) == 0
    assert export_person(ANNA, ilze.user)["requests"] == []
    assert not Erasure.objects.exists()


@pytest.mark.parametrize("name", ["person_export", "person_erase"])
def test_without_a_number_nothing_is_done(ilze, anna, name):
    data = {"number": "x", "confirm": "yes", "format": "json"}

    assert ilze.post(address(name), data).status_code == 400
    assert CallbackRequest.objects.count() == 4


def test_a_command_hands_out_without_a_user(anna):
    with translation.override("lv"):
        given = export_person("24112420", None)

    assert len(given["requests"]) == 3
    assert Erasure.objects.get().user is None


def test_what_no_key_opens_is_said_to_be_held(ilze, anna):
    CallbackRequest.objects.update(sealed="damaged")
    CallbackNote.objects.update(sealed="damaged")

    given = export_person(ANNA, ilze.user)

    assert given["requests"][0]["answers"] is None
    assert given["requests"][0]["notes"][0]["text"] is None


def test_a_request_leads_to_all_of_its_person(ilze, anna):
    form = ilze.read(page_of(anna[0])).select_one(f'form[action="{address("person")}"]')

    assert form.select_one('input[name="number"]')["value"] == ANNA
