"""Which backups are kept: the newest of each of the last days, weeks and months."""

import datetime
from collections.abc import Callable, Iterable, Sequence

from django.conf import settings

from backups import target

#: Younger folders without a manifest may be in the making.
UNFINISHED = datetime.timedelta(days=1)

Period = Callable[[datetime.datetime], object]

PERIODS: list[Period] = [
    lambda moment: moment.date(),
    lambda moment: moment.isocalendar()[:2],
    lambda moment: (moment.year, moment.month),
]


def kept(
    moments: Iterable[datetime.datetime], numbers: Sequence[int], oldest: datetime.datetime
) -> set[datetime.datetime]:
    """Return the moments to keep: for days, weeks and months the newest of each of so many, none before ``oldest``.

    The newest of all is always kept.
    """
    newest_first = sorted(moments, reverse=True)
    found = set(newest_first[:1])
    for period, number in zip(PERIODS, numbers, strict=True):
        last: dict[object, datetime.datetime] = {}
        for moment in newest_first:
            last.setdefault(period(moment), moment)
        found.update(list(last.values())[:number])
    return {moment for moment in found if moment >= oldest} | set(newest_first[:1])


def prune(now: datetime.datetime) -> list[str]:
    """Delete the backups that are not kept, and what interrupted ones left; return their names.

    None outlives ``BACKUP_DAYS``: the privacy page promises that.
    """
    finished = {target.moment_of(name): name for name in target.finished()}
    numbers = (settings.BACKUP_KEEP_DAYS, settings.BACKUP_KEEP_WEEKS, settings.BACKUP_KEEP_MONTHS)
    oldest = now - datetime.timedelta(days=settings.BACKUP_DAYS)
    keep = {finished[moment] for moment in kept(finished, numbers, oldest)}
    going = [name for name in finished.values() if name not in keep]
    going += [
        name
        for name in target.folders()
        if name not in finished.values() and target.moment_of(name) < now - UNFINISHED
    ]
    for name in going:
        target.remove(name)
    return going
