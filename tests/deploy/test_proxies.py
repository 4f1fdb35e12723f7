"""The proxies of deploy/: pictures are public, documents never; bodies are buffered; nothing personal is logged."""

import re
from pathlib import Path

import pytest

from core.media import PUBLIC
from devtools.console import ROOT
from forms.bodies import LARGEST_BODY

pytestmark = pytest.mark.once

DEPLOY = ROOT / "deploy"
CONTAINERS = DEPLOY / "nginx" / "nginx.conf"
MACHINE = DEPLOY / "nginx" / "machine.conf"
SERVER = (DEPLOY / "nginx" / "server.conf").read_text()
CADDY = (DEPLOY / "caddy" / "Caddyfile").read_text()
ALL = sorted([*DEPLOY.glob("nginx/*.conf"), DEPLOY / "caddy" / "Caddyfile"])


def locations(text: str) -> dict[str, str]:
    """Return the body of each location block, by its address."""
    found = re.findall(r"^( *)location ([^{]+) \{\n(.*?)^\1\}", text, re.MULTILINE | re.DOTALL)
    return {address: body for _, address, body in found}


def pictures(path: Path) -> tuple[str, str]:
    address = f"~ ^/media/({'|'.join(sorted(PUBLIC, reverse=True))})/"
    found = {
        name: body
        for name, body in locations(path.read_text()).items()
        if name.startswith("~ ^/media/")
    }
    assert len(found) == 1, address
    return found.popitem()


@pytest.mark.parametrize("path", [CONTAINERS, MACHINE], ids=lambda path: path.name)
def test_nginx_serves_the_public_folders_of_the_media_storage_and_no_other(path: Path):
    address, body = pictures(path)
    folders = re.fullmatch(r"~ \^/media/\(([a-z_|]+)\)/", address)

    assert folders
    assert set(folders[1].split("|")) == PUBLIC
    assert "limit_except GET" in body
    assert "sandbox" in body
    assert locations(SERVER)["/media/"].strip() == "return 404;"
    assert "include /etc/nginx/site/server.conf;" in path.read_text()


def test_caddy_serves_the_public_folders_of_the_media_storage_and_no_other():
    served = re.findall(r"@pictures path (.+)", CADDY)

    assert {path.split("/")[2] for path in served[0].split()} == PUBLIC
    assert re.search(r"handle /media/\* \{\s+respond 404\s+\}", CADDY)


def test_a_picture_that_the_store_refuses_comes_from_the_site():
    _, body = pictures(CONTAINERS)

    assert re.search(r"error_page (400 )?403 404 .*502 503 504 = @site;", body)
    fallback = locations(CONTAINERS.read_text())["@site"]
    assert "proxy_pass http://$site;" in fallback
    # The bucket's name is taken away again.
    assert "rewrite ^/media(/media/.*)$ $1 break;" in fallback


def test_visitors_of_the_store_bring_no_key_and_no_cookie():
    _, body = pictures(CONTAINERS)

    assert 'proxy_set_header Authorization "";' in body
    assert 'proxy_set_header Cookie "";' in body
    # A query could carry a signature.
    assert "rewrite ^(.*)$ /media$1? break;" in body


def test_a_request_is_read_to_its_end_before_the_site_sees_it():
    assert "proxy_request_buffering on;" in SERVER
    assert "request_buffers" in CADDY


def test_the_site_refuses_a_large_form_itself():
    limit = re.search(r"^client_max_body_size (\d+)m;", SERVER, re.MULTILINE)

    assert limit
    assert int(limit[1]) * 2**20 > LARGEST_BODY


def test_another_process_gets_a_request_that_one_has_lost():
    assert "proxy_next_upstream error timeout non_idempotent;" in SERVER
    assert re.findall(r"^    server .*$", MACHINE.read_text(), re.MULTILINE) == [
        "    server 127.0.0.1:8001 max_fails=0;",
        "    server 127.0.0.1:8002 max_fails=0;",
    ]
    assert "lb_try_duration" in CADDY


def test_what_an_editor_does_is_done_once():
    assert "proxy_next_upstream error timeout;" in locations(SERVER)["/admin/"]


def test_the_site_learns_the_visitors_address_and_scheme_from_nginx():
    assert "X-Forwarded-For $proxy_add_x_forwarded_for;" in SERVER
    assert "X-Forwarded-Proto $scheme;" in SERVER
    assert "X-Request-ID $request_id;" in SERVER


def test_the_page_cache_keeps_nothing_for_those_who_are_signed_in():
    assert "proxy_no_cache $signed_in $from_another_language;" in SERVER
    assert "proxy_cache_bypass $signed_in $from_another_language;" in SERVER
    # The first reader after a publication would get the page before it, however old.
    assert "proxy_cache_background_update" not in SERVER
    settings = (ROOT / "mysite" / "settings" / "production.py").read_text()
    [cookie] = re.findall(r'^SESSION_COOKIE_NAME = "(.+)"$', settings, re.MULTILINE)
    assert f'"~(^|;) *{cookie}=" 1;' in (DEPLOY / "nginx" / "http.conf").read_text()
    # A time of its own would override what the site says.
    assert not re.search(r"proxy_cache_valid|proxy_ignore_headers", SERVER + CONTAINERS.read_text())


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_nothing_personal_is_logged(path: Path):
    text = path.read_text()
    formats = "".join(re.findall(r"log_format [^;]+;", text))

    assert not re.search(
        r"\$remote_addr|\$request\b|\$request_uri|\$args|referer|user_agent", formats
    )
    assert set(re.findall(r"error_log \S+ (\w+);", text)) <= {"crit"}
    assert set(re.findall(r"access_log \S+?(?: (\w+))?;", text)) <= {"", "site"}


def test_caddy_deletes_addresses_headers_and_query_from_its_log():
    log = re.search(r"\tlog \{.*?^\t\}", CADDY, re.MULTILINE | re.DOTALL)

    assert log
    for field in ("remote_ip", "client_ip", "headers"):
        assert f"request>{field} delete" in log[0]
    assert r"request>uri regexp \?.*" in log[0]


@pytest.mark.parametrize("path", [CONTAINERS, MACHINE], ids=lambda path: path.name)
def test_nginx_redirects_to_https_and_answers_the_certificate_authority(path: Path):
    text = path.read_text()

    assert "return 301 https://$host$request_uri;" in text
    assert "location /.well-known/acme-challenge/" in text
    assert "include /etc/nginx/site/tls.conf;" in text
