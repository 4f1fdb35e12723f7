"""Which pages are kept, what makes one rendered again, and that nothing of one visitor reaches another."""

import datetime
import re
import secrets
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import caches
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from wagtail.models import BaseViewRestriction, Page, PageViewRestriction

from accounts.models import User
from core.models import PracticeSettings
from core.models.changes import ContentChange
from core.ready_pages import changes
from core.ready_pages.changes import read_version
from core.ready_pages.layer import with_ready_pages
from core.ready_pages.server import OUTAGE, ReadyPages
from core.ready_pages.store import ALIAS, memory
from core.ready_pages.warming import forget_old_changes
from tests import factories
from tests.pages import article, callback
from tests.ready_pages.reading import Reader, ready_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(db):
    factories.site()
    factories.practice_text("en", cookie_notice="<p>Only what we need.</p>")
    with ready_pages():
        yield Reader()


@pytest.fixture
def guide(reader):
    return article(title="Back pain")


@pytest.mark.usefixtures("guide")
def test_a_page_is_rendered_once_and_then_answered_without_the_database(
    reader, django_assert_num_queries
):
    first = reader.get("/en/guides/")
    with django_assert_num_queries(1):  # the version, which a server asks for ten times a second
        second = reader.get("/en/guides/")

    assert (first.how, second.how) == ("site; fwd=miss; stored", "site; hit")
    assert first.body == second.body
    assert b"Back pain" in second.body
    assert reader.rendered == ["/en/guides/"]


def test_a_page_has_no_new_cookie_and_varies_by_encoding_only(reader):
    headers = reader.get("/en/").headers

    assert "Set-Cookie" not in headers
    assert headers["Vary"] == "Accept-Encoding"
    assert "Content-Security-Policy" in headers


def test_a_publication_reaches_the_page_and_every_list_with_its_title(reader, guide):
    address = guide.get_url()
    before = {path: reader.read(path) for path in (address, "/en/guides/", "/en/")}

    guide.title = "Neck pain"
    guide.save_revision().publish()

    assert b"Neck pain" in reader.read(address) != before[address]
    assert b"Neck pain" in reader.read("/en/guides/") != before["/en/guides/"]


def test_a_page_that_a_change_does_not_concern_is_not_rendered_again(reader, guide):
    other = factories.standard_page(title="About us")
    reader.read(other.get_url())

    guide.title = "Neck pain"
    guide.save_revision().publish()

    assert reader.get(other.get_url()).is_hit is False  # compared with the database
    assert reader.rendered == [other.get_url()]
    assert reader.get(other.get_url()).is_hit


def test_a_draft_changes_no_version(reader, guide):
    before = read_version()

    with transaction.atomic():
        connection.cursor().execute("UPDATE wagtailcore_revision SET object_str = 'x'")

    assert read_version() == before


@pytest.mark.usefixtures("reader")
def test_one_transaction_is_one_change_whatever_it_writes():
    count, *_ids = read_version()
    with transaction.atomic():
        Page.objects.update(draft_title="x")
        Page.objects.update(draft_title="y")

    # The test's own transaction goes on after this one: the row is in it.
    assert read_version()[0] <= count + 1


@pytest.mark.usefixtures("reader")
def test_a_change_that_is_rolled_back_does_not_hide_the_next_one():
    waiting, connection.run_on_commit = connection.run_on_commit, []
    before = read_version()
    with transaction.atomic():
        Page.objects.update(draft_title="x")
        assert read_version() != before
        transaction.set_rollback(True)
    assert read_version() == before

    Page.objects.update(draft_title="y")

    assert read_version() != before
    connection.run_on_commit += waiting


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE wagtailcore_page SET draft_title = 'x' WHERE 1 = 0",
        ' update "wagtailcore_page" set draft_title = draft_title',
        "DELETE FROM home_homepage WHERE 1 = 0",
        "INSERT INTO taggit_tag (name, slug) VALUES ('a', 'a')",
    ],
)
def test_sql_without_a_model_is_a_change_too(statement):
    connection.run_on_commit = []
    before = read_version()

    connection.cursor().execute(statement)

    assert read_version() != before


@pytest.mark.usefixtures("reader")
def test_no_version_comes_back_when_old_rows_are_dropped():
    changes.note()
    connection.run_on_commit = []
    newest = read_version()[-1]
    ContentChange.objects.update(created_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))

    forget_old_changes()

    assert read_version() == (1, newest, newest)


@pytest.mark.usefixtures("reader")
def test_no_version_comes_back_when_a_long_transaction_ends_before_old_rows_are_dropped():
    now, old = timezone.now(), datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    ContentChange.objects.all().delete()
    for pk, moment in ((1001, old), (1003, now)):
        ContentChange.objects.create(pk=pk, created_at=moment)
    before = read_version()

    ContentChange.objects.create(pk=1002, created_at=now)  # begun earlier, committed now
    forget_old_changes()

    assert ContentChange.objects.count() == 2
    assert read_version() != before


def test_a_form_is_rendered_for_each_visitor_with_a_token_of_its_own(reader):
    form = callback()

    first, second = reader.get(form.get_url()), reader.get(form.get_url())

    assert (first.how, second.how) == ("", "")
    assert "csrftoken" in first.headers["Set-Cookie"]
    assert "no-store" in first.headers["Cache-Control"]
    assert first.body != second.body


def test_a_private_page_is_never_kept_and_leads_to_the_sign_in(reader, guide):
    reader.read(guide.get_url())
    PageViewRestriction.objects.create(page=guide, restriction_type=BaseViewRestriction.LOGIN)

    answer = reader.get(guide.get_url())

    assert answer.status == 302
    assert b"Back pain" not in answer.body
    assert b"Back pain" not in reader.read("/en/guides/")


def test_a_page_behind_a_password_is_asked_for_it(reader, guide):
    PageViewRestriction.objects.create(
        page=guide, restriction_type=BaseViewRestriction.PASSWORD, password="long enough"
    )

    answers = [reader.get(guide.get_url()) for _ in range(2)]

    assert [answer.how for answer in answers] == ["", ""]
    assert b"Back pain</h1>" not in answers[1].body


def test_an_editor_sees_the_bar_and_the_next_visitor_does_not(reader, guide, client):
    editor = User.objects.create_superuser("editor", "e@example.lv", secrets.token_hex())
    client.force_login(editor)
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())

    own = reader.get(guide.get_url(), cookie=cookie)
    other = reader.get(guide.get_url())

    assert own.how == ""
    assert b"wagtail-userbar" in own.body
    assert b"wagtail-userbar" not in other.body
    assert memory.get(f"http://testserver{guide.get_url()}?") is not None


def test_a_preview_is_never_kept(reader, guide):
    guide.title = "Not published yet"
    guide.make_preview_request()

    assert b"Not published yet" not in reader.read(guide.get_url())


def test_the_choice_of_a_language_is_still_remembered(reader):
    reader.read("/en/")

    answer = reader.get("/en/", referer="http://testserver/lv/")

    assert "site_language=en" in answer.headers["Set-Cookie"]
    assert "Set-Cookie" not in reader.get("/en/").headers


@pytest.mark.parametrize(
    "sent",
    [
        {"cookie": "notice_seen=1; site_language=lv; csrftoken=abcdefgh"},
        {"accept_language": "ru"},
        {"user_agent": "<script>"},
        {"x_forwarded_for": "203.0.113.9", "x_forwarded_host": "evil.example"},
        {"referer": "http://testserver/en/guides/?secret=1"},
        {"x_request_id": "0" * 32},
    ],
)
def test_what_the_first_visitor_sends_changes_nothing_for_the_second(reader, sent):
    first = reader.get("/en/", **sent)
    second = reader.get("/en/")
    memory.clear()
    caches[ALIAS].clear()
    alone = reader.get("/en/")

    assert first.body == second.body == alone.body
    assert first.headers.get("ETag") == alone.headers["ETag"]
    assert "X-Request-ID" not in second.headers


def test_an_unknown_host_gets_no_page_of_a_known_one(reader, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    reader.read("/en/")

    assert reader.get("/en/", host="evil.example").status == 400


@pytest.mark.usefixtures("guide")
def test_made_up_topics_and_numbers_fill_no_memory(reader):
    kept = [
        reader.get(path).how
        for path in ("/en/guides/?topic=made-up", "/en/guides/?page=77", "/en/guides/?page=1")
    ]

    assert kept == ["", "", "site; fwd=miss; stored"]


def test_a_missing_page_is_not_kept(reader):
    assert [reader.get("/en/no/").status for _ in range(2)] == [404, 404]
    assert reader.rendered == ["/en/no/"] * 2
    assert memory.size == 0


def test_the_line_of_today_changes_at_closing_time(reader, time_machine):
    week = [
        ("hours", {"weekday": str(day), "opens": "09:00", "closes": "19:00"}) for day in range(7)
    ]
    PracticeSettings.objects.update_or_create(defaults={"hours": week})
    time_machine.move_to(datetime.datetime(2026, 11, 24, 18, 59, tzinfo=ZoneInfo("Europe/Riga")))
    assert b"Open today:" in reader.read("/en/")
    assert reader.get("/en/").is_hit

    time_machine.move_to(datetime.datetime(2026, 11, 24, 19, 1, tzinfo=ZoneInfo("Europe/Riga")))

    assert b"opens tomorrow at" in reader.read("/en/")


def test_the_word_today_moves_on_at_midnight(reader, time_machine):
    time_machine.move_to(datetime.datetime(2026, 11, 24, 23, 59, tzinfo=ZoneInfo("Europe/Riga")))
    before = reader.read("/en/")

    time_machine.move_to(datetime.datetime(2026, 11, 25, 0, 1, tzinfo=ZoneInfo("Europe/Riga")))

    assert reader.read("/en/") != before


def out_of_reach(*_arguments):
    raise OperationalError


def test_with_the_database_down_a_page_once_ready_is_shown_and_marked(reader, guide, monkeypatch):
    before = reader.read(guide.get_url())
    monkeypatch.setattr(changes, "read_version", out_of_reach)

    answer = reader.get(guide.get_url())

    assert (answer.status, answer.body) == (200, before)
    assert answer.how == f"site; {OUTAGE}"


def test_with_the_database_down_another_process_shows_what_this_one_made(
    reader, guide, monkeypatch
):
    before = reader.read(guide.get_url())
    memory.clear()
    monkeypatch.setattr(changes, "read_version", out_of_reach)

    assert reader.read(guide.get_url()) == before


@pytest.mark.parametrize("is_noticed_here", [True, False])
def test_what_was_unpublished_is_not_shown_when_the_database_is_down(
    reader, guide, monkeypatch, is_noticed_here
):
    reader.read(guide.get_url())
    known = memory.get(f"http://testserver{guide.get_url()}?")
    guide.unpublish()
    assert reader.get(guide.get_url()).status == 404
    if not is_noticed_here:  # another process's memory still has it
        memory.put(f"http://testserver{guide.get_url()}?", known)
    monkeypatch.setattr(changes, "read_version", out_of_reach)

    assert reader.get(guide.get_url()).status != 200


def test_with_the_database_down_a_form_is_answered_kindly(reader, monkeypatch):
    form = callback()
    monkeypatch.setattr(changes, "read_version", out_of_reach)
    monkeypatch.setattr(type(form), "serve", out_of_reach)

    answer = reader.get(form.get_url())

    assert answer.status == 503
    assert answer.headers["Retry-After"]


def test_a_page_that_cannot_be_rendered_is_shown_as_it_was(reader, guide, monkeypatch):
    before = reader.read(guide.get_url())
    guide.title = "Neck pain"
    guide.save_revision().publish()
    monkeypatch.setattr(type(guide), "serve", out_of_reach)

    assert reader.read(guide.get_url()) == before


def test_a_page_that_reads_an_unwatched_table_is_not_kept(reader, guide, monkeypatch, caplog):
    monkeypatch.setattr("core.ready_pages.recording.UNWATCHED", re.compile("articles_articlepage"))

    reader.read(guide.get_url())

    assert memory.get(f"http://testserver{guide.get_url()}?") is None
    assert "articles_articlepage" in caplog.text


def test_the_server_wraps_django_when_it_is_switched_on(settings):
    settings.READY_PAGES = True
    assert isinstance(with_ready_pages(get_wsgi_application()), ReadyPages)
    settings.READY_PAGES = False
    assert not isinstance(with_ready_pages(get_wsgi_application()), ReadyPages)
