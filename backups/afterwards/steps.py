"""All steps after a restoration, in their order."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Site

from backups.afterwards import pictures, records, schedule
from search.indexing.rebuilding import rebuild


@dataclass
class Result:
    """``done`` says what was done, ``look`` what a person has to look at."""

    done: str
    look: list[str] = field(default_factory=list)


def clear_caches() -> Result:
    for alias in settings.CACHES:
        caches[alias].clear()
    Site.clear_site_root_paths_cache()
    return Result("The caches were emptied.")


def renew_pictures() -> Result:
    return Result(pictures.renew_renditions(), pictures.missing_originals())


def renew_indexes() -> Result:
    """Build the visitors' index, the admin's and the references again."""
    report = rebuild(lambda _progress: None, clear=True)
    for command in ("update_index", "rebuild_references_index"):
        call_command(command, verbosity=0, stdout=io.StringIO())
    return Result(f"The search index was built again: {report.checked} documents.")


def renew_records() -> Result:
    return Result(records.renew_records())


def purge_expired() -> Result:
    return Result(records.purge_expired())


def seal_old_names() -> Result:
    return Result(records.seal_old_names())


def open_requests() -> Result:
    return Result("Every request was opened once.", records.unreadable())


def mark_schedule() -> Result:
    passed = schedule.mark_passed(timezone.now())
    return Result(f"{len(passed)} scheduled changes passed meanwhile.", passed)


STEPS: list[Callable[[], Result]] = [
    clear_caches,
    renew_records,
    renew_indexes,
    renew_pictures,
    purge_expired,
    seal_old_names,
    open_requests,
    mark_schedule,
]


def run() -> Iterator[Result]:
    """Run every step; each may run again."""
    for step in STEPS:
        yield step()
