"""The switches of `./dev test`; all other arguments are pytest's."""

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NoReturn, get_args

from devtools.console import Stop

Database = Literal["sqlite", "postgresql"]
DATABASES: tuple[str, ...] = get_args(Database)


class Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Stop(message)


@dataclass
class Choices:
    everything: bool = False
    changed: bool = False
    coverage: bool = False
    #: Too many modules are affected: run only one test of each.
    sample: bool = False
    #: One database instead of both.
    database: Database | None = None
    #: With or without the browser tests; ``None``: with them if the run includes PostgreSQL.
    browser: bool | None = None
    pytest: list[str] = field(default_factory=list)

    @property
    def only_browser(self) -> bool:
        return bool(self.browser)

    @property
    def with_browser(self) -> bool:
        if self.browser is None:
            return self.database != "sqlite"
        return self.browser

    @property
    def part_on_sqlite(self) -> str:
        """The selection of tests that run on SQLite: see ``tests/selection.py``."""
        if self.only_browser or self.changed:
            return ""
        if self.database == "sqlite" and self._some_are_named:
            return ""  # There is no second run that would catch up on the others.
        return "database" if self.everything or self._some_are_named else "differing"

    @property
    def without_nightly(self) -> bool:
        """Whether the tests that are marked ``nightly`` are left to ``--everything``."""
        return not (self.everything or self._some_are_named)

    @property
    def whole(self) -> bool:
        """Whether nearly every test runs, so that both engines need all their template databases."""
        return not (self.sample or self.changed or self._some_are_named)

    @property
    def _some_are_named(self) -> bool:
        """Whether the arguments name tests, which then run on both databases."""
        return any(
            argument in {"-k", "-m", "--lf", "--ff"} or argument.startswith("tests")
            for argument in self.pytest
        )


def read(arguments: Sequence[str]) -> Choices:
    parser = Parser(prog="./dev test", allow_abbrev=False)
    parser.add_argument(
        "--everything",
        action="store_true",
        help="all that touches a database on both, and the tests marked nightly",
    )
    parser.add_argument(
        "--changed",
        action="store_true",
        help="only what the changes since main touch; on SQLite, without the browser",
    )
    parser.add_argument(
        "--coverage",
        action="store_true",
        help="measure the lines and branches that the tests reach (a third slower)",
    )
    parser.add_argument("--database", choices=DATABASES, help="only this one")
    browser = parser.add_mutually_exclusive_group()
    browser.add_argument(
        "--browser", action="store_true", default=None, help="the browser tests and no others"
    )
    browser.add_argument(
        "--no-browser", action="store_false", dest="browser", help="no browser tests"
    )
    known, rest = parser.parse_known_args(arguments)
    choices = Choices(**vars(known), pytest=rest)
    if choices.changed:
        choices.database = choices.database or "sqlite"
        choices.browser = bool(choices.browser)
    return choices
