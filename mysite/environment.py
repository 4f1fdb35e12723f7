"""The environment of every program of the site: `.env`, where the process itself does not say otherwise."""

import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

FILE = Path(__file__).resolve().parent.parent / ".env"
PRODUCTION = "mysite.settings.production"


class _InFile(environ.Env):
    """Reads a file into a mapping of its own, not into the process's environment."""

    ENVIRON: dict[str, str] = {}


def choose_settings(otherwise: str) -> None:
    """Set ``DJANGO_SETTINGS_MODULE``: from the process's environment, else from `.env`, else this one."""
    environ.Env.read_env(FILE)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", otherwise)


def refuse_production_database(file: Path = FILE) -> None:
    """Raise `ImproperlyConfigured` if the database in use is the one that a production `.env` names."""
    _InFile.ENVIRON = {}
    _InFile.read_env(file)
    in_file = _InFile.ENVIRON
    of_production = in_file.get("DJANGO_SETTINGS_MODULE") == PRODUCTION
    if of_production and os.environ.get("DATABASE_URL") == in_file.get("DATABASE_URL"):
        raise ImproperlyConfigured(
            "`.env` belongs to production (DJANGO_SETTINGS_MODULE). Settings of development would change its "
            "database, with debug pages and published passwords: name another DATABASE_URL, or use production’s."
        )
