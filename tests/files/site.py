"""The site as one gunicorn process under production's settings, with its files in one of three places."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from devtools.console import ROOT
from mysite.settings.keys import derived_key
from tests.faults.processes import Process, wait_until
from tests.faults.site import alive, gunicorn
from tests.files.cdn import running_cdn
from tests.smtp import free_port
from tests.store import HOST, Store, running_store

SECRET = "only-for-files-" * 4


@dataclass
class Site:
    url: str
    guide: str
    listing: str
    letter_file: str
    letter_url: str
    store: Store
    log: Path
    place: str


@contextmanager
def running_site(place: str, folder: Path) -> Iterator[Site]:
    """Start the site with its files on the ``disk``, in a bucket (``s3``), or behind a ``cdn``."""
    with ExitStack() as stack:
        store = stack.enter_context(running_store())
        env = environment(folder) | files(place, store, folder, stack)
        guide, listing, letter_file, letter_url = run(env, "tests.files.build").split()
        # The admin's own files are of no use here, and are most of the time it takes.
        run(env, "django", "collectstatic", "--no-input", "--verbosity=0", "--ignore=wagtail*")
        port = free_port()
        web = Process("web", gunicorn(port), env, folder)
        web.start()
        stack.callback(web.stop)
        wait_until(lambda: alive(port), "the web server answers")
        url = f"http://{HOST}:{port}"
        yield Site(url, guide, listing, letter_file, letter_url, store, web.log, place)


def environment(folder: Path) -> dict[str, str]:
    mine = {
        "DJANGO_SETTINGS_MODULE": "tests.files.production_settings",
        "TEST_FILES": str(folder),
        "SECRET_KEY": SECRET,
        "CALLBACK_KEYS": derived_key(SECRET, "sealing"),
        "CALLBACK_DIGEST_KEY": derived_key(SECRET, "digest"),
        "ALLOWED_HOSTS": HOST,
        "SITE_URL": f"http://{HOST}",
        "EMAIL_URL": f"smtp://{HOST}:1",
        "DEFAULT_FROM_EMAIL": "practice@example.lv",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        # The browser speaks plain HTTP to the site.
        "SECURE_SSL_REDIRECT": "false",
        "PYTHONPATH": str(ROOT),
    }
    return {**os.environ, **mine}


def files(place: str, store: Store, folder: Path, stack: ExitStack) -> dict[str, str]:
    if place == "disk":
        return {}
    bucket = {
        "AWS_STORAGE_BUCKET_NAME": "media",
        "AWS_S3_ENDPOINT_URL": store.address,
        "AWS_S3_REGION_NAME": "eu-central-1",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
    }
    if place == "s3":
        return bucket
    return bucket | {
        "AWS_STATIC_BUCKET_NAME": "static",
        "MEDIA_DOMAIN": stack.enter_context(running_cdn(store, "media", folder)),
        "STATIC_DOMAIN": stack.enter_context(running_cdn(store, "static", folder)),
    }


def run(env: dict[str, str], *command: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
