"""Triggers of the database: each row written that a translation's state depends on marks its translation key.

Not signals: `update()`, `bulk_create()`, wagtail-localize's and treebeard's own SQL send none, and a
release that still runs during a deployment knows nothing of them. They cost no query.
"""

from collections.abc import Iterator
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from wagtail.models import Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)

from translations.language.entries import shared_entry_models
from translations.models import Build, SourceDigest
from translations.models.kept import ChangedKey

PREFIX = "mark_translations_of_"
CHANGED = ChangedKey._meta.db_table
#: PostgreSQL: locks no table, unlike a new trigger.
REPLACES = "CREATE OR REPLACE"

_SOURCE = f"(SELECT object_id FROM {TranslationSource._meta.db_table} WHERE id = {{row}}.source_id)"  # noqa: S608
_CONTEXT = (
    f"(SELECT object_id FROM {TranslationContext._meta.db_table} WHERE id = {{row}}.context_id)"  # noqa: S608
)
_TRANSLATION = (
    f"(SELECT source.object_id FROM {Translation._meta.db_table} AS one"  # noqa: S608
    f" JOIN {TranslationSource._meta.db_table} AS source ON source.id = one.source_id"
    " WHERE one.id = {row}.translation_id)"
)


def watched() -> Iterator[tuple[str, str, str]]:
    """Yield each table, the column that leads to the translation key, and the SQL of the key."""
    for model in (Page, *shared_entry_models()):
        yield model._meta.db_table, "translation_key", "{row}.translation_key"
    yield TranslationSource._meta.db_table, "object_id", "{row}.object_id"
    for model in (Translation, StringSegment, SourceDigest):
        yield model._meta.db_table, "source_id", _SOURCE
    yield StringTranslation._meta.db_table, "context_id", _CONTEXT
    yield Build._meta.db_table, "translation_id", _TRANSLATION


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers that are missing. Of the others replace what they do: an older release may have made them."""
    there = _installed(connection)
    with connection.cursor() as cursor:
        for table, column, key in watched():
            for statement in STATEMENTS[connection.vendor](table, column, key):
                if f"{PREFIX}{table}" not in there or statement.startswith(REPLACES):
                    cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """SQLite cannot alter a table that a trigger names."""
    with connection.cursor() as cursor:
        for name in _triggers(connection):
            table = name.removeprefix(PREFIX).partition("__")[0]
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def mark_everything() -> None:
    """Have every cell computed again: rules of this release, a new language, or rows written without triggers."""
    for model in (Page, *shared_entry_models()):
        keys = model._base_manager.order_by().values_list("translation_key", flat=True).distinct()
        rows = (ChangedKey(key=key) for key in keys.iterator())
        ChangedKey.objects.bulk_create(rows, batch_size=2000)


def mark_for_language(created: bool = False, raw: bool = False, **_kwargs: Any) -> None:
    """Receive ``post_save`` of a locale."""
    if created and not raw:
        mark_everything()


def before_migrating(using: str = DEFAULT_DB_ALIAS, **_kwargs: Any) -> None:
    """Receive ``pre_migrate``."""
    if connections[using].vendor == "sqlite":
        remove(connections[using])


def after_migrating(using: str = DEFAULT_DB_ALIAS, **_kwargs: Any) -> None:
    """Receive ``post_migrate``: the rules may be others than those of the release before."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if not {CHANGED, *(table for table, _column, _key in watched())} <= tables:
        remove(connection)
        return
    with transaction.atomic(using=using):
        install(connection)
        mark_everything()


def _installed(connection: BaseDatabaseWrapper) -> set[str]:
    return {name.partition("__")[0] for name in _triggers(connection)}


def _triggers(connection: BaseDatabaseWrapper) -> list[str]:
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        return [name for (name,) in cursor.fetchall() if name.startswith(PREFIX)]


def _insert(key: str, row: str, condition: str = "") -> str:
    marked = key.format(row=row)
    return f"INSERT INTO {CHANGED} (key) SELECT {marked} WHERE {marked} IS NOT NULL{condition};"


def _for_sqlite(table: str, column: str, key: str) -> Iterator[str]:
    moved = f" AND OLD.{column} IS NOT NEW.{column}"
    bodies = {
        "INSERT": _insert(key, "NEW"),
        "UPDATE": _insert(key, "NEW") + _insert(key, "OLD", moved),
        "DELETE": _insert(key, "OLD"),
    }
    for event, body in bodies.items():
        name = f"{PREFIX}{table}__{event.lower()}"
        yield f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {body} END"


def _for_postgresql(table: str, column: str, key: str) -> Iterator[str]:
    name = f"{PREFIX}{table}"
    moved = f" AND OLD.{column} IS DISTINCT FROM NEW.{column}"
    yield f"""{REPLACES} FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' THEN {_insert(key, "OLD")} RETURN NULL; END IF;
          {_insert(key, "NEW")}
          IF TG_OP = 'UPDATE' THEN {_insert(key, "OLD", moved)} END IF;
          RETURN NULL;
        END $$
    """
    yield (
        f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


STATEMENTS = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}
