"""One mail tells a translator what changed: in their language, once, and again if it failed."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import transaction
from django.utils import timezone
from wagtail import hooks
from wagtail.users.models import UserProfile

from core.periodic import HOOK
from practice.groups import ensure_editors
from tests import factories
from tests.databases.worlds import world
from tests.translations.publishing import guide, say_all, sent
from tests.translations.test_changes import republish
from translations.access.groups import ensure_translator_group
from translations.models import DigestMail, News
from translations.publishing.publication.steps import publish
from translations.tracking.changes.digest import send_digests

pytestmark = pytest.mark.django_db


@world
def made():
    made = sent(guide())
    say_all(made)
    publish(made)
    return made


@pytest.fixture
def translator(made):
    return named("ilze")


@pytest.fixture(autouse=True)
def _mail_goes_out(settings):
    settings.TRANSLATION_DIGEST_MINUTES = 60


def named(name, code="lv"):
    user = get_user_model().objects.create_user(name, f"{name}@example.org")
    user.groups.add(ensure_translator_group(code))
    return user


def speaks(user, code):
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = code
    profile.save()


def later(**time):
    """Let time pass for whatever waits."""
    DigestMail.objects.update(
        created_at=timezone.now() - datetime.timedelta(**time), next_attempt_at=timezone.now()
    )


def test_the_translators_of_a_language_get_one_mail_for_all_that_changed(made, translator):
    republish(made, standfirst="Other")
    republish(made, care="Ask a doctor today if")

    send_digests()

    (letter,) = mail.outbox
    assert letter.to == ["ilze@example.org"]
    assert "Par drošību: 1 teksts." in letter.body
    assert "/admin/pages/" in letter.body


def test_it_is_written_in_the_language_of_its_reader(made, translator):
    speaks(translator, "ru")
    republish(made, standfirst="Other")

    send_digests()

    assert "Здравствуйте" in mail.outbox[0].body
    assert "изменилась 1 страница" in mail.outbox[0].body


def test_editors_people_without_an_address_and_other_languages_get_none(made):
    factories.home_page("ru")
    named("olga", "ru")
    get_user_model().objects.filter(pk=named("silent").pk).update(email="")
    get_user_model().objects.filter(pk=named("gone").pk).update(is_active=False)
    named("both").groups.add(ensure_editors())
    republish(made, standfirst="Other")

    send_digests()

    assert mail.outbox == []


def test_nothing_is_told_twice(made, translator):
    republish(made, standfirst="Other")

    sent_first, sent_again = send_digests(), send_digests()
    later(hours=2)

    assert (sent_first, sent_again, send_digests()) == (1, 0, 0)


def test_what_changes_soon_after_a_mail_waits_for_the_next(made, translator):
    republish(made, standfirst="Other")
    send_digests()
    republish(made, standfirst="Yet another")

    too_soon = send_digests()
    later(hours=2)

    assert (too_soon, send_digests()) == (0, 1)


def test_a_mail_that_failed_is_tried_again_and_is_the_same_mail(made, translator, settings):
    republish(made, standfirst="Other")
    settings.EMAIL_BACKEND = "tests.translations.test_digest.Broken"
    failed = send_digests()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    row = DigestMail.objects.get()
    waits = send_digests()
    later(minutes=5)

    assert (failed, waits, send_digests()) == (0, 0, 1)
    assert row.last_error == "ConnectionRefusedError"
    assert "ilze" not in row.last_error


class Broken:
    def __init__(self, *args, **kwargs):
        pass

    def open(self):
        raise ConnectionRefusedError

    def close(self):
        pass


def test_a_row_that_another_worker_holds_is_left_to_it(made, translator):
    republish(made, standfirst="Other")
    DigestMail.objects.create(
        recipient=translator,
        locale=made.target_locale,
        leased_until=timezone.now() + datetime.timedelta(minutes=5),
    )

    assert send_digests() == 0


def test_off_means_no_mail_and_nothing_lost(made, translator, settings):
    settings.TRANSLATION_DIGEST_MINUTES = 0
    republish(made, standfirst="Other")

    assert send_digests() == 0
    assert News.objects.waiting().exists()


def test_the_news_are_written_in_the_transaction_of_the_publication(made, translator):
    with transaction.atomic():
        republish(made, standfirst="Other")
        transaction.set_rollback(True)

    assert not News.objects.exists()


def test_the_worker_does_it():
    assert send_digests in {register().run for register in hooks.get_hooks(HOOK)}
