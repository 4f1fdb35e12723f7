"""The check of new migrations: what it refuses, and what it lets pass."""

import pytest
from django.db import migrations, models
from django.db.migrations.state import ModelState, ProjectState

from tests.upgrades.expanding import contractions

pytestmark = pytest.mark.once

GUIDE = ModelState(
    "articles",
    "Guide",
    [
        ("id", models.BigAutoField(primary_key=True)),
        ("name", models.CharField(max_length=50, null=True)),
        ("code", models.CharField(max_length=50)),
    ],
)


def found(*operations: object) -> list[str]:
    state = ProjectState()
    state.add_model(GUIDE.clone())
    migration = migrations.Migration("0002_test", "articles")
    migration.operations = list(operations)
    return list(contractions(migration, state))


REFUSED = {
    "a column is taken away": migrations.RemoveField("guide", "name"),
    "a column gets another name": migrations.RenameField("guide", "name", "title"),
    "a table goes": migrations.DeleteModel("Guide"),
    "a table gets another name": migrations.RenameModel("Guide", "Page"),
    "NULL is forbidden": migrations.AlterField("guide", "name", models.CharField(max_length=50)),
    "a value must be unique": migrations.AlterField(
        "guide", "code", models.CharField(max_length=50, unique=True)
    ),
    "a column becomes shorter": migrations.AlterField(
        "guide", "code", models.CharField(max_length=20)
    ),
    "a column gets another type": migrations.AlterField("guide", "code", models.IntegerField()),
    "a new column that old code does not fill": migrations.AddField(
        "guide", "text", models.TextField(default="")
    ),
    "rows are checked": migrations.AddConstraint(
        "guide", models.CheckConstraint(condition=models.Q(code="a"), name="a")
    ),
    "SQL that nobody can read": migrations.RunSQL("DROP TABLE articles_guide"),
}
ALLOWED = {
    "a new table": migrations.CreateModel("Other", [("id", models.BigAutoField(primary_key=True))]),
    "a new column that may be NULL": migrations.AddField(
        "guide", "text", models.TextField(null=True)
    ),
    "a new column that the database fills": migrations.AddField(
        "guide", "text", models.TextField(db_default="")
    ),
    "NULL is allowed": migrations.AlterField(
        "guide", "code", models.CharField(max_length=50, null=True)
    ),
    "a column becomes longer": migrations.AlterField("guide", "code", models.TextField()),
    "other words": migrations.AlterModelOptions("guide", {"verbose_name": "guide"}),
    "data": migrations.RunPython(migrations.RunPython.noop),
}


@pytest.mark.parametrize("operation", REFUSED.values(), ids=REFUSED)
def test_what_breaks_old_code_is_refused(operation):
    assert len(found(operation)) == 1


@pytest.mark.parametrize("operation", ALLOWED.values(), ids=ALLOWED)
def test_what_only_adds_passes(operation):
    assert found(operation) == []


def test_a_table_of_this_migration_may_be_changed_in_it():
    made = migrations.CreateModel("Other", [("id", models.BigAutoField(primary_key=True))])

    assert found(made, migrations.AddField("other", "text", models.TextField(default=""))) == []
