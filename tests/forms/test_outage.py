"""The database is down: the visitor is told so, keeps every word, and sends it again."""

import pytest
from django.contrib.auth import get_user_model
from django.db import DataError, InterfaceError, InternalError, OperationalError, ProgrammingError

from forms import remembered, serving
from forms.models import CallbackRequest
from forms.outage import is_out_of_reach
from tests import factories, pages
from tests.forms.sending import answers, shown, stored
from tests.forms.test_csrf import typed
from tests.visitor import Visitor, soup, words

pytestmark = pytest.mark.django_db
TYPED = answers(message="First\nsecond")


@pytest.fixture(autouse=True)
def _forget(monkeypatch):
    monkeypatch.setattr(remembered, "_known", {})


@pytest.fixture
def form():
    factories.site()
    return pages.callback()


@pytest.fixture
def outage(monkeypatch):
    """From now on every query fails; gives a way to end that."""

    def begin(error=OperationalError):
        def fail(*_arguments):
            raise error("server closed the connection unexpectedly")

        monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", fail)

    return begin, monkeypatch.undo


def ask(visitor: Visitor, form, hidden):
    return visitor.post(form.get_url(), hidden | TYPED)


@pytest.mark.parametrize("code", ["en", "lv", "ru"])
def test_every_word_is_kept_and_goes_through_when_it_is_over(visitor, form, outage, code):
    begin, end = outage
    if code != "en":
        form = factories.translated(form, code)
    hidden = shown(visitor, form)
    begin()

    response = ask(visitor, form, hidden)
    page = soup(response)

    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "no-store" in response["Cache-Control"]
    assert page.html["lang"] == code
    assert {name: typed(page)[name] for name in TYPED} == TYPED
    assert page.select_one('input[type="radio"][value="morning"]').has_attr("checked")
    assert page.select("textarea")[0]["name"] == "message"
    end()
    assert visitor.post(form.get_url(), typed(page)).status_code == 302
    assert stored()["message"] == TYPED["message"]


@pytest.mark.parametrize("error", [OperationalError, InterfaceError, InternalError])
def test_whichever_way_it_fails(visitor, form, outage, error):
    begin, _end = outage
    hidden = shown(visitor, form)
    begin(error)

    assert ask(visitor, form, hidden).status_code == 503


def test_thanks_are_given_after_the_commit_only(visitor, form, monkeypatch):
    """The connection breaks in the middle of taking the request in."""
    hidden = shown(visitor, form)

    def fail(*_arguments):
        raise OperationalError("terminating connection due to administrator command")

    monkeypatch.setattr(serving, "take_in", fail)

    assert ask(visitor, form, hidden).status_code == 503
    assert not CallbackRequest.objects.exists()


def test_a_commit_whose_answer_was_lost_is_one_request(visitor, form, monkeypatch):
    hidden = shown(visitor, form)
    honest = serving.take_in

    def lose_the_answer(*arguments):
        honest(*arguments)
        raise OperationalError("could not receive data from server")

    with monkeypatch.context() as patch:
        patch.setattr(serving, "take_in", lose_the_answer)
        assert ask(visitor, form, hidden).status_code == 503

    assert ask(visitor, form, hidden).status_code == 302
    assert CallbackRequest.objects.count() == 1


def test_a_process_that_is_new_asks_the_cache(visitor, form, outage, monkeypatch):
    begin, _end = outage
    hidden = shown(visitor, form)
    monkeypatch.setattr(remembered, "_known", {})
    begin()

    page = soup(ask(visitor, form, hidden))

    assert "Phone number" in {words(label) for label in page.select("label")}


def test_one_that_knows_nothing_has_the_settings_phone(visitor, form, outage, settings):
    begin, _end = outage
    settings.FALLBACK_PHONE = "+37167000000"
    address = form.get_url()
    begin()

    response = visitor.post(address, {"token": "x"} | TYPED)

    page = soup(response)
    assert response.status_code == 503
    assert page.select('a[href="tel:+37167000000"]')
    assert {name: typed(page)[name] for name in TYPED} == TYPED


def test_a_practice_that_has_not_entered_its_phone_has_the_settings(
    visitor, form, outage, settings
):
    begin, _end = outage
    settings.FALLBACK_PHONE = "+37167000000"
    shown(visitor, form)
    begin()

    assert soup(visitor.get(form.get_url())).select('a[href="tel:+37167000000"]')


def test_a_reader_is_told_without_a_form(visitor, form, outage):
    begin, _end = outage
    address = form.get_url()
    begin()

    response = visitor.get(address)

    assert response.status_code == 503
    assert not soup(response).select("form")


@pytest.mark.parametrize("path", ["/en/", "/admin/", "/admin/second-factor/"])
def test_a_person_who_is_signed_in_is_told_too(form, outage, path):
    staff = Visitor(raise_request_exception=False)
    staff.force_login(get_user_model().objects.create_superuser("ilze"))
    begin, _end = outage
    begin()

    assert staff.get(path).status_code == 503


@pytest.mark.parametrize("path", ["/nothing", "/nothing/", "/lv/nekas/", "/sitemap.xml"])
def test_an_address_without_a_page_is_unavailable_too(form, outage, path, settings):
    begin, _end = outage
    settings.FALLBACK_PHONE = "+37167000000"
    begin()

    response = Visitor(raise_request_exception=False).get(path)

    assert response.status_code == 503
    assert "+37167000000" in response.content.decode()


class PostgresError(Exception):
    def __init__(self, sqlstate):
        self.sqlstate = sqlstate


class SqliteError(Exception):
    def __init__(self, name):
        self.sqlite_errorname = name


def raised(kind, cause):
    error = kind("the reason")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        raised(OperationalError, None),
        raised(OperationalError, PostgresError(None)),  # the connection broke
        raised(OperationalError, PostgresError("57P01")),  # shut down by an administrator
        raised(OperationalError, PostgresError("57014")),  # the time limit
        raised(OperationalError, PostgresError("53300")),  # too many connections
        raised(OperationalError, PostgresError("40P01")),  # a deadlock
        raised(InternalError, PostgresError("25006")),  # a standby
        raised(OperationalError, SqliteError("SQLITE_BUSY")),
        raised(OperationalError, SqliteError("SQLITE_CANTOPEN")),
        raised(OperationalError, SqliteError("SQLITE_FULL")),
    ],
    ids=lambda error: str(vars(error.__cause__) if error.__cause__ else error),
)
def test_a_database_that_cannot_answer_is_out_of_reach(error):
    assert is_out_of_reach(error)


@pytest.mark.parametrize(
    "error",
    [
        raised(OperationalError, SqliteError("SQLITE_ERROR")),  # a wrong statement
        raised(InternalError, PostgresError("25P02")),  # a statement after a failed one
        raised(ProgrammingError, PostgresError("42601")),
        raised(DataError, PostgresError("22021")),
        ValueError("no database at all"),
        None,
    ],
    ids=str,
)
def test_a_mistake_of_ours_is_no_outage(error):
    assert not is_out_of_reach(error)


@pytest.mark.parametrize("kind", ["postgres", "sqlite"])
def test_a_wrong_statement_is_a_500_that_promises_nothing(form, monkeypatch, settings, kind):
    settings.FALLBACK_PHONE = "+37167000000"
    cause = PostgresError("25P02") if kind == "postgres" else SqliteError("SQLITE_ERROR")

    def fail(*_arguments, **_options):
        raise raised(InternalError, cause)

    monkeypatch.setattr("search.views.results.render", fail)

    response = Visitor(raise_request_exception=False).get("/en/search/")

    page = soup(response)
    assert response.status_code == 500
    assert "we have been told" not in words(page)
    assert len(page.select('a[href="tel:+37167000000"]')) == 3
