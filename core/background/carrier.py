"""The task through which procrastinate runs every task of the site. Imported by its app, in each process."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, SuspiciousOperation
from django.utils.module_loading import import_string
from django_tasks.base import Task
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from core.background.distributed import CARRIER

#: After 5, 25, 125, 625 and 3,125 seconds.
RETRIES = RetryStrategy(max_attempts=6, exponential_wait=5)


@app.task(name=CARRIER, retry=RETRIES)
def run(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    task = import_string(path)
    if not isinstance(task, Task):
        raise SuspiciousOperation("A queued task names something that is no task.")
    try:
        task.call(*args, **kwargs)
    except ObjectDoesNotExist:
        return  # deleted before the task ran: nothing is left to do
