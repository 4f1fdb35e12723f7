"""Progress of a long command, one line per phase: a bar and the time left on a terminal, else plain text."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

WIDTH = 24
#: Seconds after which the measured pace counts more than the expected one.
TRUSTED_AFTER = 3.0
#: Largest share shown for a phase that reports no progress.
MOST_GUESSED = 0.95
#: Limits the estimate: a fast download says little about phases that compute.
QUICKEST_PACE = 0.7


class Progress:
    """Shows the phases of a command.

    ``expected`` holds the phases in order, each with its usual duration in seconds. The
    time left is their remainder at the pace measured so far.
    """

    def __init__(
        self,
        expected: Mapping[str, float],
        out: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.expected = dict(expected)
        self.out = out or sys.stdout
        self.clock = clock
        self.terminal = self.out.isatty()
        self.name = ""
        self.share: float | None = None
        self.began = 0.0
        self.spent = self.usual = 0.0

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Show one phase while the block runs; then a check mark with its duration, or a cross."""
        self.begin(name)
        try:
            yield
        except BaseException:
            self.end("✗")
            raise
        self.end("✓")

    def begin(self, name: str) -> None:
        self.name, self.share, self.began = name, None, self.clock()
        if self.terminal:
            self.tick()
        else:
            self.out.write(f"» {name}… ")
            self.out.flush()

    def at(self, share: float) -> None:
        """Set the finished share of the phase, 0 to 1."""
        self.share = share
        self.tick()

    def tick(self) -> None:
        """Redraw the line."""
        if not (self.terminal and self.name):
            return
        done = round(self.shown_share() * WIDTH)
        bar = "█" * done + "░" * (WIDTH - done)
        self.out.write(f"\r\033[K» {self.name}  {bar}  {_time_left(self.left())}")
        self.out.flush()

    def end(self, mark: str) -> None:
        seconds = self.clock() - self.began
        if self.terminal:
            self.out.write(f"\r\033[K{mark} {self.name}  {seconds:.0f} s\n")
        else:
            self.out.write(f"{seconds:.0f} s{' ✗' if mark == '✗' else ''}\n")
        self.out.flush()
        self.spent += seconds
        self.usual += self.expected.get(self.name, seconds)
        self.name = ""

    def note(self, sentence: str) -> None:
        """Print a line of its own during a phase."""
        self.out.write(f"\r\033[K  {sentence}\n" if self.terminal else f"\n  {sentence}\n  ")
        self.out.flush()
        self.tick()

    def shown_share(self) -> float:
        if self.share is not None:
            return min(1.0, self.share)
        usual = self.expected.get(self.name, 1.0) * self._pace_before()
        return min(MOST_GUESSED, (self.clock() - self.began) / usual)

    def left(self) -> float:
        """Return the seconds until the last phase ends."""
        share, usual = self.shown_share(), self.expected.get(self.name, 0.0)
        rest = usual * (1 - share) + sum(self._later())
        return rest * self._pace(usual * share)

    def _later(self) -> list[float]:
        names = list(self.expected)
        after = names.index(self.name) + 1 if self.name in names else len(names)
        return [self.expected[name] for name in names[after:]]

    def _pace_before(self) -> float:
        return self.spent / self.usual if self.spent > TRUSTED_AFTER and self.usual else 1.0

    def _pace(self, usual_of_this: float) -> float:
        """Return the ratio of measured to expected seconds."""
        spent = self.spent + (self.clock() - self.began if self.share is not None else 0.0)
        usual = self.usual + (usual_of_this if self.share is not None else 0.0)
        return max(QUICKEST_PACE, spent / usual) if spent > TRUSTED_AFTER and usual else 1.0


def _time_left(seconds: float) -> str:
    if seconds < 1.5:
        return "a second left"
    if seconds < 60:
        return f"{seconds:.0f} s left"
    return f"{seconds // 60:.0f} min {seconds % 60:.0f} s left"
