"""The register of personal data names all that the models hold, and says how long as the deletion does."""

import datetime

import pytest
import time_machine
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone, translation
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page, PageLogEntry, TranslatableMixin

from core.models import Attempt
from core.page_frame import NOTICE_COOKIE
from core.periodic import PeriodicJobs
from core.privacy.cookies import cookies
from core.privacy.durations import days
from core.privacy.personal_data import People, groups, register
from forms.models import Erasure
from forms.models.pages import FormPage
from practice.building.keys import key
from search.models import SearchLog
from tests import factories, pages
from tests.translations.people import person
from tests.visitor import soup
from translations.models import DigestMail, ReaderDemand

LANGUAGES = ["en", "lv", "ru"]
DAY = datetime.timedelta(days=1)

#: Text, JSON and the like: fields into which something about a person can be written.
FREE = (
    models.BinaryField,
    models.CharField,
    models.GenericIPAddressField,
    models.JSONField,
    models.TextField,
    models.UUIDField,
)
#: Models whose words are the site's own: what it publishes, its index, its settings, its rights.
OWN_WORDS = {
    "articles.LeftOutRedFlag",
    "articles.ListedGuide",
    "articles.ReplacedGuide",
    "articles.Replacement",
    "callbacks.Heartbeat",
    "callbacks.ReplyText",
    "core.JobState",
    "core.PracticeSettings",
    "core.Rendition",
    "core.VisitorConsent",
    "search.AnswerWords",
    "search.Document",
    "search.Facet",
    "search.Posting",
    "search.State",
    "search.Synonyms",
    "search.Term",
    "search.Waiting",
    "search.Word",
    "translations.Build",
    "translations.ChangedKey",
    "translations.KeptCell",
    "translations.MemoryKey",
    "translations.News",
    "translations.SourceDigest",
    "auth.Group",
    "auth.Permission",
    "contenttypes.ContentType",
    "taggit.Tag",
    "wagtail_localize.OverridableSegment",
    "wagtail_localize.String",
    "wagtail_localize.StringSegment",
    "wagtail_localize.Template",
    "wagtail_localize.Translation",
    "wagtail_localize.TranslatableObject",
    "wagtail_localize.TranslationContext",
    "wagtail_localize.TranslationSource",
    "wagtailcore.Collection",
    "wagtailcore.CollectionViewRestriction",
    "wagtailcore.Locale",
    "wagtailcore.PageViewRestriction",
    "wagtailcore.ReferenceIndex",
    "wagtailcore.Site",
    "wagtailcore.Task",
    "wagtailcore.Workflow",
    "wagtailembeds.Embed",
    "wagtailimages.Rendition",
    "wagtailredirects.Redirect",
    "wagtailsearch.IndexEntry",
    "wagtailsearch.SQLiteFTSIndexEntry",
    "wagtailsearchpromotions.Query",  # never written: `search.wagtail_hooks` removes its report
    "wagtailsearchpromotions.SearchPromotion",
}
#: Fields beside personal data that hold none: keys of things, choices, texts about pages.
HARMLESS = {
    "callbacks.CallbackRequest": {"form_key", "labels", "status", "outcome", "told"},
    "callbacks.Erasure": {"kind", "form_key"},
    "callbacks.Notification": {"last_error", "trace"},
    "callbacks.Reply": {"way", "last_error", "trace"},
    "django_tasks_database.DBTaskResult": {  # keys of rows; the worker empties the tracebacks
        "args_kwargs", "backend_name", "exception_class_path", "id", "queue_name", "return_value",
        "status", "task_path", "traceback", "worker_ids",
    },
    "mfa.Authenticator": {"type"},
    "core.GoneAddress": {"digest", "path"},
    "core.ScheduleFailure": {"object_id", "change", "error"},
    "core.Picture": {"title", "description", "file", "file_hash"},
    # What the operator answers about the practice; emptied when the set-up has succeeded.
    "practice.SetUpRun": {"attempt", "error", "failure", "phase", "state", "typed"},
    "reviews.MedicalReview": {"translation_key", "digest", "outcome"},
    "reviews.ReviewLetter": {"last_error"},
    "reviews.ReviewedFamily": {"translation_key", "live_digest"},
    "search.Idea": {"language", "progress"},
    "search.SearchLog": {"language", "step"},
    "translations.Change": {"segments"},
    "translations.DigestMail": {"last_error"},
    "wagtail_localize.SegmentOverride": {"data_json", "field_error"},
    "wagtail_localize.StringTranslation": {"data", "translation_type", "tool_name", "field_error"},
    "wagtailadmin.EditingSession": {"object_id"},
    "wagtailadmin.FormState": {"object_id", "parent_object_id"},
    "wagtailcore.APIToken": {"name", "key_hash", "prefix"},
    "wagtailcore.Comment": {"contentpath", "position"},
    "wagtailcore.ModelLogEntry": {"action", "uuid", "object_id"},
    "wagtailcore.PageLogEntry": {"action", "uuid"},
    "wagtailcore.Revision": {"object_id"},
    "wagtailcore.TaskState": {"status"},
    "wagtailcore.UploadedFile": {"file"},
    "wagtailcore.WorkflowState": {"object_id", "status"},
    "wagtaildocs.Document": {"title", "file", "file_hash"},
    "wagtailimages.Image": {"title", "description", "file", "file_hash"},
    "wagtailusers.UserProfile": {
        "avatar", "contrast", "current_time_zone", "density", "dismissibles",
        "preferred_language", "theme",
    },
}  # fmt: skip


def registered() -> set[tuple[str, str]]:
    return {
        (label, name) for one in register() for label, names in one.fields.items() for name in names
    }


def local_fields():
    """Every field with its model, where it is defined."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            yield model, field


def publishes(model) -> bool:
    """Whether the words of a model are the site's own."""
    return issubclass(model, (Page, TranslatableMixin)) or model._meta.label in OWN_WORDS


# The register is complete


def test_every_field_that_points_to_a_person_is_registered():
    user = get_user_model()
    found = {
        (model._meta.label, field.name)
        for model, field in local_fields()
        if field.remote_field and field.remote_field.model is user
    }

    assert found - registered() == set()


def test_every_field_that_can_hold_words_about_a_person_is_registered():
    found = {
        (model._meta.label, field.name)
        for model, field in local_fields()
        if isinstance(field, FREE) and not publishes(model)
    }
    harmless = {(label, name) for label, names in HARMLESS.items() for name in names}

    assert found - registered() - harmless == set(), (
        "Name the field in the register of personal data of its app (`personal_data.py`), "
        "or here, if nothing about a person can get into it."
    )


def test_the_register_names_fields_that_exist():
    known = {(model._meta.label, field.name) for model, field in local_fields()}

    assert registered() - known == set()


def test_every_entry_has_a_key_of_its_own():
    keys = [one.key for one in register()]

    assert len(keys) == len(set(keys))


# The pages say it


@pytest.mark.usefixtures("demo_site")
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_privacy_page_names_each_kind_with_its_period(client, code):
    privacy = Page.objects.get(
        translation_key=key("page", "privacy-policy"), locale__language_code=code
    )

    rows = soup(client.get(privacy.get_url())).select(".kept__row")

    said = [one.get_text(" ", strip=True) for one in rows]
    with translation.override(code):
        wanted = [
            f"{one.what} {translation.gettext('What for')} {one.why} "
            f"{translation.gettext('How long')} {one.period()}"
            for group in groups()
            for one in group.rows
        ]
        if code != "en":
            with translation.override("en"):
                english = {str(one.what) for one in register()}
            assert english.isdisjoint(str(one.what) for one in register())
    assert said == wanted


@pytest.mark.usefixtures("demo_site")
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_cookie_page_names_each_cookie_with_its_lifetime(client, code):
    page = Page.objects.get(translation_key=key("page", "cookies"), locale__language_code=code)

    rows = soup(client.get(page.get_url())).select(".kept__row")

    said = [one.get_text(" ", strip=True) for one in rows]
    with translation.override(code):
        for row, cookie in zip(said, cookies(), strict=True):
            assert row.startswith(cookie.name)
            assert str(cookie.purpose) in row
            assert row.endswith(cookie.lifetime())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("setting", "kind"),
    [
        ("CALLBACK_OPEN_DAYS", "requests"),
        ("AUDIT_DAYS", "log"),
        ("AUDIT_DAYS", "proofs"),
        ("READER_DEMAND_DAYS", "wishes"),
        ("BACKUP_DAYS", "backups"),
    ],
)
def test_a_period_follows_its_setting(settings, setting, kind):
    [entry] = [one for one in register() if one.key == kind]
    setattr(settings, setting, 77)

    assert "77 days" in entry.period()


def lifetimes() -> dict[str, str]:
    return {one.name: one.lifetime() for one in cookies()}


@pytest.mark.django_db
def test_the_periods_of_sign_ins_and_cookies_follow_their_settings(settings):
    settings.SESSION_COOKIE_AGE = 3 * 24 * 3600
    settings.LANGUAGE_COOKIE_AGE = 5 * 24 * 3600
    settings.CSRF_COOKIE_AGE = 7 * 24 * 3600
    [session] = [one for one in register() if one.key == "sessions"]

    assert "3 days" in session.period()
    assert lifetimes()[settings.LANGUAGE_COOKIE_NAME] == "5 days"
    assert lifetimes()[NOTICE_COOKIE] == "5 days"
    assert lifetimes()[settings.CSRF_COOKIE_NAME] == "7 days"
    assert lifetimes()[settings.SESSION_COOKIE_NAME] == "3 days"

    settings.SESSION_EXPIRE_AT_BROWSER_CLOSE = True
    assert lifetimes()[settings.SESSION_COOKIE_NAME] == "Until the browser is closed"


@pytest.mark.django_db
def test_each_form_is_named_if_they_keep_requests_differently():
    factories.site()
    pages.callback()
    pages.callback(title="Corporate", slug="corporate", keep_days=60)
    [entry] = [one for one in register() if one.key == "requests"]

    assert "“Corporate”: until 60 days after it is closed." in entry.period()
    FormPage.objects.update(keep_days=12)
    assert entry.period().startswith("Until 12 days after it is closed. A request that nobody")


@pytest.mark.parametrize(
    ("code", "number", "words"),
    [
        ("en", 1, "1 day"),
        ("en", 35, "35 days"),
        ("en", 365, "1 year"),
        ("en", 1095, "3 years"),
        ("lv", 1, "1\u00a0dienu"),
        ("lv", 30, "30\u00a0dienas"),
        ("lv", 365, "1\u00a0gadu"),
        ("lv", 1095, "3\u00a0gadus"),
        ("ru", 1, "1\u00a0день"),
        ("ru", 3, "3\u00a0дня"),
        ("ru", 30, "30\u00a0дней"),
        ("ru", 365, "1\u00a0год"),
        ("ru", 1095, "3\u00a0года"),
        ("ru", 5 * 365, "5\u00a0лет"),
    ],
)
def test_a_period_is_said_in_the_readers_language(code, number, words):
    with translation.override(code):
        assert days(number) == words


def test_visitors_come_first():
    assert [group.people for group in groups()] == [People.VISITORS, People.STAFF]
    assert all(group.rows for group in groups())


@pytest.mark.django_db
def test_the_site_sets_no_cookie_that_the_page_does_not_name(client):
    factories.site()
    form = pages.callback()
    client.get(form.get_url())
    client.post("/notice-seen/", {"next": "/en/"})
    client.get("/lv/")
    client.force_login(person("admin"))
    client.get("/admin/")

    found = set(client.cookies)
    assert found >= {"csrftoken", "sessionid"}
    assert found <= {one.name for one in cookies()}


# The worker deletes it


def run_deletions() -> None:
    jobs = [job for job in PeriodicJobs().jobs if "forget" in job.name or "delete" in job.name]
    for job in jobs:
        job.run()


def logged() -> None:
    factories.site()
    log(person("admin"), "wagtail.edit")


def signed_in() -> None:
    expires = timezone.now() + 14 * DAY
    Session.objects.create(session_key=str(expires), session_data="", expire_date=expires)


def proved() -> None:
    Erasure.objects.create(kind=Erasure.Kind.REQUEST, count=1)


def wished() -> None:
    ReaderDemand.objects.create(
        translation_key=key("page", "home"),
        locale=factories.locale("ru"),
        day=timezone.localdate(),
    )


def mailed() -> None:
    DigestMail.objects.create(recipient=person("admin"), locale=factories.locale("ru"))


def searched() -> None:
    SearchLog.objects.create(day=timezone.localdate(), language="en", words="anna", step="all")


def tried() -> None:
    Attempt.objects.create(bucket="code", window=timezone.now())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("write", "kept", "period"),
    [
        (logged, [ModelLogEntry, PageLogEntry], 1095),
        (signed_in, [Session], 14),
        (proved, [Erasure], 1095),
        (wished, [ReaderDemand], 180),
        (mailed, [DigestMail], 30),
        (searched, [SearchLog], 30),
        (tried, [Attempt], 2),
    ],
)
def test_the_workers_jobs_delete_it_when_its_time_is_over(write, kept, period):
    begin = datetime.datetime(2040, 11, 24, 10, 0, tzinfo=datetime.UTC)
    with time_machine.travel(begin, tick=False) as clock:
        run_deletions()  # what the migrations have logged
        write()
        there = [model for model in kept if model.objects.exists()]
        assert there

        clock.shift(period * DAY - datetime.timedelta(hours=1))
        run_deletions()
        assert all(model.objects.exists() for model in there)

        clock.shift(DAY + datetime.timedelta(hours=2))
        run_deletions()
        assert not any(model.objects.exists() for model in kept)
