"""What `./dev containers` relies on: a stand-in for each image, sizes, and visitors who count what they lose."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import yaml

from devtools.console import ROOT, Stop
from devtools.containers import proof, stack, stand_ins, troubles
from devtools.containers.engine import NoEngine
from devtools.containers.visitors import Crowd

pytestmark = pytest.mark.once


class Server(BaseHTTPRequestHandler):
    """Answers with the status in the path; closes the connection for /closed."""

    def do_GET(self) -> None:
        status = self.path.strip("/")
        if status == "closed":
            self.connection.close()
            return
        self.send_response(int(status))
        self.end_headers()

    def log_message(self, *_arguments: object) -> None: ...


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_each_image_that_is_needed_has_a_stand_in():
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
    needed = {
        service["image"]
        for service in services.values()
        if "profiles" not in service and "SITE_IMAGE" not in service["image"]
    }
    named = stand_ins.named_images()

    assert needed < set(named)
    for image in named:
        recipe = [name for start, name in stand_ins.RECIPE_OF.items() if image.startswith(start)]
        assert len(recipe) == 1
        assert (stand_ins.RECIPES / f"{recipe[0]}.Containerfile").exists()


@pytest.mark.parametrize(
    ("text", "size"), [("1.5GiB", 1536.0), ("12.25MiB", 12.25), ("512KiB", 0.5), ("0B", 0.0)]
)
def test_sizes_are_read_as_docker_writes_them(text: str, size: float):
    assert stack.mib(text) == size


@pytest.mark.parametrize(
    ("path", "lost"), [("/200", 0), ("/404", 0), ("/500", 1), ("/503", 1), ("/closed", 1)]
)
def test_a_visitor_counts_what_the_server_lost(address: str, path: str, lost: int):
    crowd = Crowd(address, [])

    crowd.ask("GET", path)

    assert crowd.total == 1
    assert len(crowd.lost) == lost


def test_without_an_engine_the_proof_is_skipped_by_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def none() -> None:
        raise NoEngine("no container engine runs here.")

    monkeypatch.setattr(proof, "engine", none)

    assert proof.prove([]) == 0
    assert "skipped: no container engine runs here." in capsys.readouterr().out


def test_the_proof_runs_beside_production_under_another_name():
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text())

    assert compose["name"] != stack.PROJECT
    assert compose["services"]["web"]["image"] == "${SITE_IMAGE:-massage-practice}"


@pytest.mark.parametrize(
    ("errors", "stored", "row"),
    [
        ([], 7, "| cache stopped | 0 | 0 | 0 | 7 | 7 |"),
        (
            ["GET /lv/search/?q=mugura: 503", "POST /en/callback/: 503"],
            7,
            "| cache stopped | 0 | 0 | 2 | 7 | 7 |",
        ),
        # A form whose thank-you page was cut off: stored all the same.
        (["POST /en/callback/: RemoteDisconnected"], 8, "| cache stopped | 0 | 0 | 1 | 7 | 8 |"),
    ],
)
def test_a_fault_that_loses_no_form_is_a_row(errors: list[str], stored: int, row: str):
    assert troubles.judged("cache stopped", Crowd("", [], thanked=7, lost=errors), stored) == row


@pytest.mark.parametrize(
    ("errors", "stored"),
    [([], 6), ([], 8), (["GET /en/: 503"], 7), (["GET /en/guides/: ConnectionResetError"], 7)],
)
def test_a_lost_or_doubled_form_and_a_kept_page_with_an_error_end_the_trial(
    errors: list[str], stored: int
):
    with pytest.raises(Stop, match="cache stopped"):
        troubles.judged("cache stopped", Crowd("", [], thanked=7, lost=errors), stored)
