"""`./dev fuzz`: sends odd requests to every public address of the site."""

from collections.abc import Sequence

from devtools import environment, postgres
from devtools.console import Command, Stop, run
from devtools.suite import CACHE, SQLITE


def fuzz(arguments: Sequence[str]) -> int:
    """Send 100,000 inputs, and 2,000 over sockets, to the site on PostgreSQL.

    ``--inputs``, ``--raw``, ``--seed`` and ``--minutes`` change that; ``--sqlite`` takes the other database, which is
    faster on a machine with other work to do.
    """
    environment.ensure(environment.DEVELOPMENT)
    CACHE.mkdir(parents=True, exist_ok=True)
    rest = [argument for argument in arguments if argument != "--sqlite"]
    command: Command = [environment.PYTHON, "-m", "tests.fuzz", *rest]
    if len(rest) < len(arguments):
        return run(command, {"DATABASE_URL": SQLITE})
    with postgres.server() as url:
        if url is None:
            raise Stop("The fuzz needs PostgreSQL: none found (name one in TEST_DATABASE_URL).")
        return run(command, {"DATABASE_URL": url})
