"""The engine of the background work, by ``TASKS_ENGINE`` (decision 20)."""

from importlib.util import find_spec
from typing import Any

from django.core.exceptions import ImproperlyConfigured

BACKENDS = {
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "database": "django_tasks_db.DatabaseBackend",
    "procrastinate": "core.background.distributed.ProcrastinateBackend",
}
#: Loaded by procrastinate's app in each process.
PROCRASTINATE_TASKS = ["core.background.carrier"]


def tasks(engine: str) -> dict[str, dict[str, Any]]:
    """Return ``TASKS``: Wagtail's backend and the site's own, both on one engine."""
    if engine not in BACKENDS:
        raise ImproperlyConfigured(
            f"TASKS_ENGINE: “{engine}” is no engine. There are {', '.join(BACKENDS)}."
        )
    return {
        "default": {"BACKEND": BACKENDS[engine], "QUEUES": ["default"]},
        "site": {"BACKEND": BACKENDS[engine], "QUEUES": ["mail", "chores"]},
    }


def apps(engine: str) -> list[str]:
    """Return the engine's app. If its package is missing, none: a system check says so (``core.E003``)."""
    if engine == "procrastinate" and find_spec("procrastinate"):
        return ["procrastinate.contrib.django"]
    return []
