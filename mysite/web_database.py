"""How long a web server waits for the database. The worker and commands may take their time."""

from django.conf import settings
from django.db import connections

from core.postgresql.base import LimitedConnection


def limit_waiting() -> None:
    """End statements after ``DATABASE_TIMEOUT`` seconds, on both sides, in this process and its children."""
    seconds = settings.DATABASE_TIMEOUT
    if not seconds or "postgresql" not in connections.settings["default"]["ENGINE"]:
        return
    LimitedConnection.limit = seconds
    for database in connections.settings.values():
        # A pooler of transactions, which takes no startup options, is named by this setting of Django's.
        if not database.get("DISABLE_SERVER_SIDE_CURSORS"):
            database["OPTIONS"]["options"] = f"-c statement_timeout={int(seconds * 1000)}"
