"""The callback form as visitors use it: forgiving of people, unmoved by programs."""

import uuid

import pytest
from django.utils.http import urlencode

from forms.models import CallbackRequest, FormPage
from tests import factories, pages
from tests.databases.worlds import world
from tests.forms.sending import answers, send, shown, stored
from tests.visitor import Visitor, soup, words

pytestmark = pytest.mark.django_db

LABELS = {
    "en": ("Your name", "In the morning"),
    "lv": ("Jūsu vārds", "No rīta"),
    "ru": ("Ваше имя", "Утром"),
}


@world
def form():
    factories.site()
    return pages.callback()


@pytest.fixture
def family(form):
    """The form in every language, translated as a translator does it."""
    found = {"en": form}
    for code in ("lv", "ru"):
        made = factories.translation(form, code)
        name, morning = LABELS[code]
        for segment in made.source.stringsegment_set.select_related("context", "string"):
            said = {"Your name": name, "In the morning": morning}.get(segment.string.data)
            if said:
                factories.say(made, segment.context.path, said)
        made.save_target(publish=True)
        found[code] = FormPage.objects.get(
            translation_key=form.translation_key, locale=factories.locale(code)
        )
    return found


def errors(response) -> str:
    assert response.status_code == 422
    assert not CallbackRequest.objects.exists()
    return words(soup(response).select_one(".error-summary"))


@pytest.mark.parametrize("code", LABELS)
def test_answers_are_stored_by_key_in_every_language(visitor, family, code):
    page = visitor.read(family[code].get_url())
    assert {*LABELS[code]} <= {words(node) for node in page.select("label, legend")}

    response = send(visitor, family[code])

    assert response.status_code == 302
    request = CallbackRequest.objects.get()
    assert stored() == {
        "name": "Anna",
        "phone": "+37124112420",
        "preferred_time": "morning",
        "message": "Hi",
    }
    assert (request.language, request.form_key) == (code, family["en"].translation_key)


def test_keys_are_the_same_in_every_language(family):
    def keys(form):
        return [
            (
                block.block_type,
                block.value["key"],
                [c["key"] for c in block.value.get("choices", [])],
            )
            for block in form.fields
        ]

    assert keys(family["en"]) == keys(family["lv"]) == keys(family["ru"])


def test_translators_are_never_shown_a_key(form):
    made = factories.translation(form)

    paths = made.source.stringsegment_set.values_list("context__path", flat=True)
    assert [path for path in paths if path.endswith(".key")] == []


@pytest.mark.parametrize("code", LABELS)
def test_a_request_is_thanked_for_in_the_visitors_language(visitor, family, code):
    response = send(visitor, family[code])

    thanks = visitor.read(response["Location"])

    address = {"en": "thank-you/", "lv": "paldies/", "ru": "spasibo/"}[code]
    assert response["Location"].startswith(f"{family[code].get_url()}{address}?")
    assert thanks.html["lang"] == code
    assert words(thanks.h1) == "Thank you! We will contact you shortly"
    assert thanks.select('meta[name="robots"][content="noindex"]')


def test_reloading_the_thanks_sends_nothing_again(visitor, form):
    response = send(visitor, form)
    for _ in range(3):
        visitor.read(response["Location"])

    assert CallbackRequest.objects.count() == 1


def test_the_same_form_sent_twice_is_one_request(visitor, form):
    data = shown(visitor, form) | answers()

    codes = [visitor.post(form.get_url(), data).status_code for _ in range(2)]

    assert codes == [302, 302]
    assert CallbackRequest.objects.count() == 1


def test_the_form_shown_anew_is_another_request(visitor, form):
    first, second = shown(visitor, form), shown(visitor, form)

    assert first["token"] != second["token"]


def test_a_form_with_errors_comes_back_as_it_was_filled_in(visitor, form):
    hidden = shown(visitor, form)
    response = visitor.post(
        form.get_url(), hidden | answers(name="", phone="12", message="<b>Hi</b>")
    )

    page = soup(response)
    assert "Your name" in errors(response)
    assert page.find(id="id_phone")["value"] == "12"
    assert words(page.find(id="id_message")) == "<b>Hi</b>"
    assert page.select_one('input[value="morning"]').has_attr("checked")
    assert page.select_one('input[name="token"]')["value"] == hidden["token"]
    assert page.title.string.strip().startswith("Error:")


def test_every_error_leads_to_its_field_and_is_said_beside_it(visitor, form):
    page = soup(send(visitor, form, name="", phone=""))

    for link in page.select(".error-summary a"):
        field = page.find(id=link["href"].removeprefix("#"))
        assert field["aria-invalid"] == "true"
        described = " ".join(words(page.find(id=one)) for one in field["aria-describedby"].split())
        assert "Error:" in described


def test_every_missing_answer_is_asked_for_kindly(visitor, form):
    said = errors(send(visitor, form, name="", phone=""))

    assert "Please fill this in." in said
    assert "Please enter a phone number: without it we cannot call you." in said
    assert "This field is required" not in said


@pytest.mark.parametrize("code", ["lv", "ru"])
def test_errors_are_in_the_visitors_language(visitor, family, code):
    said = errors(send(visitor, family[code], name=""))

    assert LABELS[code][0] in said
    assert "This field is required" not in said
    assert "Please" not in said


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("24112420", "+37124112420"),
        ("24 11 24 20", "+37124112420"),
        ("+371 24112420", "+37124112420"),
        ("+371-24-11-24-20", "+37124112420"),
        ("00371 24112420", "+37124112420"),
        ("(+371) 24 11 24 20", "+37124112420"),
        ("  +37124112420  ", "+37124112420"),
        ("+44 20 7946 0958", "+442079460958"),
        ("+7 912 345-67-89", "+79123456789"),
    ],
)
def test_a_number_is_understood_however_it_is_written(visitor, form, typed, number):
    assert send(visitor, form, phone=typed).status_code == 302
    assert stored()["phone"] == number


@pytest.mark.parametrize("typed", ["12", "call me", "+371", "999999999999999999"])
def test_what_is_no_number_is_asked_for_again(visitor, form, typed):
    assert "Phone number" in errors(send(visitor, form, phone=typed))


@pytest.mark.parametrize("choice", ["In the morning", "noon", "morning,evening", "0"])
def test_a_choice_that_is_not_offered_is_refused(visitor, form, choice):
    assert "When should we call?" in errors(send(visitor, form, preferred_time=choice))


def test_what_is_optional_may_be_left_out(visitor, form):
    assert send(visitor, form, preferred_time=None, message=None).status_code == 302
    assert stored()["message"] == ""


@pytest.mark.parametrize(
    "token", [None, "", "x", "0", "'; --", "\x00", "a" * 10_000, str(uuid.UUID(int=0))]
)
def test_a_spoilt_token_is_not_held_against_the_visitor(visitor, form, token):
    hidden = shown(visitor, form) | {"token": token}
    data = {name: value for name, value in hidden.items() if value is not None} | answers()

    assert visitor.post(form.get_url(), data).status_code == 302
    assert CallbackRequest.objects.count() == 1


@pytest.mark.parametrize(
    "text",
    ["\x00", "a\x00b", "\x07", "\u202e", "x" * 1_000_000, "’; DROP", "💆" * 100, "\r\nBcc: x@y.z"],
    ids=["nul", "nul-within", "bell", "right-to-left", "long", "quotes", "emoji", "header"],
)
@pytest.mark.parametrize("field", ["name", "phone", "preferred_time", "message"])
def test_odd_text_is_taken_or_refused_and_never_an_error(visitor, form, field, text):
    response = send(visitor, form, **{field: text})

    assert response.status_code in {302, 413, 422}
    if response.status_code == 302:
        assert "\x00" not in str(stored())


@pytest.mark.parametrize("field", ["name", "message"])
def test_a_form_in_a_charset_of_its_own_is_refused(visitor, form, field):
    """Programs could send what no text holds, such as half a character."""
    lines = []
    for name, value in (shown(visitor, form) | answers(**{field: "a\\ud800b"})).items():
        lines += ["--b", f'Content-Disposition: form-data; name="{name}"', "", value]
    body = "\r\n".join([*lines, "--b--", ""])

    response = visitor.generic(
        "POST",
        form.get_url(),
        body,
        content_type="multipart/form-data; boundary=b; charset=unicode_escape",
    )

    assert response.status_code == 415


def test_bytes_that_are_no_text_are_never_an_error(visitor, form):
    body = urlencode(shown(visitor, form) | answers()).encode() + b"&message=%ff%fe%ed%a0%80"

    response = visitor.generic(
        "POST", form.get_url(), body, content_type="application/x-www-form-urlencoded"
    )

    assert response.status_code in {302, 413, 422}


@pytest.mark.parametrize("body", [b"", b"\x00", b"name", b"=" * 500, b"&" * 2000])
def test_a_form_without_answers_is_answered_with_what_is_missing(visitor, form, body):
    response = visitor.generic(
        "POST", form.get_url(), body, content_type="application/x-www-form-urlencoded"
    )

    assert "Your name" in errors(response)


def test_unknown_fields_are_not_stored(visitor, form):
    send(visitor, form, is_staff="1", status="booked")

    assert set(stored()) == {"name", "phone", "preferred_time", "message"}


def test_a_form_from_another_site_is_refused(form):
    stranger = Visitor(enforce_csrf_checks=True)

    response = stranger.post(form.get_url(), answers(token=str(uuid.uuid4())))

    assert response.status_code == 403
    assert soup(response).html["lang"] == "en"
    assert not CallbackRequest.objects.exists()


def test_a_draft_form_takes_nothing(visitor, form):
    data = shown(visitor, form) | answers()
    form.unpublish()

    assert visitor.post(form.get_url(), data).status_code == 404
    assert not CallbackRequest.objects.exists()


def test_requests_outlive_their_page(visitor, form):
    send(visitor, form)

    form.delete()

    assert stored()["phone"] == "+37124112420"


def test_the_thanks_can_be_opened_without_having_sent_anything(visitor, form):
    assert visitor.read(f"{form.get_url()}thank-you/").h1
    assert visitor.get(f"{form.get_url()}nothing/").status_code == 404
