"""Mail that comes back is read from its mailbox, believed only with the site's signature, and shown to administrators."""

import datetime
import imaplib

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.utils import timezone

from core.bounces.readiness import MAIL_BOUNCED, problems
from core.bounces.reading import KEPT, read_bounces
from core.bounces.reports import Failure, failures
from core.mail import SIGNATURE, send
from core.models import Bounce
from mysite.settings.values import mailbox
from tests.imap import imap_mailbox
from tests.visitor import soup

pytestmark = pytest.mark.django_db

TO = "reception@example.lv"
#: As Postfix writes it; others differ in the words for people only.
REPORT = """\
From: MAILER-DAEMON@mail.example.lv
To: practice@example.lv
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.lv

Final-Recipient: rfc822; {final}
Original-Recipient: rfc822;{final}
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--b
Content-Type: {returned}

{original}
--b--
"""


def sent(*to: str) -> str:
    """Send a mail of the site; return it as a server has it."""
    send(EmailMessage("New callback request", "Open the request.", to=list(to or [TO])))
    return mail.outbox[-1].message().as_string()


def report(
    original: str, *, final: str = TO, action: str = "failed", returned: str = "message/rfc822"
) -> bytes:
    if returned == "text/rfc822-headers":
        original = original.split("\n\n", maxsplit=1)[0] + "\n"
    text = REPORT.format(final=final, action=action, returned=returned, original=original)
    return text.replace("\n", "\r\n").encode()


@pytest.fixture
def box(settings):
    with imap_mailbox() as (box, url):
        settings.BOUNCES_URL = url
        yield box


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_the_report_about_a_mail_of_ours_names_the_address_and_the_reason(returned):
    assert failures(report(sent(), returned=returned)) == [Failure(TO, "5.1.1")]


def test_a_delay_is_no_failure():
    assert failures(report(sent(), action="delayed")) == []


def test_after_a_forwarding_the_address_is_the_one_that_the_site_wrote_to():
    assert failures(report(sent(), final="ilze@private.example")) == [Failure(TO, "5.1.1")]


def test_of_several_addresses_the_failed_one_is_named():
    both = sent("anna@example.lv", "BORIS@example.lv")

    assert failures(report(both, final="boris@example.lv")) == [
        Failure("BORIS@example.lv", "5.1.1")
    ]


@pytest.mark.parametrize("header", ["Message-ID", "To", SIGNATURE])
def test_a_report_that_somebody_made_up_is_not_believed(header):
    forged = "\n".join(
        f"{header}: <victim@example.lv>" if line.startswith(f"{header}:") else line
        for line in sent().split("\n")
    )

    assert forged != mail.outbox[-1].message().as_string()
    assert failures(report(forged)) == []


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"Subject: Hello\r\n\r\nAnybody there?",
        b"\xff\xfe\x00" * 50,
        b"Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n--b--",
        b"Content-Type: multipart/report\r\n\r\n",
        report("To: =?x?q?=ff?=\nMessage-ID: <[>\n\n"),
        report("Message-ID: " + "<" * 5000),
    ],
)
def test_any_other_mail_is_no_report(raw):
    assert failures(raw) == []


def test_each_mail_is_read_once(box):
    box.put(report(sent()))
    box.put(b"Subject: Buy now\r\n\r\nCheap!")

    assert (read_bounces(), read_bounces()) == (1, 0)
    bounce = Bounce.objects.get()
    assert (bounce.address, bounce.status) == (TO, "5.1.1")
    assert box.seen == {1, 2}


def test_a_mailbox_that_cannot_be_opened_is_an_error(box, settings):
    settings.BOUNCES_URL = settings.BOUNCES_URL.replace("secret", "wrong")

    with pytest.raises(imaplib.IMAP4.error, match="wrong password"):
        read_bounces()


def test_without_a_mailbox_nothing_is_read_and_the_old_is_still_forgotten(settings):
    settings.BOUNCES_URL = ""
    old = timezone.now() - KEPT - datetime.timedelta(hours=1)
    Bounce.objects.create(address=TO, came_at=old)

    assert read_bounces() == 0
    assert not Bounce.objects.exists()


def test_the_alarm_lasts_a_day():
    now = timezone.now()
    Bounce.objects.create(address=TO, came_at=now)

    assert problems(now) == [MAIL_BOUNCED]
    assert problems(now + datetime.timedelta(hours=25)) == []


def test_an_administrator_sees_the_address_and_how_often(admin_client):
    for _ in range(2):
        Bounce.objects.create(address=TO, status="5.1.1")

    panel = soup(admin_client.get("/admin/")).find(id="bounces-title").find_parent("section")
    assert panel.strong.get_text() == TO
    assert "2 mails could not be delivered" in panel.get_text()
    assert "5.1.1" in panel.get_text()


def test_nobody_else_sees_it_and_without_one_there_is_no_panel(admin_client, visitor):
    from practice.groups import ensure_reception
    from tests.forms.inbox import signed_in

    assert soup(admin_client.get("/admin/")).find(id="bounces-title") is None
    Bounce.objects.create(address=TO)

    page = soup(signed_in("ilze", ensure_reception()).get("/admin/"))
    assert page.find(id="bounces-title") is None
    assert TO not in page.get_text()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "imaps://practice%40example.lv:word@mail.example.lv/INBOX",
        "imap://practice:word@127.0.0.1:1143",
    ],
)
def test_a_mailbox_is_named_by_its_url(url):
    assert mailbox(url) == url


@pytest.mark.parametrize(
    "url", ["imap://practice:word@mail.example.lv", "https://mail.example.lv", "imaps://host", "x"]
)
def test_a_password_never_leaves_the_machine_in_plain(url):
    with pytest.raises(ImproperlyConfigured, match="BOUNCES_URL"):
        mailbox(url)
