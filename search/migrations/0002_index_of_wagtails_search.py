# Wagtail's search on PostgreSQL filters by "title || body", and promises an index for it that no migration makes.

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NAME = "search_wagtail_title_body"


def make(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX CONCURRENTLY IF NOT EXISTS {NAME} ON wagtailsearch_indexentry USING gin ((title || body))"
        )


def drop(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {NAME}")


class Migration(migrations.Migration):

    # Editors go on working while it is built.
    atomic = False

    dependencies = [
        ("search", "0001_initial"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(make, drop)]
