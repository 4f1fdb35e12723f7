"""The second factor: asked for at the sign-in, required by a setting, and no way round it."""

import datetime
import logging
import re
import time
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import flows
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.users.models import UserProfile

from core.door import limits
from tests.authenticator import code
from tests.visitor import Visitor, soup

pytestmark = pytest.mark.django_db

PASSWORD = "three unrelated brown kettles"
NOON = datetime.datetime(2026, 5, 4, 12, 1, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _frozen(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture(autouse=True)
def _committed(monkeypatch):
    """allauth tells of a new factor at the commit, which is within the request; a test's own never comes."""
    monkeypatch.setattr(flows, "transaction", SimpleNamespace(on_commit=lambda tell: tell()))


@pytest.fixture
def ilze():
    return get_user_model().objects.create_superuser("ilze", "ilze@example.lv", PASSWORD)


def sign_in(visitor, password=PASSWORD, to="/admin/"):
    return visitor.post(
        "/admin/login/", {"username": "ilze", "password": password, "next": to}, follow=True
    )


def address(response):
    return response.request["PATH_INFO"]


def set_up(visitor):
    """Set up an authenticator app as a person does who has just signed in, and return its secret and the recovery codes."""
    page = visitor.get("/admin/second-factor/totp/activate/", follow=True)
    assert address(page) == "/admin/second-factor/totp/activate/"
    secret = soup(page).find("input", {"id": "authenticator_secret"})["value"]
    codes = visitor.post(address(page), {"code": code(secret)}, follow=True)
    assert address(codes) == "/admin/second-factor/recovery-codes/"
    visitor.get("/admin/second-factor/")
    return secret, soup(codes).find("textarea").get_text().split()


@pytest.fixture
def secret(visitor, ilze):
    """The secret of Ilze's app; she is signed in nowhere."""
    sign_in(visitor)
    secret, _codes = set_up(visitor)
    visitor.post("/admin/logout/")
    return secret


def test_without_a_factor_the_password_is_enough(visitor, ilze):
    assert address(sign_in(visitor)) == "/admin/"


def test_the_session_that_sets_a_factor_up_goes_on(visitor, ilze):
    sign_in(visitor)

    _secret, codes = set_up(visitor)

    assert visitor.get("/admin/").status_code == 200
    assert len(codes) == 10
    ilze.refresh_from_db()
    assert ilze.second_factor


def test_some_time_after_the_sign_in_the_setup_asks_for_the_password(visitor, ilze, time_machine):
    sign_in(visitor)
    time_machine.move_to(NOON + datetime.timedelta(minutes=6), tick=False)

    asked = visitor.get("/admin/second-factor/totp/activate/", follow=True)

    assert address(asked) == "/admin/reauthenticate/"
    page = visitor.post(
        f"{asked.request['PATH_INFO']}?{asked.request['QUERY_STRING']}",
        {"password": PASSWORD},
        follow=True,
    )
    assert address(page) == "/admin/second-factor/totp/activate/"


def test_the_password_alone_no_longer_opens(visitor, secret):
    asked = sign_in(visitor)

    assert address(asked) == "/admin/second-factor/authenticate/"
    assert visitor.get("/admin/").status_code == 302


def test_the_code_opens_and_leads_where_one_wanted_to_go(visitor, secret):
    sign_in(visitor, to="/admin/pages/")

    opened = visitor.post("/admin/second-factor/authenticate/", {"code": code(secret)}, follow=True)

    assert address(opened).startswith("/admin/pages/")


@pytest.mark.parametrize("wrong", ["000000", "", "abcdef", "١٢٣٤٥٦", "1" * 500])
def test_a_wrong_code_opens_nothing(visitor, secret, wrong):
    sign_in(visitor)

    refused = visitor.post("/admin/second-factor/authenticate/", {"code": wrong})

    assert refused.status_code == 200
    assert visitor.get("/admin/").status_code == 302


def test_a_wrong_code_is_logged_without_the_name(visitor, secret, caplog):
    sign_in(visitor)
    caplog.clear()
    with caplog.at_level(logging.WARNING, logger="core.door"):
        visitor.post("/admin/second-factor/authenticate/", {"code": "000000"})

    [line] = [record.getMessage() for record in caplog.records if record.name == "core.door"]
    assert line.startswith("A code was refused")
    assert "ilze" not in line


def test_a_code_is_taken_half_a_minute_late_and_not_later(visitor, secret):
    late, later = code(secret, time.time() - 30), code(secret, time.time() - 90)
    sign_in(visitor)

    visitor.post("/admin/second-factor/authenticate/", {"code": later})
    assert visitor.get("/admin/").status_code == 302
    visitor.post("/admin/second-factor/authenticate/", {"code": late})
    assert visitor.get("/admin/").status_code == 200


def test_codes_cannot_be_guessed_for_ever(visitor, secret):
    sign_in(visitor)
    for _ in range(limits.CODE.allowed):
        visitor.post("/admin/second-factor/authenticate/", {"code": "000000"})

    late = visitor.post("/admin/second-factor/authenticate/", {"code": code(secret)})

    assert "Too many attempts" in soup(late).get_text()
    assert visitor.get("/admin/").status_code == 302


def test_a_session_from_before_the_factor_ends(visitor, ilze):
    old = Visitor()
    sign_in(old)
    assert old.get("/admin/").status_code == 200
    sign_in(visitor)
    set_up(visitor)

    assert old.get("/admin/").status_code == 302


def test_a_session_opened_by_another_view_is_not_enough(visitor, secret, ilze):
    ilze.refresh_from_db()
    visitor.force_login(ilze)

    assert visitor.get("/admin/").status_code == 302
    assert "_auth_user_id" not in visitor.session


def test_a_lost_device_is_replaced_by_a_recovery_code_once(visitor, ilze):
    sign_in(visitor)
    _secret, codes = set_up(visitor)
    visitor.post("/admin/logout/")

    sign_in(visitor)
    visitor.post("/admin/second-factor/authenticate/", {"code": codes[0]})
    assert visitor.get("/admin/").status_code == 200
    visitor.post("/admin/logout/")
    sign_in(visitor)
    visitor.post("/admin/second-factor/authenticate/", {"code": codes[0]})

    assert visitor.get("/admin/").status_code == 302


def test_an_operator_can_remove_a_lost_factor(visitor, secret, ilze, capsys):
    call_command("remove_second_factor", "ilze")

    assert address(sign_in(visitor)) == "/admin/"
    with pytest.raises(CommandError, match="no account"):
        call_command("remove_second_factor", "nobody")


def test_a_stolen_database_holds_no_secret_of_an_app(visitor, secret):
    stored = str(Authenticator.objects.get(type=Authenticator.Type.TOTP).data)

    assert secret not in stored


@pytest.mark.parametrize("required", ["administrators", "everybody", "Editors"])
def test_who_needs_a_factor_is_led_to_its_setup_first(visitor, ilze, settings, required):
    settings.SECOND_FACTOR_REQUIRED = [required]
    ilze.groups.add(Group.objects.get_or_create(name="Editors")[0])
    first = sign_in(visitor)

    assert address(first) == "/admin/second-factor/"
    assert "needs a second factor" in soup(first).get_text()
    assert visitor.get("/admin/pages/")["Location"] == "/admin/second-factor/"
    set_up(visitor)
    assert visitor.get("/admin/").status_code == 200


def test_who_is_in_no_such_group_needs_none(visitor, ilze, settings):
    settings.SECOND_FACTOR_REQUIRED = ["Editors"]

    assert address(sign_in(visitor)) == "/admin/"


def test_turning_the_factor_off_needs_the_password_again(visitor, secret, ilze):
    sign_in(visitor)
    visitor.post("/admin/second-factor/authenticate/", {"code": code(secret)})

    asked = visitor.post("/admin/second-factor/totp/deactivate/", follow=True)

    assert address(asked) == "/admin/reauthenticate/"
    ilze.refresh_from_db()
    assert ilze.second_factor


def test_the_account_page_leads_to_the_second_factor(visitor, ilze):
    sign_in(visitor)

    assert soup(visitor.get("/admin/account/")).find("a", href="/admin/second-factor/")


@pytest.mark.parametrize("language", ["en", "lv", "ru"])
def test_its_pages_speak_the_language_of_the_person(visitor, ilze, language):
    profile = UserProfile.get_for_user(ilze)
    profile.preferred_language = language
    profile.save()
    sign_in(visitor)
    # The page that sets the app up is gone once there is one.
    speaks(visitor, "totp/activate/", language)
    set_up(visitor)
    for path in ("", "webauthn/", "webauthn/add/", "recovery-codes/"):
        speaks(visitor, path, language)


def speaks(visitor, path, language):
    page = soup(visitor.get(f"/admin/second-factor/{path}", follow=True))

    assert page.html["lang"] == language, path
    if language == "ru":
        latin = set(re.findall(r"[A-Za-z]{4,}", page.find(id="main").get_text(" ")))
        assert latin <= {"JavaScript"}, path
