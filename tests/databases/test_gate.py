"""No request of one test is answered in the next."""

import threading
from typing import Any

import pytest

from tests.databases.gate import Gate

pytestmark = pytest.mark.once


class Answer(list[bytes]):
    is_closed = False

    def close(self) -> None:
        self.is_closed = True


def ask(gate: Gate) -> tuple[str, bytes]:
    said: list[str] = []
    body = b"".join(gate({}, lambda status, _headers: said.append(status)))
    return said[0], body


def test_only_an_open_gate_lets_requests_through():
    answer = Answer([b"on", b"e"])

    def application(_environ: Any, start: Any) -> Answer:
        start("200 OK", [])
        return answer

    gate = Gate(application)
    assert ask(gate) == ("503 Service Unavailable", b"")
    gate.open()
    assert ask(gate) == ("200 OK", b"one")
    assert answer.is_closed
    gate.shut()
    assert ask(gate)[0].startswith("503")


def test_the_end_of_a_test_waits_for_its_last_request():
    begun, go_on = threading.Event(), threading.Event()

    def application(_environ: Any, start: Any) -> list[bytes]:
        start("200 OK", [])
        begun.set()
        go_on.wait()
        return [b"late"]

    gate = Gate(application)
    gate.open()
    request = threading.Thread(target=ask, args=[gate])
    request.start()
    begun.wait()
    shutting = threading.Thread(target=gate.shut)
    shutting.start()
    shutting.join(0.05)
    assert shutting.is_alive()

    go_on.set()
    shutting.join()
    request.join()

    assert gate.inside == 0


def test_a_request_that_fails_is_over():
    def application(_environ: Any, _start: Any) -> list[bytes]:
        raise ZeroDivisionError

    gate = Gate(application)
    gate.open()
    with pytest.raises(ZeroDivisionError):
        ask(gate)

    gate.shut()

    assert gate.inside == 0
