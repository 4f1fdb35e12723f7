"""What operators type: the purge, a new key, one person's data."""

import datetime
import io
import json

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.utils import timezone

from core.models import Attempt
from forms.models import CallbackNote, CallbackRequest, Erasure, Notification
from forms.sealing import seal, unseal
from tests.callbacks import NUMBER, callback_request, notification

pytestmark = pytest.mark.django_db

LONG_AGO = datetime.timedelta(days=100)


def run(command: str, *arguments: str) -> str:
    output = io.StringIO()
    call_command(command, *arguments, stdout=output)
    return output.getvalue()


@pytest.fixture
def typed(monkeypatch):
    """Pipe something into the command."""

    def pipe(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return pipe


# Retention


def test_a_dry_run_counts_and_deletes_nothing():
    callback_request(status="closed", closed_at=timezone.now() - LONG_AGO)

    output = run("purge_callback_requests", "--dry-run")

    assert "1 requests would be deleted" in output
    assert "Anna" not in output
    assert CallbackRequest.objects.exists()
    assert not Erasure.objects.exists()


def test_a_real_run_deletes():
    callback_request(status="closed", closed_at=timezone.now() - LONG_AGO)
    Attempt.objects.create(bucket="b", window=timezone.now() - LONG_AGO, count=1)

    output = run("purge_callback_requests")

    assert "1 requests and 1 old counts" in output
    assert not CallbackRequest.objects.exists()
    assert not Attempt.objects.exists()


# A new key


@pytest.fixture
def keys(settings) -> list[str]:
    settings.CALLBACK_KEYS = [Fernet.generate_key().decode()]
    return settings.CALLBACK_KEYS


def test_after_resealing_the_old_key_can_go(keys, settings):
    request = callback_request()
    CallbackNote.objects.create(request=request, sealed=seal("Called twice"))
    settings.CALLBACK_KEYS = [Fernet.generate_key().decode(), *keys]

    run("reseal_callback_requests")

    settings.CALLBACK_KEYS = settings.CALLBACK_KEYS[:1]
    assert CallbackRequest.objects.get().phone == NUMBER
    assert CallbackNote.objects.get().text == "Called twice"


def test_what_no_key_opens_is_named_and_the_rest_is_resealed(keys, settings):
    lost = callback_request()
    settings.CALLBACK_KEYS = [Fernet.generate_key().decode()]
    known = callback_request()
    before = known.sealed

    with pytest.raises(CommandError, match=f"#{lost.pk}"):
        run("reseal_callback_requests")

    known.refresh_from_db()
    assert known.sealed != before
    assert unseal(known.sealed)["phone"] == NUMBER


# One person


def test_all_of_one_person_in_every_language_is_printed(typed):
    callback_request(language="lv")
    callback_request(language="ru")
    callback_request("+37124112421")
    typed("24 11 24 20\n")

    requests = json.loads(run("export_person"))["requests"]

    assert [request["language"] for request in requests] == ["lv", "ru"]
    assert "Please call in the evening" in {answer["value"] for answer in requests[0]["answers"]}
    assert Erasure.objects.get().kind == Erasure.Kind.EXPORT


def test_one_person_is_erased_in_every_language(typed):
    notification(request=callback_request(language="lv"))
    callback_request(language="ru")
    other = callback_request("+37124112421")
    typed("+371 24112420")

    output = run("erase_person", "--yes")

    assert "2 requests deleted" in output
    assert NUMBER not in output
    assert list(CallbackRequest.objects.all()) == [other]
    assert not Notification.objects.exists()
    assert Erasure.objects.get().count == 2


def test_without_a_terminal_erasing_wants_a_yes(typed):
    callback_request()
    typed(NUMBER)

    with pytest.raises(CommandError, match="--yes"):
        run("erase_person")

    assert CallbackRequest.objects.exists()


@pytest.mark.parametrize("command", ["export_person", "erase_person"])
def test_what_is_no_number_is_refused_without_repeating_it(typed, command):
    typed("Anna 123")

    with pytest.raises(CommandError) as error:
        run(command)

    assert "Anna" not in str(error.value)


def test_the_account_is_named_in_the_log(typed, django_user_model):
    user = django_user_model.objects.create_user("owner", password="x")
    callback_request()
    typed(NUMBER)

    run("erase_person", "--yes", "--user", "owner")

    assert Erasure.objects.get().user == user


def test_an_account_that_is_not_there(typed):
    typed(NUMBER)

    with pytest.raises(CommandError, match="no account"):
        run("erase_person", "--user", "nobody")
