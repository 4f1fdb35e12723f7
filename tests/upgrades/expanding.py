"""What a migration may not do while code of the last release still runs: expand first, contract a release later."""

from collections.abc import Iterator

from django.db import connection, models
from django.db.migrations import Migration, operations
from django.db.migrations.state import ProjectState

#: Operations that old code never notices.
HARMLESS = (
    operations.CreateModel,
    operations.AddIndex,
    operations.RemoveIndex,
    operations.RenameIndex,
    operations.RemoveConstraint,
    operations.AlterModelOptions,
    operations.AlterModelManagers,
    operations.AlterModelTableComment,
    operations.RunPython,
)


def contractions(migration: Migration, before: ProjectState) -> Iterator[str]:
    """Yield a sentence for each operation that breaks the code of the last release."""
    state = before.clone()
    made: set[str] = set()
    for operation in migration.operations:
        if isinstance(operation, operations.CreateModel):
            made.add(operation.name_lower)
        # A model of this migration is unknown to the old code.
        elif getattr(operation, "model_name_lower", None) not in made and (
            reason := _reason(operation, migration.app_label, state)
        ):
            yield f"{operation.describe()}: {reason}"
        operation.state_forwards(migration.app_label, state)


def _reason(operation: operations.base.Operation, label: str, state: ProjectState) -> str:
    if isinstance(operation, HARMLESS):
        return ""
    if isinstance(operation, operations.AddField):
        return _new(operation.field)
    if isinstance(operation, operations.AlterField):
        old = state.models[label, operation.model_name_lower].fields[operation.name]
        return _altered(old, operation.field)
    return "old code still reads or writes what this takes away, renames or forbids"


def _new(field: models.Field) -> str:
    """Old code inserts rows without the new column."""
    if field.many_to_many or field.null or field.has_db_default():
        return ""
    return "a new column must be null or have a db_default"


def _altered(old: models.Field, new: models.Field) -> str:
    if old.null and not new.null:
        return "old code still stores NULL"
    if new.unique and not old.unique:
        return "old code may store a value twice"
    if _type(old) != _type(new) and not _is_wider(old, new):
        return "old code may store what no longer fits"
    return ""


def _type(field: models.Field) -> str | None:
    return None if field.is_relation else field.db_type(connection)


def _is_wider(old: models.Field, new: models.Field) -> bool:
    if not isinstance(old, models.CharField):
        return False
    if isinstance(new, models.CharField):
        return (new.max_length or 0) >= (old.max_length or 0)
    return isinstance(new, models.TextField)
