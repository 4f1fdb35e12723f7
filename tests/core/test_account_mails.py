"""Mails about accounts: written in the request, sent by the worker, and telling nobody which accounts exist."""

import datetime
import logging

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.users.models import UserProfile

from core.door.browsers import described
from core.door.post import outbox
from core.door.post.outbox import post, send_waiting
from core.door.post.readiness import ACCOUNT_MAILS_LATE, problems
from core.models import AccountMail
from tests.smtp import HANG, smtp_sink
from tests.visitor import Visitor, soup

pytestmark = pytest.mark.django_db

PASSWORD = "three unrelated brown kettles"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def ilze():
    return get_user_model().objects.create_superuser("ilze", "ilze@example.lv", PASSWORD)


def ask(visitor, address="ilze@example.lv"):
    return visitor.post("/admin/password_reset/", {"email": address}, follow=True)


def shape(sql):
    """Return a statement without ids and moments, which differ in every request."""
    return sql.split(" WHERE ")[0].split("VALUES")[0]


def sign_in(visitor, **headers):
    answer = visitor.post(
        "/admin/login/",
        {"username": "ilze", "password": PASSWORD},
        headers={"user-agent": FIREFOX} | headers,
    )
    assert answer.status_code == 302


def speaks(user, code):
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": code})


def test_the_worker_sends_the_link_for_a_new_password(visitor, ilze):
    ask(visitor)
    assert mail.outbox == []
    send_waiting()

    [letter] = mail.outbox
    assert letter.to == ["ilze@example.lv"]
    link = next(word for word in letter.body.split() if "/password_reset/" in word)
    form = visitor.get("/admin/" + link.split("/admin/")[1], follow=True)
    assert soup(form).find("input", {"name": "new_password1"})
    assert not AccountMail.objects.exists()


def test_a_mail_server_that_hangs_holds_nobody(visitor, ilze, settings):
    with smtp_sink() as (sink, port):
        sink.behave(HANG)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 1
        answers = [ask(visitor, f"person{number}@example.lv").status_code for number in range(5)]
        answers.append(ask(visitor).status_code)
        assert (set(answers), sink.tried) == ({200}, 0)

        send_waiting()

        row = AccountMail.objects.get()
        assert (sink.tried, row.attempts, row.leased_until) == (1, 1, None)
        assert row.next_attempt_at > timezone.now()


def test_a_known_address_and_an_unknown_one_get_the_same_answer_for_the_same_work(ilze):
    answers, work = [], []
    for address in ("ilze@example.lv", "ivan@example.lv"):
        visitor = Visitor()
        visitor.get("/admin/password_reset/")  # what is loaded once
        with CaptureQueriesContext(connection) as queries:
            answers.append(ask(visitor, address))
        work.append([shape(query["sql"]) for query in queries if "SAVEPOINT" not in query["sql"]])

    known, unknown = answers
    assert known.redirect_chain == unknown.redirect_chain
    assert soup(known).main.get_text() == soup(unknown).main.get_text()
    assert work[0] == work[1]
    assert any("accountmail" in sql for sql in work[0])
    assert not any("accounts_user" in sql for sql in work[0])


def test_nobody_gets_a_mail_for_an_unknown_address(visitor, ilze):
    ask(visitor, "ivan@example.lv")
    send_waiting()

    assert mail.outbox == []
    assert not AccountMail.objects.exists()


def test_each_account_of_a_shared_address_gets_its_link_in_its_language(visitor, ilze):
    olga = get_user_model().objects.create_superuser("olga", "ilze@example.lv", PASSWORD)
    speaks(ilze, "lv")
    speaks(olga, "ru")
    ask(visitor)
    send_waiting()

    latvian, russian = sorted(mail.outbox, key=lambda letter: "olga" in letter.body)
    assert "ilze" in latvian.body
    assert "парол" in russian.body.lower()
    assert "parol" in latvian.body.lower()


def test_a_mail_that_fails_is_repeated_and_given_up_after_a_day(visitor, ilze, monkeypatch, caplog):
    ask(visitor)
    monkeypatch.setattr(EmailBackend, "send_messages", lambda *_: 1 / 0)
    with caplog.at_level(logging.WARNING, logger="core.door"):
        send_waiting()
    assert "ilze" not in caplog.text
    assert AccountMail.objects.get().attempts == 1

    long_ago = timezone.now() - outbox.GIVEN_UP_AFTER - datetime.timedelta(minutes=1)
    AccountMail.objects.update(created_at=long_ago, next_attempt_at=long_ago)
    send_waiting()

    assert not AccountMail.objects.exists()


def test_a_mail_that_one_worker_is_sending_is_left_to_it(ilze):
    post("new browser", user=ilze.pk, at=timezone.now().isoformat(), browser="")
    AccountMail.objects.update(leased_until=timezone.now() + datetime.timedelta(minutes=1))
    send_waiting()

    assert mail.outbox == []
    AccountMail.objects.update(leased_until=timezone.now() - datetime.timedelta(minutes=1))
    send_waiting()

    assert len(mail.outbox) == 1


def test_a_waiting_mail_shows_no_address_in_the_database(visitor, ilze):
    ask(visitor)

    assert "ilze" not in AccountMail.objects.get().sealed


def test_a_late_mail_is_a_problem(visitor, ilze):
    ask(visitor)
    assert problems() == []
    AccountMail.objects.update(created_at=timezone.now() - datetime.timedelta(minutes=16))

    assert problems() == [ACCOUNT_MAILS_LATE]


def test_a_sign_in_in_a_new_browser_is_told_once(ilze):
    browser = Visitor()
    sign_in(browser)
    browser.post("/admin/logout/")
    sign_in(browser)
    send_waiting()

    [letter] = mail.outbox
    assert letter.to == ["ilze@example.lv"]
    assert "“ilze”" in letter.body
    assert "Firefox, Linux" in letter.body
    assert "/admin/account/" in letter.body


@pytest.mark.parametrize(
    ("code", "subject"),
    [
        ("en", "Sign-in in a new browser"),
        ("lv", "Pieslēgšanās jaunā pārlūkā"),
        ("ru", "Вход в новом браузере"),
    ],
)
def test_the_warning_speaks_the_language_of_its_reader(ilze, code, subject):
    speaks(ilze, code)
    sign_in(Visitor())
    send_waiting()

    assert mail.outbox[0].subject == subject


def test_a_browser_remembers_several_accounts(ilze):
    get_user_model().objects.create_superuser("olga", "olga@example.lv", PASSWORD)
    browser = Visitor()
    for name in ("ilze", "olga", "ilze", "olga"):
        browser.post("/admin/login/", {"username": name, "password": PASSWORD})
        browser.post("/admin/logout/")
    send_waiting()

    assert sorted(letter.to[0] for letter in mail.outbox) == ["ilze@example.lv", "olga@example.lv"]


def test_a_forged_cookie_makes_no_browser_known(ilze, settings):
    browser = Visitor()
    sign_in(browser)
    signed = browser.cookies[settings.BROWSER_COOKIE_NAME].value
    forger = Visitor()
    forger.cookies[settings.BROWSER_COOKIE_NAME] = "x" + signed
    sign_in(forger)
    send_waiting()

    assert len(mail.outbox) == 2


def test_the_cookie_is_out_of_reach_of_scripts_and_names_nobody(ilze, settings):
    settings.SESSION_COOKIE_SECURE = True
    browser = Visitor()
    sign_in(browser)
    cookie = browser.cookies[settings.BROWSER_COOKIE_NAME]

    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert "ilze" not in cookie.value


def test_a_wrong_password_and_a_visitor_get_no_cookie(visitor, ilze, settings):
    visitor.post("/admin/login/", {"username": "ilze", "password": "wrong"})
    visitor.get("/admin/login/")

    assert settings.BROWSER_COOKIE_NAME not in visitor.cookies
    assert not AccountMail.objects.exists()


def test_an_account_without_an_address_is_told_nothing(visitor):
    get_user_model().objects.create_superuser("ilze", "", PASSWORD)
    sign_in(visitor)
    send_waiting()

    assert mail.outbox == []
    assert not AccountMail.objects.exists()


@pytest.mark.parametrize(
    ("agent", "names"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537", "Chrome, Android"),
        ("<script>", ""),
    ],
)
def test_a_browser_is_named_as_far_as_it_is_known(agent, names):
    assert described(agent) == names
