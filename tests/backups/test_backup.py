"""A backup is encrypted, read back, and of no use to a finder."""

import datetime
import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as site_settings
from django.core.management import CommandError, call_command
from django.utils import timezone
from pyrage.x25519 import Identity

from backups import databases, media, retention
from backups.errors import BackupError
from backups.readiness import problems
from devtools.console import ROOT
from tests import factories
from tests.callbacks import callback_request


def backup(*options: str) -> str:
    said = io.StringIO()
    call_command("backup", *options, stdout=said)
    return said.getvalue()


@pytest.fixture
def site(transactional_db, target: Path) -> Path:
    factories.picture()
    callback_request()
    return target


@pytest.fixture
def saved(site: Path) -> Path:
    backup()
    [folder] = site.iterdir()
    return folder


def test_its_parts_are_in_the_age_format_and_say_nothing(saved):
    assert sorted(path.name for path in saved.iterdir()) == [
        "database.age",
        "manifest.json",
        "media.tar.age",
    ]
    assert stat.S_IMODE(saved.stat().st_mode) == 0o700
    for part in saved.glob("*.age"):
        assert stat.S_IMODE(part.stat().st_mode) == 0o600
        content = part.read_bytes()
        assert content.startswith(b"age-encryption.org/v1\n")
        assert "Bērziņa".encode() not in content
    for secret in (site_settings.SECRET_KEY, *site_settings.CALLBACK_KEYS):
        assert secret not in (saved / "manifest.json").read_text()


@pytest.mark.django_db
def test_without_a_key_no_backup_is_made(target, settings):
    settings.BACKUP_RECIPIENTS = []

    with pytest.raises(CommandError, match="backup_keys --new"):
        backup()

    assert not target.exists()


def test_it_can_be_verified_without_the_identity(saved):
    assert "every part is as it was written" in backup("--verify")


def test_with_the_identity_its_content_is_read(saved, identity):
    said = backup("--verify", saved.name, "--identity", str(identity))

    assert "the database can be restored, and 1 files are there" in said


@pytest.mark.parametrize("options", [(), ("--identity",)])
def test_a_changed_byte_is_found(saved, identity, options):
    part = saved / "media.tar.age"
    content = bytearray(part.read_bytes())
    content[len(content) // 2] ^= 1
    part.write_bytes(content)

    with pytest.raises(CommandError, match=r"media.tar.age is damaged"):
        backup("--verify", saved.name, *options, *[str(identity)] * len(options))


def test_a_missing_part_is_found(saved):
    (saved / "database.age").unlink()

    with pytest.raises(CommandError, match=r"database.age is missing"):
        backup("--verify")


def test_a_backup_that_breaks_off_is_no_backup(site, monkeypatch):
    def fail(_stream: object) -> None:
        raise BackupError("The bucket does not answer.")

    monkeypatch.setattr(media, "pack", fail)

    with pytest.raises(CommandError, match="does not answer"):
        backup()

    assert "unfinished" in backup("--list")
    with pytest.raises(CommandError, match="There is no backup"):
        backup("--verify")


def test_what_the_target_did_not_keep_is_found_at_once(site, monkeypatch):
    monkeypatch.setattr("backups.target.check_part", refuse)

    with pytest.raises(CommandError, match="was not kept"):
        backup()

    assert not list(site.glob("*/manifest.json"))


def refuse(_backup: str, _part: object) -> None:
    raise BackupError("It was not kept.")


def test_scaled_pictures_are_left_out(site, tmp_path):
    factories.picture().get_rendition("width-20")
    assert any(name.startswith("images/") for name in media.stored_names())

    archive = tmp_path / "media.tar"
    with archive.open("wb") as stream:
        media.pack(stream)

    names = media.names_in(archive)
    assert len(names) == 2
    assert all(name.startswith("original_images/") for name in names)


@pytest.mark.postgresql
def test_a_program_that_is_missing_is_named(site, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(CommandError, match="postgresql-client"):
        backup()


@pytest.mark.postgresql
def test_the_password_is_in_no_argument():
    reached = databases.Postgres({"host": "h", "dbname": "d", "password": "secret"})

    assert "secret" not in reached.address
    assert reached.environment["PGPASSWORD"] == "secret"


# Retention


def day(number: int) -> datetime.datetime:
    """That many days after Monday, 2026-08-31."""
    return datetime.datetime(2026, 8, 31, 2, tzinfo=datetime.UTC) + datetime.timedelta(days=number)


def kept(days: int, weeks: int, months: int, *, oldest: int = -1000) -> list[int]:
    made = {day(number): number for number in range(92)}
    return sorted(
        made[moment] for moment in retention.kept(made, (days, weeks, months), day(oldest))
    )


@pytest.mark.once
def test_the_newest_of_the_last_days_weeks_and_months_are_kept():
    assert kept(3, 0, 0) == [89, 90, 91]
    # Sundays, and the newest of the week that has begun.
    assert kept(0, 3, 0) == [83, 90, 91]
    # The last days of September and October (30 and 61), and the newest.
    assert kept(0, 0, 3) == [61, 91] or kept(0, 0, 3) == [30, 61, 91]
    assert kept(2, 2, 2) == [61, 90, 91]


@pytest.mark.once
def test_none_is_older_than_promised_and_the_newest_is_never_deleted():
    assert kept(0, 0, 12, oldest=50) == [61, 91]
    assert kept(0, 0, 0, oldest=200) == [91]


@pytest.mark.once
def test_two_of_one_day_count_once():
    evening = day(1) + datetime.timedelta(hours=12)

    assert retention.kept([day(0), day(1), evening], (2, 0, 0), day(0)) == {day(0), evening}


def test_a_new_backup_deletes_those_that_are_too_old(saved, settings):
    settings.BACKUP_DAYS = 10
    half = saved.parent / "2026-01-01T000000Z"
    half.mkdir()
    (half / "database.age").write_bytes(b"of a program that was killed")

    with time_machine.travel(timezone.now() + datetime.timedelta(days=11)):
        said = backup()

    assert f"{saved.name}: deleted." in said
    assert not saved.exists()
    assert not half.exists()
    assert len(list(saved.parent.iterdir())) == 1


# Readiness


@pytest.mark.django_db
def test_readiness_warns_only_if_it_is_asked_to(target, settings, client):
    assert problems() == []

    settings.BACKUP_LATE_HOURS = 26

    assert problems() == ["backup_late"]
    assert "backup_late" in client.get("/readyz").json()["problems"]


def test_a_backup_satisfies_readiness_until_it_is_too_old(site, settings):
    settings.BACKUP_LATE_HOURS = 26
    assert problems() == ["backup_late"]

    backup()

    assert problems() == []
    assert problems(timezone.now() + datetime.timedelta(hours=27)) == ["backup_late"]


@pytest.mark.django_db
def test_a_target_that_cannot_be_read_counts_as_empty(target, settings):
    settings.BACKUP_LATE_HOURS = 26
    target.write_text("a file where the folder should be")

    assert problems() == ["backup_late"]


# Keys


@pytest.mark.once
def test_the_keys_are_written_apart_and_opened_without_settings(target, identity, tmp_path):
    file = tmp_path / "keys.age"
    call_command("backup_keys", str(file), stdout=io.StringIO())

    assert site_settings.CALLBACK_DIGEST_KEY.encode() not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    environment = {key: os.environ[key] for key in os.environ if not key.startswith("DJANGO")}
    opened = subprocess.check_output(
        [sys.executable, "-m", "backups.keys", str(file), str(identity)],
        cwd=ROOT,
        env=environment,
        text=True,
    )
    assert f"CALLBACK_KEYS={site_settings.CALLBACK_KEYS[0]}\n" in opened
    assert f"SECRET_KEY={site_settings.SECRET_KEY}\n" in opened


@pytest.mark.once
def test_a_file_of_keys_is_never_overwritten(target, tmp_path):
    file = tmp_path / "keys.age"
    file.write_text("older keys")

    with pytest.raises(CommandError, match="exists"):
        call_command("backup_keys", str(file))

    assert file.read_text() == "older keys"


@pytest.mark.once
def test_a_new_key_is_a_pair():
    said = io.StringIO()
    call_command("backup_keys", "--new", stdout=said)

    [secret] = [line for line in said.getvalue().splitlines() if line.startswith("AGE-SECRET-KEY")]
    assert f"BACKUP_RECIPIENTS={Identity.from_str(secret).to_public()}" in said.getvalue()
