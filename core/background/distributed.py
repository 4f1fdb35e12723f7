"""Procrastinate as the engine: a backend of the Tasks API over its queue, and the threads of a worker.

A task is enqueued by a row in the transaction that enqueues it, and wakes an idle worker by NOTIFY.
"""

import asyncio
from typing import Any

from asgiref.sync import async_to_sync
from django.utils import timezone
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.signals import task_enqueued
from django_tasks.utils import normalize_json

from core.background.engine import stopping

#: The one task that procrastinate knows; see `core.background.carrier`.
CARRIER = "core.background.carrier.run"
CONCURRENCY = 2


class ProcrastinateBackend(BaseTaskBackend):
    supports_defer = True
    supports_priority = True

    def enqueue(self, task: Task[..., Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        from procrastinate.contrib.django import app

        self.validate_task(task)
        job = app.configure_task(
            CARRIER,
            queue=queue_of(self.alias, task.queue_name),
            priority=task.priority,
            schedule_at=task.run_after,
        ).defer(path=task.module_path, args=normalize_json(args), kwargs=normalize_json(kwargs))
        result: TaskResult[Any] = TaskResult(
            task=task,
            id=str(job),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=list(args),
            kwargs=dict(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        task_enqueued.send(type(self), task_result=result)
        return result


def queue_of(backend: str, queue: str) -> str:
    return f"{backend}.{queue}"


class Runner:
    """A thread's loop over some queues."""

    def __init__(self, queues: list[str], *, concurrency: int = 1, batch: bool = False) -> None:
        self.queues, self.concurrency, self.batch = queues, concurrency, batch
        self.loop: asyncio.AbstractEventLoop | None = None
        self.work: asyncio.Task[None] | None = None

    def run(self) -> None:
        asyncio.run(self._run())

    async def _run(self) -> None:
        from procrastinate.contrib.django import app
        from procrastinate.contrib.django.django_connector import DjangoConnector

        connector = app.connector
        assert isinstance(connector, DjangoConnector)  # noqa: S101
        # A copy: the connector of the site itself stays in the transactions of its requests.
        own = app.with_connector(connector.get_worker_connector())
        async with own.open_async():
            self.loop = asyncio.get_running_loop()
            self.work = asyncio.ensure_future(
                own.run_worker_async(
                    queues=self.queues,
                    concurrency=self.concurrency,
                    wait=not self.batch,
                    delete_jobs="successful",
                    install_signal_handlers=False,
                )
            )
            if stopping.is_set():  # before there was anything to stop
                self.work.cancel()
            try:
                await self.work
            except asyncio.CancelledError:
                return  # told to stop, and the running tasks are finished

    def stop(self) -> None:
        if self.loop and self.work and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.work.cancel)


def mend() -> None:
    """Put back what the dead workers were doing."""
    async_to_sync(_mend)()


async def _mend() -> None:
    from procrastinate.contrib.django import app

    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)
