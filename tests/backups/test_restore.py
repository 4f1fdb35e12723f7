"""A site is restored from its backup: whole, or not at all."""

import datetime
import io
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from pyrage.x25519 import Identity
from wagtail.models import Page, Revision

from backups import databases, encryption, restoring
from backups import target as target_module
from backups.errors import BackupError
from backups.manifest import written
from core.models import Rendition
from forms.models import CallbackRequest
from search.service import find
from tests import factories
from tests.callbacks import NUMBER, callback_request
from tests.databases.renditions import kept_renditions
from tests.databases.templates import CACHE
from tests.visitor import Visitor
from translations.tracking.state import cells

GUIDE = "back-massage-for-osteochondrosis"
HOUR = datetime.timedelta(hours=1)


def guide_addresses() -> list[str]:
    guide = Page.objects.get(slug=GUIDE)
    return [page.get_url() for page in guide.get_translations(inclusive=True)]


def schedule_guide() -> None:
    guide = Page.objects.get(slug=GUIDE).specific
    guide.title = "Later"
    guide.go_live_at = timezone.now() + HOUR
    guide.save_revision().publish()


def states() -> dict:
    found = cells(Page.objects.values_list("translation_key", flat=True).distinct())
    return {key: (cell.state, cell.safety_stale) for key, cell in found.items()}


def found_pages(words: str) -> list[int]:
    return [hit.page.pk for hit in find(words, "en").hits]


def pictures_on(address: str) -> set[str]:
    page = Visitor().read(address)
    return {image["src"] for image in page.select("img[src^='/media/']")}


def status(address: str) -> int:
    with closing(Visitor().get(address)) as response:
        return response.status_code


def test_a_site_is_whole_again_in_an_empty_place(live_site, target, empty_place, restore, settings):
    callback_request()
    schedule_guide()
    addresses = guide_addresses()
    before = states(), found_pages("massage"), [pictures_on(address) for address in addresses]
    assert all(before)
    assert all(before[2])
    call_command("backup", verbosity=0)

    empty_place()
    with kept_renditions(CACHE / "renditions"):
        restore()

    assert CallbackRequest.objects.get().phone == NUMBER
    assert CallbackRequest.objects.from_number(NUMBER).exists()
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1
    assert (states(), found_pages("massage")) == before[:2]
    shown = [pictures_on(address) for address in addresses]
    assert [len(pictures) for pictures in shown] == [len(pictures) for pictures in before[2]]
    assert {status(src) for pictures in shown for src in pictures} == {200}
    files = [name for (name,) in Rendition.objects.values_list("file")]
    assert [name for name in files if not (Path(settings.MEDIA_ROOT) / name).is_file()] == []


# Refusals: each before anything is written


@pytest.fixture
def saved(transactional_db, target):
    """A small site with a picture and a request, and its backup."""
    factories.picture()
    callback_request()
    call_command("backup", verbosity=0)
    [name] = [folder.name for folder in target.iterdir()]
    return target / name


def stored_files() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def nothing_is_restored() -> bool:
    return connection.introspection.table_names() == [] and stored_files() == []


def test_a_database_that_is_not_empty_is_left_alone(saved, restore):
    CallbackRequest.objects.update(language="ru")

    with pytest.raises(CommandError, match=r"Nothing was restored.*not empty"):
        restore()

    assert CallbackRequest.objects.get().language == "ru"


def test_if_told_all_that_the_database_holds_is_replaced(saved, restore):
    callback_request()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE newer (id integer)")

    restore("--replace")

    assert CallbackRequest.objects.get().phone == NUMBER
    assert "newer" not in connection.introspection.table_names()


@pytest.mark.parametrize("part", ["database.age", "media.tar.age"])
def test_a_damaged_part_is_found_before_anything_is_written(saved, empty_place, restore, part):
    content = bytearray((saved / part).read_bytes())
    content[-1] ^= 1
    (saved / part).write_bytes(content)
    empty_place()

    with pytest.raises(CommandError, match=f"{part} is damaged"):
        restore()

    assert nothing_is_restored()


def test_a_backup_that_somebody_else_put_there_is_refused(saved, empty_place, restore, settings):
    empty_place()
    settings.SECRET_KEY = "another"

    with pytest.raises(CommandError, match="not signed with this SECRET_KEY"):
        restore()

    assert nothing_is_restored()
    restore("--unsigned")
    assert CallbackRequest.objects.exists()


def test_another_identity_opens_nothing(saved, empty_place, identity, restore):
    empty_place()
    identity.write_text(str(Identity.generate()))

    with pytest.raises(CommandError, match="This identity does not open the backup"):
        restore()

    assert nothing_is_restored()


def test_keys_that_do_not_fit_are_told_first(saved, empty_place, restore, settings):
    empty_place()
    settings.CALLBACK_KEYS = [Fernet.generate_key().decode()]

    with pytest.raises(CommandError, match="CALLBACK_KEYS lacks a key"):
        restore()
    assert nothing_is_restored()

    assert "1 requests cannot be opened" in restore("--without-keys")


def rewritten(saved: Path, **changes: object) -> None:
    found = target_module.read_manifest(saved.name)
    (saved / "manifest.json").write_bytes(written(replace(found, **changes)))


def test_code_older_than_the_backup_refuses(saved, empty_place, restore):
    rewritten(saved, migrations=["home.9999_of_the_future"])
    empty_place()

    with pytest.raises(CommandError, match=r"newer version.*home.9999_of_the_future"):
        restore()

    assert nothing_is_restored()


def test_a_backup_of_another_database_refuses(saved, empty_place, restore):
    rewritten(saved, engine="oracle")
    empty_place()

    with pytest.raises(CommandError, match="made on oracle"):
        restore()

    assert nothing_is_restored()


def test_a_file_of_the_same_name_is_not_overwritten(saved, empty_place, restore):
    [name] = [path.name for path in stored_files() if "original_images" in path.parts]
    empty_place()
    other = Path(settings.MEDIA_ROOT) / "original_images" / name
    other.parent.mkdir(parents=True)
    other.write_bytes(b"another picture")

    with pytest.raises(CommandError, match="has another file named"):
        restore()

    assert other.read_bytes() == b"another picture"
    assert connection.introspection.table_names() == []


def test_a_restore_that_breaks_off_leaves_no_file_and_no_row(
    saved, empty_place, restore, monkeypatch
):
    empty_place()

    def fail(*_arguments: object, **_options: object) -> None:
        assert stored_files()
        raise BackupError("The disk is full.")

    monkeypatch.setattr(type(databases.database()), "restore", fail)

    with pytest.raises(CommandError, match=r"Nothing was restored. The disk is full"):
        restore()

    assert nothing_is_restored()


@pytest.mark.postgresql
def test_on_postgresql_a_failing_statement_undoes_all_before_it(saved, monkeypatch):
    """Also the one that empties the database: here the script finds one of its tables there already."""
    in_the_way = f"{databases.EMPTY_SCHEMA}CREATE TABLE wagtailcore_page (id int);\n"
    monkeypatch.setattr(databases, "EMPTY_SCHEMA", in_the_way)
    found = target_module.read_manifest(saved.name)
    identities = encryption.read_identities(saved.parent.parent / "identity.txt")

    with pytest.raises(BackupError, match="psql failed"):
        restoring.restore(found, identities, replace=True)

    assert CallbackRequest.objects.count() == 1


def test_without_a_terminal_it_asks_for_yes(saved, empty_place, identity, monkeypatch):
    empty_place()
    monkeypatch.setattr("sys.stdin", io.StringIO("yes"))

    with pytest.raises(CommandError, match="say --yes"):
        call_command("restore", "--identity", str(identity), stdout=io.StringIO())

    assert nothing_is_restored()


def test_it_says_what_it_will_do_before_it_asks(saved, empty_place, identity):
    empty_place()
    said = io.StringIO()
    with pytest.raises(CommandError):
        call_command("restore", "--identity", str(identity), stdout=said)

    assert f"into the database {connection.settings_dict['NAME']}" in said.getvalue()
    assert "which is empty" in said.getvalue()
