"""Released migrations stay as they are, and new ones leave the code of the last release running."""

import ast
import hashlib
import importlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from devtools.console import ROOT
from devtools.release_database import FOLDER, FROZEN
from tests.upgrades.expanding import contractions

pytestmark = pytest.mark.once

RELEASED: dict[str, str] = json.loads((FOLDER / FROZEN).read_text())
FILES = sorted(ROOT.glob("*/migrations/[0-9]*.py"))
#: The only code of ours that a migration may name. It stays where it is, and does what it did.
NAMED = {
    "core.alternates.content_languages",
    "core.searching.content.SearchableMixin",
    "core.zone_field.ZonesField",
    "forms.models.pages.validate_addresses",
}
OURS = {folder.parent.name for folder in ROOT.glob("*/__init__.py")}
OUR_APPS = [config for config in apps.get_app_configs() if config.name in OURS]


def place(path: Path) -> str:
    return str(path.relative_to(ROOT))


def names_of_ours(path: Path) -> Iterator[str]:
    """Yield the full names of our own code that a migration imports or uses."""
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in OURS:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module == "django.apps":
            yield "django.apps: the models of today"
        if isinstance(node, ast.Attribute):
            name = ast.unparse(node)
            is_named = any(f"{known}.".startswith(f"{name}.") for known in NAMED)
            if name.split(".")[0] in OURS and not is_named:
                yield name


@pytest.mark.parametrize("path", FILES, ids=place)
def test_a_migration_names_no_code_that_may_change(path: Path):
    assert set(names_of_ours(path)) - NAMED == set()


@pytest.mark.parametrize("name", sorted(NAMED))
def test_what_migrations_name_is_still_there(name: str):
    module, attribute = name.rsplit(".", 1)

    assert hasattr(importlib.import_module(module), attribute)


@pytest.mark.parametrize("name", sorted(RELEASED))
def test_a_released_migration_is_unchanged(name: str):
    path = ROOT / name

    assert path.exists(), "a site may have applied it: add another migration instead"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == RELEASED[name]


def new_migrations() -> Iterator[tuple[Migration, ProjectState]]:
    """Yield the migrations since the release, each with the state before it."""
    loader = MigrationLoader(None)
    folders = {config.label: Path(config.path).relative_to(ROOT) for config in OUR_APPS}
    for (label, name), migration in sorted(loader.disk_migrations.items()):
        if label in folders and f"{folders[label]}/migrations/{name}.py" not in RELEASED:
            yield migration, loader.project_state((label, name), at_end=False)


@pytest.mark.django_db
def test_new_migrations_only_expand():
    """Old code runs beside the new schema while servers are exchanged (docs/developers.md).

    wagtail-localize's first migration reads the database when it is imported.
    """
    found = {
        str(migration): refused
        for migration, before in new_migrations()
        if not getattr(migration, "contract", "")
        and (refused := list(contractions(migration, before)))
    }

    assert found == {}
