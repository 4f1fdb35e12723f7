"""The web server's access log: a line for each request, whatever its path holds."""

import runpy
from datetime import timedelta
from types import SimpleNamespace

import pytest
from gunicorn.config import Config
from gunicorn.glogging import SafeAtoms

from devtools.console import ROOT

CONFIGURATION = runpy.run_path(str(ROOT / "gunicorn.conf.py"))


def line(path: str) -> str:
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "RAW_URI": "/",
        "SERVER_PROTOCOL": "HTTP/1.1",
    }
    response = SimpleNamespace(status="200 OK", sent=5, headers=[])
    logger = CONFIGURATION["logger_class"](Config())
    atoms = logger.atoms(response, SimpleNamespace(headers=[]), environ, timedelta(seconds=1))
    return CONFIGURATION["access_log_format"] % SafeAtoms(atoms)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/en/\n[forged] GET /admin/", "/en/%0A%5Bforged%5D%20GET%20/admin/"),
        ("/en/\x1b[2J", "/en/%1B%5B2J"),
        ("/lv/mekl\u00c4\u0093t/", "/lv/mekl%C4%93t/"),
        ("/en/neck/", "/en/neck/"),
    ],
)
def test_a_path_cannot_forge_a_line_or_send_a_control_code(path: str, shown: str):
    written = line(path)

    assert f"GET {shown} 200 5" in written
    assert written.isprintable()


def test_no_line_holds_an_address_a_query_or_a_referrer():
    fields = set(CONFIGURATION["access_log_format"].replace("%(", " ").replace(")s", "").split())

    assert fields == {"t", "m", "U", "s", "B", "L"}
