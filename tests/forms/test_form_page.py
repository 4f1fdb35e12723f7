"""What the form page says and asks, in each language."""

import datetime

import pytest
import time_machine
from django.conf import settings as site_settings
from django.utils import translation
from wagtail.models import Page

from checks.examining import examine
from core.models import PracticeSettings
from forms.models import CallbackRequest, FormPage
from tests import factories, pages
from tests.databases.worlds import world
from tests.forms.sending import answers, send, shown, stored
from tests.visitor import Visitor, one_line, soup, words

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in site_settings.WAGTAIL_CONTENT_LANGUAGES]
#: A Tuesday, an hour after opening.
MORNING = datetime.datetime(2026, 11, 24, 8, 0, tzinfo=datetime.UTC)
MORE_FIELDS = [
    ("language", {"key": "language", "label": "Language", "help_text": "", "required": True}),
    ("email", {"key": "email", "label": "E-mail", "help_text": "", "required": False}),
    ("message", {"key": "more", "label": "More", "help_text": "", "required": False}),
    ("consent", {"key": "consent", "label": "I agree. " * 60, "help_text": "", "required": True}),
]


@world
def form():
    factories.site()
    return pages.callback()


@world
def long_form():
    factories.site()
    return pages.callback(fields=[*pages.FORM_FIELDS, *MORE_FIELDS])


@pytest.fixture
def family(form):
    """The same form in every language."""
    found = {"en": form}
    for code in LANGUAGES[1:]:
        made = form.copy_for_translation(factories.locale(code))
        made.save_revision().publish()
        found[code] = FormPage.objects.get(pk=made.pk)
    return found


@pytest.fixture
def hours():
    practice = PracticeSettings.load()
    practice.phone = "+37124112420"
    rows = [{"weekday": str(day), "opens": "09:00", "closes": "19:00"} for day in range(5)]
    block = PracticeSettings._meta.get_field("hours").stream_block
    practice.hours = block.to_python([{"type": "hours", "value": row} for row in rows])
    practice.save()


class TestPromise:
    @pytest.mark.parametrize("code", LANGUAGES)
    def test_it_stands_before_the_button_and_after_it(self, visitor, family, hours, code):
        with time_machine.travel(MORNING, tick=False), translation.override(code):
            promise = one_line(translation.gettext("today by %(time)s") % {"time": "14:00"})
            page = visitor.read(family[code].get_url())
            thanks = visitor.read(send(visitor, family[code])["Location"])

        assert promise in words(page.select_one(".form__next"))
        assert promise in words(thanks.select_one("[data-thanks]"))

    def test_it_is_what_the_receptionist_is_held_to(self, visitor, form, hours):
        with time_machine.travel(MORNING, tick=False):
            send(visitor, form)

        assert CallbackRequest.objects.get().due_at == MORNING + datetime.timedelta(hours=4)

    @pytest.mark.parametrize("code", LANGUAGES)
    def test_who_asks_for_the_evening_is_promised_a_call_by_its_end(
        self, visitor, family, hours, code
    ):
        with time_machine.travel(MORNING, tick=False), translation.override(code):
            promise = one_line(translation.gettext("today by %(time)s") % {"time": "19:00"})
            sent = send(visitor, family[code], preferred_time="evening")
            thanks = visitor.read(sent["Location"])

        assert promise in words(thanks.select_one("[data-thanks]"))
        evening = MORNING + datetime.timedelta(hours=9)
        assert CallbackRequest.objects.get().due_at == evening

    def test_a_form_without_times_of_day_speaks_of_none(self, visitor, form, hours):
        sentence = "If you choose a time, we will keep to it."
        assert sentence in words(visitor.read(form.get_url()).select_one(".form__next"))

        form.fields = pages.FORM_FIELDS[:2]
        form.save_revision().publish()

        assert sentence not in words(visitor.read(form.get_url()).select_one(".form__next"))

    def test_a_time_of_day_ends_after_it_begins(self, form):
        times = form.fields[2].value["choices"][1]
        times["earliest"], times["latest"] = times["latest"], times["earliest"]

        [found] = examine(form).must

        assert found.where.keys[-1] == "latest"
        assert "later than" in str(found.message)


class TestRetention:
    @pytest.mark.parametrize("days", [1, 2, 30, 61])
    @pytest.mark.parametrize("code", LANGUAGES)
    def test_the_form_and_the_privacy_page_say_the_same(self, visitor, family, code, days):
        FormPage.objects.update(keep_days=days)
        privacy = factories.standard_page(factories.home_page(code), body=[("retention", None)])

        said = words(visitor.read(privacy.get_url()).select_one(".block-retention"))

        assert str(days) in said
        assert said in words(visitor.read(family[code].get_url()).select_one(".form__next"))

    def test_it_is_what_the_request_is_deleted_by(self, visitor, form):
        form.keep_days = 12
        form.save_revision().publish()
        send(visitor, form)

        assert CallbackRequest.objects.get().keep_days == 12

    def test_forms_that_differ_are_named(self, visitor, form):
        pages.callback(title="Corporate", slug="corporate", keep_days=60)
        privacy = factories.standard_page(body=[("retention", None)])

        said = words(visitor.read(privacy.get_url()).select_one(".block-retention"))

        assert "Call me We delete your request 30 days" in said
        assert "Corporate We delete your request 60 days" in said

    def test_without_a_form_nothing_is_said(self, visitor):
        factories.site()
        privacy = factories.standard_page(body=[("retention", None)])

        assert words(visitor.read(privacy.get_url()).select_one(".block-retention")) == ""


class TestFields:
    def test_languages_are_named_in_themselves_and_that_of_the_page_is_chosen(
        self, visitor, long_form
    ):
        page = visitor.read(long_form.get_url())

        names = {n["lang"]: words(n) for n in page.select("#id_language .choice span[lang]")}
        assert names == dict(site_settings.WAGTAIL_CONTENT_LANGUAGES)
        assert page.select_one('[name="language"][checked]')["value"] == "en"

    def test_what_was_chosen_is_stored_by_key_with_words_for_later(self, visitor, long_form):
        send(visitor, long_form, language="lv", consent="on")

        request = CallbackRequest.objects.get()
        assert request.answers["language"] == "lv"
        assert request.labels["fields"]["language"]["choices"]["lv"] == "Latviešu"
        assert request.consent["keys"] == ["consent"]

    def test_consent_that_is_required_must_be_given(self, visitor, long_form):
        response = send(visitor, long_form, language="lv")

        assert response.status_code == 422
        assert not CallbackRequest.objects.exists()

    def test_every_message_asks_to_leave_health_out(self, visitor, long_form):
        page = visitor.read(long_form.get_url())

        for name in ("message", "more"):
            described = page.find(id=f"id_{name}")["aria-describedby"]
            assert "leave out details about your health" in words(page.find(id=described))

    def test_a_field_brings_the_words_for_a_script_along(self, visitor, long_form):
        page = visitor.read(long_form.get_url())

        assert page.find(id="id_phone")["data-missing"].startswith("Please enter a phone number")
        assert "country code" in page.find(id="id_phone")["data-invalid"]
        assert "name@example.com" in page.find(id="id_email")["data-invalid"]
        assert not page.find(id="id_message").has_attr("data-missing")

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("Anna\r\nBcc: x@y.z", "Anna Bcc: x@y.z"),
            ("Anna\u2028Liepa", "Anna Liepa"),
            ("\u202eannA", "annA"),
            ("An\x07na\x00", "Anna"),
            ("  Anna   Liepa ", "Anna Liepa"),
            ("أنّا", "أنّا"),
        ],
    )
    def test_a_name_is_one_plain_line(self, visitor, form, typed, kept):
        assert send(visitor, form, name=typed).status_code == 302
        assert stored()["name"] == kept

    def test_a_message_keeps_its_lines(self, visitor, form):
        send(visitor, form, message="One\r\ntwo\x07\n\u202ethree")

        assert stored()["message"] == "One\ntwo\nthree"


class TestLimit:
    @pytest.fixture
    def _strict(self, settings):
        settings.CALLBACK_LIMIT_ADDRESS = 1

    @pytest.mark.usefixtures("_strict", "hours")
    @pytest.mark.parametrize("code", LANGUAGES)
    def test_one_too_many_is_asked_to_wait_and_may_phone(self, visitor, family, code):
        send(visitor, family[code])

        response = send(visitor, family[code], message="Still me")

        page = soup(response)
        assert response.status_code == 429
        assert int(response["Retry-After"]) > 0
        alert = page.select_one("[role=alert][data-message]")
        assert str(-(-int(response["Retry-After"]) // 60)) in words(alert)
        assert alert.select('a[href="tel:+371-24-112-420"]')
        assert words(page.find(id="id_message")) == "Still me"
        assert CallbackRequest.objects.count() == 1

    @pytest.mark.usefixtures("_strict")
    def test_the_same_form_again_is_never_too_many(self, visitor, form):
        data = shown(visitor, form) | answers()

        assert {visitor.post(form.get_url(), data).status_code for _ in range(5)} == {302}


def test_every_page_says_where_the_form_is(visitor: Visitor, form):
    factories.practice_text(callback_page=Page.objects.get(pk=form.pk))

    script = visitor.read("/en/").select_one("script[data-callback]")

    assert script["data-callback"] == form.get_url()


def test_without_a_form_pages_say_of_none(visitor: Visitor):
    factories.site()

    assert visitor.read("/en/").select_one("script[data-callback]")["data-callback"] == ""
