"""Runs the set-up of the admin's page as a task, and keeps how far it is: it takes longer than a request may.

With `TASKS_ENGINE=immediate` it runs in the request.
"""

import errno
import logging
import uuid
from contextvars import Context

from django.conf import settings
from django.db import Error, transaction
from django.db.models import Q
from django.utils import timezone, translation
from django_tasks import task

from core.background.engine import CHORES, SITE
from practice.forms import SetupForm
from practice.models import ONLY, STALLED_AFTER, SetUpRun
from practice.setting_up import set_up

logger = logging.getLogger("practice.set_up")

DATABASE, DISK, ANSWERS, UNEXPECTED = "database", "disk", "answers", "unexpected"
NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES}

State = SetUpRun.State


class SupersededError(Exception):
    """Another run has taken over."""


def current() -> SetUpRun | None:
    return SetUpRun.objects.filter(pk=ONLY).first()


def begin(form: SetupForm) -> None:
    """Enqueue the set-up with the answers of a valid form; nothing happens while another one runs."""
    typed = {name: form.data.get(name, "") for name in form.fields}
    SetUpRun.objects.get_or_create(pk=ONLY)
    _enqueue(typed)


def begin_again() -> None:
    """Enqueue the set-up with the answers of one that failed or was abandoned."""
    run = current()
    if run and run.typed:
        _enqueue(run.typed)


def _enqueue(typed: dict[str, str]) -> None:
    attempt = uuid.uuid4()
    taken = SetUpRun.free().update(
        state=State.WAITING,
        attempt=attempt,
        typed=typed,
        phase="",
        done=0,
        total=0,
        told_at=timezone.now(),
        failure="",
        error="",
    )
    if taken:
        transaction.on_commit(lambda: run_set_up.enqueue(str(attempt)))


@task(backend=SITE, queue_name=CHORES, priority=50)
def run_set_up(attempt: str) -> None:
    """Set the practice up. An error is kept for the page: the engine never repeats it by itself."""
    stalled = Q(state=State.RUNNING, told_at__lt=timezone.now() - STALLED_AFTER)
    mine = SetUpRun.objects.filter(attempt=attempt)
    if not mine.filter(Q(state=State.WAITING) | stalled).update(
        state=State.RUNNING, told_at=timezone.now()
    ):
        return

    def tell(phase: str, done: int, total: int) -> None:
        values = {"phase": phase, "done": done, "total": total, "told_at": timezone.now()}
        if not mine.filter(state=State.RUNNING).update(**values):
            raise SupersededError

    form = SetupForm(mine.values_list("typed", flat=True).get())
    if not form.is_valid():
        mine.update(state=State.FAILED, failure=ANSWERS)
        return
    try:
        with translation.override(settings.LANGUAGE_CODE):
            # In a request, publishing would ask the user about reviews and gaps.
            Context().run(set_up, form.answers(), tell)
    except SupersededError:
        logger.warning("Another run of the set-up has taken over")
    except Exception as error:
        logger.exception("The set-up failed")
        mine.update(state=State.FAILED, failure=_kind(error), error=type(error).__name__)
    else:
        mine.update(state=State.FINISHED, typed={}, told_at=timezone.now())


def _kind(error: Exception) -> str:
    if isinstance(error, Error):
        return DATABASE
    if isinstance(error, OSError) and error.errno in NO_SPACE:
        return DISK
    return UNEXPECTED
