"""Progress lines of a long command."""

import io

import pytest

from devtools.progress import Progress

pytestmark = pytest.mark.once


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def lines(self) -> list[str]:
        """The lines visible on the terminal after all drawing."""
        return [line.split("\r\033[K")[-1] for line in self.getvalue().rstrip("\n").split("\n")]


@pytest.fixture
def clock() -> Clock:
    return Clock()


def on(out: io.StringIO, clock: Clock) -> Progress:
    return Progress({"Installing": 10.0, "Migrating": 30.0}, out, clock)


def test_without_a_terminal_a_phase_is_one_plain_line(clock):
    out = io.StringIO()
    progress = on(out, clock)

    with progress.phase("Installing"):
        clock.now = 12
        progress.tick()
        progress.at(0.5)
    with progress.phase("Migrating"):
        clock.now = 40

    assert out.getvalue() == "» Installing… 12 s\n» Migrating… 28 s\n"


def test_on_a_terminal_a_finished_phase_leaves_one_line(clock):
    out = Terminal()
    progress = on(out, clock)

    with progress.phase("Installing"):
        clock.now = 12
        progress.tick()

    assert out.lines() == ["✓ Installing  12 s"]


def test_on_a_terminal_the_bar_shows_the_share_and_the_time_left_at_the_measured_pace(clock):
    out = Terminal()
    progress = on(out, clock)
    progress.begin("Installing")
    clock.now = 20
    progress.end("✓")  # twice as long as expected
    progress.begin("Migrating")
    clock.now = 50

    progress.at(0.5)

    assert out.lines()[-1] == f"» Migrating  {'█' * 12}{'░' * 12}  30 s left"


def test_a_phase_that_reports_nothing_is_never_shown_as_finished(clock):
    progress = on(Terminal(), clock)
    progress.begin("Installing")

    clock.now = 1000

    assert progress.shown_share() == 0.95


def test_a_quick_first_phase_does_not_promise_that_all_others_are_as_quick(clock):
    progress = Progress({"Installing": 100.0, "Migrating": 30.0}, Terminal(), clock)
    progress.begin("Installing")
    clock.now = 4
    progress.end("✓")

    progress.begin("Migrating")

    assert progress.left() == pytest.approx(21)


def test_minutes_are_named_as_minutes(clock):
    out = Terminal()
    progress = Progress({"Installing": 150.0}, out, clock)

    progress.begin("Installing")

    assert out.lines()[-1].endswith("2 min 30 s left")


@pytest.mark.parametrize("out", [io.StringIO(), Terminal()])
def test_a_phase_that_fails_ends_with_a_cross_and_raises(clock, out):
    with pytest.raises(KeyboardInterrupt), on(out, clock).phase("Installing"):
        raise KeyboardInterrupt

    assert "✗" in out.getvalue().splitlines()[-1]


def test_a_note_has_a_line_of_its_own(clock):
    out = io.StringIO()
    progress = on(out, clock)

    with progress.phase("Installing"):
        progress.note("With pip, which takes longer.")

    assert "  With pip, which takes longer." in out.getvalue().splitlines()
