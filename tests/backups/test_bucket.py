"""Backups into a bucket: made, listed, verified, restored and deleted there, through a real S3 client."""

import datetime
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import environ
import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from forms.models import CallbackRequest
from mysite.settings import storage
from tests import factories
from tests.callbacks import NUMBER, callback_request
from tests.store import Store, running_store

pytestmark = pytest.mark.nightly

#: Sent in parts, and read in ranges, by boto3.
LARGE = 9 * 2**20


def backup(*options: str) -> str:
    said = io.StringIO()
    call_command("backup", *options, stdout=said)
    return said.getvalue()


@pytest.fixture
def bucket(target: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The storage that production's settings make for AWS_BACKUP_BUCKET_NAME."""
    with running_store() as store:
        for name, value in {
            "AWS_BACKUP_BUCKET_NAME": "kept",
            "AWS_S3_ENDPOINT_URL": store.address,
            "AWS_S3_REGION_NAME": "eu-central-1",
            "AWS_ACCESS_KEY_ID": "key",
            "AWS_SECRET_ACCESS_KEY": "secret",
        }.items():
            monkeypatch.setenv(name, value)
        there = {**storages.backends, "backups": from_settings()}
        with override_settings(STORAGES=there):
            yield store


def from_settings() -> dict[str, Any]:
    return storage.files(environ.Env(), {}).storages["backups"]


@pytest.fixture
def saved(bucket: Store, transactional_db: None) -> str:
    """The name of a backup with a request, a picture and a large document."""
    factories.picture()
    callback_request()
    default_storage.save("documents/plan.pdf", ContentFile(os.urandom(LARGE)))
    backup()
    return next(iter(bucket.objects)).split("/")[1]


def test_its_parts_are_in_the_bucket_and_read_back(saved: str, bucket: Store):
    assert sorted(bucket.objects) == [
        f"kept/{saved}/{part}" for part in ("database.age", "manifest.json", "media.tar.age")
    ]
    assert len(bucket.objects[f"kept/{saved}/media.tar.age"].body) > LARGE
    assert saved in backup("--list")
    assert "every part is as it was written" in backup("--verify")


def test_a_part_that_has_changed_in_the_bucket_is_noticed(saved: str, bucket: Store):
    part = bucket.objects[f"kept/{saved}/media.tar.age"]
    part.body = part.body[:-1] + bytes([part.body[-1] ^ 1])

    with pytest.raises(CommandError, match=r"media\.tar\.age is damaged"):
        backup("--verify")


def test_a_site_is_restored_from_the_bucket(
    saved: str, empty_place: Callable[[], None], restore: Callable[..., str]
):
    empty_place()

    restore()

    assert CallbackRequest.objects.get().phone == NUMBER
    assert default_storage.size("documents/plan.pdf") == LARGE


def test_what_is_too_old_is_deleted_from_the_bucket(saved: str, bucket: Store):
    with time_machine.travel(timezone.now() + datetime.timedelta(days=40)):
        backup()

    assert not [name for name in bucket.objects if saved in name]
    assert len(bucket.objects) == 3


def test_a_bucket_that_refuses_is_an_error(bucket: Store, transactional_db: None):
    bucket.refuses_with = 403

    with pytest.raises(CommandError, match=r"The place of the backups refuses or is full: .*403"):
        backup()
