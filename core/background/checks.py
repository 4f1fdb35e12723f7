"""System checks of the engine: ``core.E003`` (its package is missing) and ``core.E004`` (wrong database)."""

from importlib.util import find_spec

from django.core.checks import CheckMessage, Error
from django.db import connection

from core.background.engine import PROCRASTINATE, runs


def check_engine(**_kwargs: object) -> list[CheckMessage]:
    if not runs(PROCRASTINATE):
        return []
    found: list[CheckMessage] = []
    if not find_spec("procrastinate"):
        hint = 'pip install "procrastinate[django]", or another TASKS_ENGINE.'
        found.append(
            Error("TASKS_ENGINE needs the package procrastinate.", hint=hint, id="core.E003")
        )
    if connection.vendor != "postgresql":
        hint = "Use TASKS_ENGINE=database, which runs on SQLite too."
        found.append(Error("procrastinate needs PostgreSQL.", hint=hint, id="core.E004"))
    return found
