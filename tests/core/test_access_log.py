"""The web server's access log: a line for each request, whatever its path holds."""

import json
import logging
import runpy
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.utils.module_loading import import_string
from gunicorn.config import Config

from devtools.console import ROOT

CONFIGURATION = runpy.run_path(str(ROOT / "gunicorn.conf.py"))
ID = "3f2504e04f8941d39a0c0305e82c3301"


@pytest.fixture
def web_log(monkeypatch, capsys):
    """Make the web server's logger, and give what it has written."""

    def made(log_format="json"):
        monkeypatch.setenv("LOG_FORMAT", log_format)
        configuration = Config()
        configuration.set("accesslog", "-")
        configuration.set("access_log_format", CONFIGURATION["access_log_format"])
        return import_string(CONFIGURATION["logger_class"])(configuration)

    def written():
        captured = capsys.readouterr()
        return captured.out + captured.err

    yield made, written
    for name in ("gunicorn.access", "gunicorn.error"):
        logging.getLogger(name).handlers.clear()


def asked(logger, path="/en/", **variables):
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "RAW_URI": f"{path}?phone=24112420",
        "QUERY_STRING": "phone=24112420",
        "REMOTE_ADDR": "203.0.113.7",
        "HTTP_REFERER": "https://www.example.lv/?q=24112420",
        "SERVER_PROTOCOL": "HTTP/1.1",
    } | variables
    response = SimpleNamespace(status="200 OK", sent=5, headers=[("X-Request-ID", ID)])
    logger.access(response, SimpleNamespace(headers=[]), environ, timedelta(seconds=1))


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/en/\n[forged] GET /admin/", "/en/%0A%5Bforged%5D%20GET%20/admin/"),
        ("/en/\x1b[2J", "/en/%1B%5B2J"),
        ("/lv/mekl\u00c4\u0093t/", "/lv/mekl%C4%93t/"),
        ("/en/neck/", "/en/neck/"),
    ],
)
def test_a_path_cannot_forge_a_line_or_send_a_control_code(web_log, path: str, shown: str):
    made, written = web_log

    asked(made("text"), path)

    line = written()
    assert f"GET {shown} 200 5" in line
    assert line.removesuffix("\n").isprintable()


def test_a_line_holds_the_requests_id_and_the_time_in_utc(web_log):
    made, written = web_log

    asked(made())

    line = json.loads(written())
    assert datetime.fromisoformat(line.pop("time")).utcoffset() == timedelta(0)
    assert line == {
        "level": "INFO",
        "logger": "gunicorn.access",
        "message": "GET /en/ 200 5 1.000000",
        "request_id": ID,
        "method": "GET",
        "path": "/en/",
        "status": 200,
        "bytes": 5,
        "seconds": 1.0,
    }


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_no_line_holds_an_address_a_query_or_a_referrer(web_log, log_format):
    made, written = web_log

    asked(made(log_format))

    line = written()
    assert ID in line
    assert not [told for told in ("24112420", "203.0.113.7", "example.lv") if told in line]


def test_an_error_that_escaped_the_site_is_logged_without_what_was_sent(web_log):
    made, written = web_log
    logger = made()

    try:
        int("x24112420")
    except ValueError:
        logger.exception("Error handling request %s %s", "POST", "/en/?phone=24112420")

    line = json.loads(written())
    assert line["message"] == "Error handling request POST /en/"
    assert "builtins.ValueError (hidden)" in line["error"]
    assert "invalid literal" not in line["error"]


def test_a_malformed_request_is_logged_without_its_sender_and_its_text(web_log):
    made, written = web_log

    made().warning(
        "Invalid request from ip=203.0.113.7: Invalid HTTP request line: 'GET /?q=Anna\n'"
    )

    assert json.loads(written())["message"] == "Invalid request"
