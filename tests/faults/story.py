"""The sequence of faults while visitors keep submitting forms."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.faults.processes import wait_until
from tests.faults.site import Site
from tests.faults.visitors import Ledger, Visitor, numbers
from tests.smtp import ACCEPT, HANG, HANG_UP, REFUSE

PARALLEL = 8
IMPATIENT = 10  #: one in so many clicks twice


@dataclass
class Trouble:
    name: str
    make: Callable[[], object]
    mend: Callable[[], object]
    lasts: float = 2
    #: Meanwhile no web server runs: only a proxy that keeps pages could answer readers.
    without_web: bool = False
    #: Made once the page of the hour is live: a restoration leaves an hour that passed meanwhile to a person.
    after_publication: bool = False


def troubles(site: Site) -> Iterator[Trouble]:
    """One of each, then two at once, then nearly all."""
    database, cache, worker = site.database, site.cache, site.worker
    one, other = site.webs.values()

    def mail(mode: str) -> Callable[[], None]:
        return lambda: site.sink.behave(mode)

    def mail_was_hit() -> None:
        wait_until(lambda: site.sink.tried, "the worker has tried to send")

    def all_of(*actions: Callable[[], object]) -> Callable[[], None]:
        return lambda: [action() for action in actions] and None

    yield Trouble("mail is refused with 451", mail(REFUSE), all_of(mail_was_hit, mail(ACCEPT)))
    yield Trouble("the worker is killed", worker.kill, worker.start, 0.5)
    yield Trouble("PostgreSQL is restarted", database.halt, database.launch)
    yield Trouble("a web server is killed", one.kill, one.start, 1)
    yield Trouble("the cache is stopped", cache.kill, cache.start, 3)
    yield Trouble(
        "mail hangs and the worker is killed",
        mail(HANG),
        all_of(mail_was_hit, worker.kill, mail(ACCEPT), worker.start),
    )
    yield Trouble("PostgreSQL crashes", database.crash, database.launch)
    yield Trouble("the cache hangs", cache.stun, cache.wake, 3)
    yield Trouble(
        "the mail server hangs up after taking mail",
        mail(HANG_UP),
        all_of(mail_was_hit, mail(ACCEPT)),
    )
    yield Trouble(
        "all at once",
        all_of(mail(REFUSE), cache.kill, worker.kill, other.kill, database.crash),
        all_of(database.launch, other.start, worker.start, cache.start, mail(ACCEPT)),
    )


def play(site: Site, submissions: int) -> tuple[Ledger, int]:
    """Let visitors come, first in peace and then in trouble.

    Returns what they were told, and how many requests had come in peace.
    """
    ledger, phones = Ledger(), numbers()
    scenes = list(troubles(site))
    each = submissions // (len(scenes) + 1)
    in_peace = submissions - each * len(scenes)

    def come(number: int) -> None:
        visitor = Visitor(list(site.webs), site.form, next_phone(), ledger)
        visitor.visit(impatient=number % IMPATIENT == 0)

    def next_phone() -> str:
        with ledger.lock:
            return next(phones)

    with ThreadPoolExecutor(PARALLEL) as pool:
        list(pool.map(come, range(in_peace)))
        assert site.complaints() == []
        for trouble in scenes:
            coming = [pool.submit(come, number) for number in range(each)]
            time.sleep(0.2)  # some are on their way
            trouble.make()
            time.sleep(trouble.lasts)
            trouble.mend()
            for visit in coming:
                visit.result()
            site.wait_for_web()
    return ledger, in_peace
