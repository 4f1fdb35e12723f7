"""The door: attempts are limited before a password is hashed, at every form that takes one."""

import datetime
import logging

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from core.door import limits
from core.door.post.outbox import send_waiting
from tests import factories
from tests.visitor import soup

pytestmark = pytest.mark.django_db

PASSWORD = "three unrelated brown kettles"
WRONG = "wrong"


@pytest.fixture(autouse=True)
def _frozen(time_machine):
    time_machine.move_to(datetime.datetime(2026, 5, 4, 12, 1, tzinfo=datetime.UTC), tick=False)


@pytest.fixture
def ilze():
    return get_user_model().objects.create_superuser("ilze", "ilze@example.lv", PASSWORD)


def sign_in(visitor, name="ilze", password=WRONG, address="203.0.113.7", **extra):
    return visitor.post(
        "/admin/login/",
        {"username": name, "password": password},
        headers={"accept-language": "en"},
        REMOTE_ADDR=address,
        **extra,
    )


def signed_in(visitor):
    return "_auth_user_id" in visitor.session


def test_the_right_password_opens(visitor, ilze):
    assert sign_in(visitor, password=PASSWORD).status_code == 302
    assert signed_in(visitor)


def test_after_ten_attempts_even_the_right_password_waits(visitor, ilze):
    answers = [sign_in(visitor).status_code for _ in range(limits.PERSON.allowed)]

    late = sign_in(visitor, password=PASSWORD)

    assert set(answers) == {200}
    assert late.status_code == 429
    assert not signed_in(visitor)
    assert 0 < int(late["Retry-After"]) <= 2 * 15 * 60
    assert "Too many attempts. Try again in" in soup(late).get_text()
    assert soup(late).find("input", {"name": "username"})["value"] == "ilze"


def test_an_attempt_that_waits_hashes_nothing(visitor, ilze, monkeypatch):
    for _ in range(limits.PERSON.allowed):
        sign_in(visitor)
    monkeypatch.setattr(
        "django.contrib.auth.forms.authenticate", lambda **_kwargs: pytest.fail("hashed")
    )

    assert sign_in(visitor).status_code == 429


def test_spelling_and_spaces_give_no_new_attempts(visitor, ilze):
    names = ["ilze", "ILZE", " ilze "]
    for position in range(limits.PERSON.allowed):
        sign_in(visitor, names[position % 3])

    assert sign_in(visitor).status_code == 429


def test_a_person_elsewhere_is_not_locked_out_by_a_stranger(visitor, ilze):
    for _ in range(limits.PERSON.allowed + 5):
        sign_in(visitor)

    assert sign_in(visitor, password=PASSWORD, address="198.51.100.4").status_code == 302


def test_one_network_cannot_try_many_accounts(visitor):
    for number in range(limits.NETWORK.allowed):
        assert sign_in(visitor, f"person{number}").status_code == 200

    assert sign_in(visitor, "another").status_code == 429


def test_many_networks_cannot_try_one_account_for_ever(visitor, ilze, monkeypatch):
    monkeypatch.setattr(limits, "ACCOUNT", limits.Limit(12, limits.HOUR))
    for number in range(12):
        assert sign_in(visitor, address=f"203.0.113.{number}").status_code == 200

    assert sign_in(visitor, address="198.51.100.4").status_code == 429


def test_an_hour_later_one_may_try_again(visitor, ilze, time_machine):
    for _ in range(limits.PERSON.allowed + 1):
        sign_in(visitor)
    time_machine.shift(3600)

    assert sign_in(visitor, password=PASSWORD).status_code == 302


@pytest.mark.parametrize("code", ["en", "lv", "ru"])
def test_visitors_sign_in_leads_to_the_one_door(visitor, ilze, code):
    factories.site()

    answer = visitor.post(
        f"/{code}/_util/login/?next=/{code}/about/", {"username": "ilze", "password": PASSWORD}
    )

    assert answer.status_code == 302
    assert answer["Location"] == f"/admin/login/?next=%2F{code}%2Fabout%2F"
    assert not signed_in(visitor)


def test_the_one_door_leads_to_no_other_site(visitor):
    factories.site()

    answer = visitor.get("/en/_util/login/?next=https://evil.example/")

    assert answer["Location"] == "/admin/login/"


def test_a_private_page_asks_its_readers_to_sign_in_at_the_one_door(visitor):
    home = factories.site()["en"]
    page = factories.standard_page(home)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert visitor.get(page.get_url())["Location"].startswith("/admin/login/?next=")


def page_door():
    page = factories.standard_page(factories.site()["en"])
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="open sesame"
    )
    return f"/en/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"


def collection_door():
    factories.site()
    restriction = CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(),
        restriction_type=CollectionViewRestriction.PASSWORD,
        password="open sesame",
    )
    return f"/documents/authenticate_with_password/{restriction.pk}/"


@pytest.mark.parametrize("door", [page_door, collection_door])
def test_a_shared_password_cannot_be_guessed_for_ever(visitor, door):
    address = door()
    typed = {"password": "guess", "return_url": "/en/"}
    answers = [visitor.post(address, typed).status_code for _ in range(limits.SHARED.allowed)]

    late = visitor.post(address, typed | {"password": "open sesame"})

    assert set(answers) == {200}
    assert late.status_code == 429
    assert int(late["Retry-After"]) > 0
    assert soup(late).h1.get_text() == "Too many attempts"


@pytest.mark.parametrize("door", [page_door, collection_door])
def test_a_shared_password_opens(visitor, door):
    answer = visitor.post(door(), {"password": "open sesame", "return_url": "/en/"})

    assert answer["Location"] == "/en/"


def test_a_fourth_mail_for_a_new_password_waits(visitor, ilze):
    answers = [
        visitor.post("/admin/password_reset/", {"email": ilze.email}).status_code for _ in range(4)
    ]

    send_waiting()

    assert answers == [302, 302, 302, 429]
    assert len(mail.outbox) == 3


def test_a_refused_sign_in_is_logged_without_the_name(visitor, ilze, caplog):
    with caplog.at_level(logging.WARNING, logger="core.door"):
        sign_in(visitor, "my secret password")
        sign_in(visitor, "MY secret password")
        sign_in(visitor, "ilze")

    lines = [record.getMessage() for record in caplog.records if record.name == "core.door"]
    assert len(lines) == 3
    assert lines[0] == lines[1] != lines[2]
    assert "secret" not in caplog.text.lower()
    assert "ilze" not in caplog.text


def test_an_attempt_that_waits_is_logged_too(visitor, ilze, caplog):
    for _ in range(limits.PERSON.allowed):
        sign_in(visitor)
    caplog.clear()
    with caplog.at_level(logging.WARNING, logger="core.door"):
        sign_in(visitor)

    [line] = [record.getMessage() for record in caplog.records if record.name == "core.door"]
    assert "too many" in line
    assert "ilze" not in line


def test_password_managers_know_the_fields(visitor):
    page = soup(visitor.get("/admin/login/"))

    assert page.find("input", {"name": "username"})["autocomplete"] == "username"
    assert page.find("input", {"name": "password"})["autocomplete"] == "current-password"


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "password1234",
        "qwertyuiop123",
        "ilze@example.lv",
        "aaaaaaaaaaaaaaa",
        "123456789012345",
        "massagemassage",
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused(ilze, password):
    with pytest.raises(ValidationError):
        validate_password(password, ilze)


@pytest.mark.parametrize(
    "password", [PASSWORD, "trīs zaļi tējkannu vāki", "x" * 20 + "Qr7!vM2p" * 20]
)
def test_a_long_unusual_password_is_taken(ilze, password):
    validate_password(password, ilze)


def test_a_session_ends_a_day_after_the_last_request(visitor, ilze, time_machine):
    sign_in(visitor, password=PASSWORD, remember="on")
    for _ in range(3):
        time_machine.shift(23 * 3600)
        assert visitor.get("/admin/").status_code == 200
    time_machine.shift(25 * 3600)

    assert visitor.get("/admin/").status_code == 302


def test_signing_in_gives_a_new_session(visitor, ilze):
    visitor.get("/admin/login/")
    visitor.session.save()
    before = visitor.session.session_key
    sign_in(visitor, password=PASSWORD)

    assert visitor.session.session_key != before


def test_signing_out_needs_a_post(visitor, ilze):
    sign_in(visitor, password=PASSWORD)

    assert visitor.get("/admin/logout/").status_code == 405
    assert signed_in(visitor)


@pytest.mark.parametrize("code", ["en", "lv", "ru"])
def test_a_private_page_asks_for_its_password_in_the_sites_frame(visitor, code):
    home = factories.site()[code]
    page = factories.standard_page(home, title="Secret plans")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="open sesame"
    )

    found = soup(visitor.get(page.get_url()))

    assert found.html["lang"] == code
    assert found.find("meta", {"name": "viewport"})
    assert found.find("label", {"for": "id_password"})
    assert found.find("footer")
    assert "Secret plans" not in found.get_text()
