import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from pyrage.x25519 import Identity


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    """The file with the private key of the test's backups."""
    file = tmp_path / "identity.txt"
    file.write_text(f"# created for a test\n{Identity.generate()}\n")
    return file


@pytest.fixture
def target(settings, tmp_path: Path, identity: Path) -> Path:
    """The folder that backups go into, encrypted to `identity`."""
    folder = tmp_path / "backups"
    settings.BACKUP_FOLDER = folder
    settings.STORAGES = {
        **settings.STORAGES,
        # As in the settings: named again, so that Django builds the storage again.
        "backups": {"BACKEND": "backups.storage.FolderStorage"},
    }
    secret = identity.read_text().splitlines()[1]
    settings.BACKUP_RECIPIENTS = [str(Identity.from_str(secret).to_public())]
    return folder


@pytest.fixture
def empty_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], None]]:
    """Give a function that moves the test into an empty database and an empty media folder.

    The cache stays: it remembers the place before.
    """
    databases = request.config.pluginmanager.get_plugin("databases").databases
    name = f"worker_{os.getpid()}_restored"
    before = site_settings.DATABASES["default"]["NAME"]
    media = override_settings(MEDIA_ROOT=str(tmp_path / "restored"))

    def move() -> None:
        connections.close_all()
        databases.engine.create(name)
        site_settings.DATABASES["default"]["NAME"] = databases.engine.name(name)
        media.enable()

    yield move
    connections.close_all()
    if site_settings.DATABASES["default"]["NAME"] != before:
        site_settings.DATABASES["default"]["NAME"] = before
        media.disable()
        databases.engine.drop(name)


@pytest.fixture
def restore(target: Path, identity: Path) -> Callable[..., str]:
    """Give a function that runs the command with options and returns what it printed."""

    def run(*options: str) -> str:
        said = io.StringIO()
        call_command("restore", "--identity", str(identity), "--yes", *options, stdout=said)
        return said.getvalue()

    return run
