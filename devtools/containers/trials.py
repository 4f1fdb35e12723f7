"""Trials on the running services: each returns its figure, or raises `Stop` with what went wrong."""

import socket
import ssl
import subprocess
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

from devtools import environment, system
from devtools.console import ROOT, Stop
from devtools.containers.stack import Stack, wait_until
from devtools.containers.visitors import Crowd

PAGES = ["/en/", "/lv/", "/ru/", "/en/guides/", "/en/search/?q=neck", "/lv/search/?q=mugura"]
FORM = "/en/callback/"
HALF_SENT = 20
COUNT = "from forms.models import CallbackRequest; print(CallbackRequest.objects.count())"
#: A file among the documents and one among the pictures: only the second is public.
PUT = (
    "from django.core.files.base import ContentFile; from django.core.files.storage import default_storage as s;"
    "print(s.save('documents/proof.pdf', ContentFile(b'private')), s.save('images/proof.txt', ContentFile(b'public')))"
)


def crawl(stack: Stack, every: int = 1) -> str:
    """Open the pages of the sitemap in Chromium, with their pictures: all, or each one in so many."""
    environment.ensure(environment.DEVELOPMENT)
    if system.chromium() is None:
        return "skipped: no Chromium"
    done = subprocess.run(
        [environment.PYTHON, "-m", "tests.deploy.crawl", stack.address, str(every)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Stop(f"The crawl found:\n{done.stdout[-3000:]}{done.stderr[-2000:]}")
    return done.stdout.strip().splitlines()[-1]


def half_sent(stack: Stack) -> str:
    """Hold twenty half-sent forms, and open the form meanwhile."""
    parts = urlsplit(stack.address)
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    head = (
        f"POST {FORM} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Length: 1000\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\nname="
    )
    with ExitStack() as held:
        for _ in range(HALF_SENT):
            raw = socket.create_connection((str(parts.hostname), parts.port or 443))
            one = held.enter_context(context.wrap_socket(raw))
            one.sendall(head.encode())
        time.sleep(2)
        visitor = Crowd(stack.address, [])
        started = time.monotonic()
        for _ in range(10):
            visitor.ask("GET", FORM)
        took = (time.monotonic() - started) / 10
    if visitor.lost or visitor.answers["GET 200"] != 10:
        raise Stop(f"Half-sent forms block the site: {dict(visitor.answers)}")
    return (
        f"{HALF_SENT} half-sent forms open; the form answered 10 of 10 times, in {took:.2f} s each"
    )


def private_documents(stack: Stack) -> str:
    """Store a document and a picture; ask for both at the addresses that the storage would have."""
    document, picture = stack.manage("shell", "-v", "0", "-c", PUT).split()[-2:]
    visitor = Crowd(stack.address, [])
    got = {
        name: visitor.ask("GET", f"/media/{name}")[0]
        for name in (document, picture, f"images/../{document}", f"images/%2e%2e/{document}")
    }
    if got.pop(picture) != 200 or set(got.values()) & {200, 206}:
        raise Stop(f"The proxy answers {got}.")
    return f"a stored picture answers 200, a stored document {sorted(set(got.values()))} by {len(got)} addresses"


def scale(stack: Stack) -> str:
    """Run three workers."""
    stack.compose("up", "-d", "--no-deps", "--no-recreate", "--scale", "worker=3", "worker")
    stack.wait_until_healthy()
    names = stack.compose("ps", "--format", "{{.Name}}", "worker").split()
    stack.compose("up", "-d", "--no-deps", "--no-recreate", "--scale", "worker=1", "worker")
    return f"{len(names)} workers healthy"


def roll(stack: Stack) -> str:
    """Roll while visitors read and send forms."""
    before = stored(stack)
    crowd = Crowd(stack.address, PAGES, FORM)
    crowd.start()
    wait_until(lambda: crowd.thanked > 0, "the first form is thanked for")
    started = time.monotonic()
    stack.roll()
    took = time.monotonic() - started
    crowd.stop()
    kept = stored(stack) - before
    figure = (
        f"lost {len(crowd.lost)} of {crowd.total} requests in {took:.0f} s; "
        f"{crowd.thanked} forms thanked for, {kept} stored"
    )
    if crowd.lost or kept != crowd.thanked:
        raise Stop(f"{figure}: {crowd.lost[:10]}")
    return figure


def cost(stack: Stack, count: int = 120) -> str:
    """Ask for pages one after the other; return what the processors worked for each."""
    services = ["web", "database", "proxy"]
    before = [stack.processor_time(service) for service in services]
    visitor = Crowd(stack.address, [])
    for turn in range(count):
        visitor.ask("GET", PAGES[turn % len(PAGES)])
    after = [stack.processor_time(service) for service in services]
    each = [
        f"{service} {(new - old) / count * 1000:.0f} ms"
        for service, old, new in zip(services, before, after, strict=True)
    ]
    return f"processor time for a page, of {count}: {', '.join(each)}"


def stored(stack: Stack) -> int:
    """Return the number of stored callback requests."""
    return int(stack.manage("shell", "-v", "0", "-c", COUNT).split()[-1])
