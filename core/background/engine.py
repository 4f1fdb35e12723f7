"""Which engine runs the tasks, and messages to it that may be lost."""

from threading import Event
from typing import Any

from django.conf import settings
from django.db import transaction
from django_tasks.base import Task

IMMEDIATE, DATABASE, PROCRASTINATE = "immediate", "database", "procrastinate"

#: The backend of Wagtail's tasks, and the backend of ours.
WAGTAIL, SITE = "default", "site"
#: The queues of `SITE`: mail never waits for a chore.
MAIL, CHORES = "mail", "chores"
#: Backend and queue of each thread of a worker.
QUEUES = [(SITE, MAIL), (SITE, CHORES), (WAGTAIL, "default")]

#: Set when the worker was told to stop: long jobs end at the next opportunity.
stopping = Event()


def runs(engine: str) -> bool:
    return bool(engine == settings.TASKS_ENGINE)


def soon(task: Task[..., Any], *arguments: Any) -> None:
    """Enqueue a task after the commit. It may be lost: a periodic job must find what it would have done.

    An engine that fails is logged and raises nothing. The immediate engine is not told:
    the task would run in the request.
    """

    def enqueue() -> None:  # no `partial`: Django fails to log its error
        task.enqueue(*arguments)

    if not runs(IMMEDIATE):
        transaction.on_commit(enqueue, robust=True)
