"""A form that comes back without its cookie: after a night, after a cleaning, or from another site."""

import pytest
from django.utils import translation

from forms import remembered
from forms.models import CallbackRequest
from tests import factories, pages
from tests.forms.sending import answers, shown, stored
from tests.visitor import Visitor, soup, words

pytestmark = pytest.mark.django_db
TYPED = answers(name='Anna "Ž" <b>', message="First\nsecond")


@pytest.fixture(autouse=True)
def _forget(monkeypatch):
    monkeypatch.setattr(remembered, "_known", {})


@pytest.fixture
def form():
    factories.site()
    return pages.callback()


@pytest.fixture
def careful() -> Visitor:
    """A visitor whose cookies are looked at."""
    return Visitor(enforce_csrf_checks=True)


def typed(page) -> dict[str, str]:
    """The values in the form, as a browser would send it."""
    found = {n["name"]: n.get("value", "") for n in page.select("form input:not([type=radio])")}
    found |= {n["name"]: n.get_text().removeprefix("\n") for n in page.select("form textarea")}
    return found | {n["name"]: n["value"] for n in page.select("form input[type=radio][checked]")}


@pytest.mark.parametrize("code", ["en", "lv", "ru"])
def test_nothing_typed_is_lost_and_the_second_time_it_goes_through(careful, form, code):
    if code != "en":
        form = factories.translated(form, code)
    hidden = shown(careful, form)
    careful.cookies.clear()

    response = careful.post(form.get_url(), hidden | TYPED)
    page = soup(response)

    assert response.status_code == 403
    assert page.html["lang"] == code
    with translation.override(code):
        assert words(page.h1) == translation.gettext("Please send it once more")
    assert {name: typed(page)[name] for name in TYPED} == TYPED
    assert typed(page)["token"] == hidden["token"]
    assert not CallbackRequest.objects.exists()

    again = careful.post(form.get_url(), typed(page))
    assert again.status_code == 302
    assert stored()["message"] == TYPED["message"]


def test_the_fields_are_those_of_the_form(careful, form):
    hidden = shown(careful, form)
    careful.cookies.clear()

    page = soup(careful.post(form.get_url(), hidden | TYPED))

    assert {words(label) for label in page.select("label, legend")} >= {
        "Your name",
        "Phone number",
        "In the morning",
        "When should we call? (optional)",
    }


def test_a_process_that_has_never_shown_the_form_keeps_the_answers_all_the_same(careful, form):
    page = soup(careful.post(form.get_url(), {"token": "x"} | TYPED))

    assert {name: typed(page)[name] for name in TYPED} == TYPED


def test_the_words_of_another_site_are_not_shown(careful, form):
    headers = {"Sec-Fetch-Site": "cross-site"}
    response = careful.post(form.get_url(), {"token": "x"} | TYPED, headers=headers)

    assert response.status_code == 403
    assert "Anna" not in response.content.decode()


def test_a_password_is_never_shown_again(careful):
    response = careful.post("/admin/login/", {"username": "editor", "password": "secret-word"})

    assert response.status_code == 403
    assert "secret-word" not in response.content.decode()
    assert soup(response).select('a[href="/admin/login/"]')


def test_no_database_is_needed(careful, form, django_assert_num_queries):
    hidden = shown(careful, form)
    careful.cookies.clear()

    with django_assert_num_queries(0):
        assert careful.post(form.get_url(), hidden | TYPED).status_code == 403
