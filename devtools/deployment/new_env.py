"""`./dev deploy-env`: writes a complete `.env` for production, with random secrets."""

import argparse
import base64
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from devtools.console import ROOT, Stop

HEAD = """# Settings of production. The keys decrypt visitors’ requests: keep a copy of this file, apart from the backups.
# .env.example explains each setting and names all others.
"""
#: The only folder that the services of deploy/systemd may write to.
STATE = "/var/lib/massage-practice"


def write(arguments: Sequence[str]) -> int:
    """Write `.env` unless it exists; its owner alone may read it."""
    options = _options(arguments)
    target = Path(options.output)
    try:
        # Never overwritten: without the old keys the stored requests would be unreadable.
        with open(target, "x", opener=_private) as file:
            file.write(
                HEAD + "".join(f"{name}={value}\n" for name, value in _values(options).items())
            )
    except FileExistsError:
        raise Stop(f"{target} exists already: move it away first.") from None
    if not options.quiet:
        print(f"{target} is written. Nobody else has its keys: keep a copy in a safe place.")
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev deploy-env", description=write.__doc__)
    parser.add_argument("host", help="the site’s host name: www.example.lv")
    parser.add_argument(
        "--mail", required=True, help="smtp+tls://user:password@mail.example.lv:587"
    )
    parser.add_argument("--sender", required=True, help="the address that the site’s mail is from")
    parser.add_argument("--notify", default="", help="who is told about new callback requests")
    parser.add_argument(
        "--machine",
        action="store_true",
        help="for one machine without containers (SQLite), instead of docker compose",
    )
    parser.add_argument("--languages", default="", help="en,lv,ru by default; de,pl works too")
    parser.add_argument(
        "--source", default="", help="the language that you write in; the first by default"
    )
    parser.add_argument("--country", default="", help="two letters, LV by default")
    parser.add_argument("--time-zone", default="", help="Europe/Riga by default")
    parser.add_argument("--database", help="another database: postgres://user:password@host/name")
    parser.add_argument("--output", default=str(ROOT / ".env"), help="the file, .env by default")
    parser.add_argument("--quiet", action="store_true", help="print nothing")
    options = parser.parse_args(arguments)
    if "/" in options.host or ":" in options.host:
        raise Stop(f"“{options.host}” is no host name: leave out scheme, port and path.")
    if urlsplit(options.mail).scheme not in {"smtp", "smtp+tls", "smtp+ssl"}:
        raise Stop("--mail needs an address like smtp+tls://user:password@mail.example.lv:587.")
    return options


def _values(options: argparse.Namespace) -> dict[str, str]:
    address = f"https://{options.host}"
    database = options.database or (f"sqlite:///{STATE}/db.sqlite3" if options.machine else "")
    return {
        "DJANGO_SETTINGS_MODULE": "mysite.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "CALLBACK_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "CALLBACK_DIGEST_KEY": secrets.token_urlsafe(48),
        "ALLOWED_HOSTS": options.host,
        "SITE_URL": address,
        "CSRF_TRUSTED_ORIGINS": address,
        "TRUSTED_PROXY_COUNT": "1",
        "EMAIL_URL": options.mail,
        "DEFAULT_FROM_EMAIL": options.sender,
        **{name: value for name, value in _chosen(options).items() if value},
        **({"DATABASE_URL": database} if database else {}),
        **(_of_the_machine() if options.machine else _of_compose()),
    }


def _chosen(options: argparse.Namespace) -> dict[str, str]:
    """What has a default that fits the practice of the demo."""
    return {
        "CALLBACK_NOTIFY": options.notify,
        "SITE_LANGUAGES": options.languages,
        "SOURCE_LANGUAGE": options.source,
        "COUNTRY": options.country,
        "TIME_ZONE": options.time_zone,
    }


def _of_the_machine() -> dict[str, str]:
    return {
        "MEDIA_ROOT": f"{STATE}/media",
        "BACKUP_FOLDER": f"{STATE}/backups",
        "CACHE_URL": "rediscache://127.0.0.1:6379/0",
    }


def _of_compose() -> dict[str, str]:
    return {
        "DATABASE_PASSWORD": secrets.token_urlsafe(32),
        "AWS_ACCESS_KEY_ID": secrets.token_hex(10),
        "AWS_SECRET_ACCESS_KEY": secrets.token_urlsafe(32),
    }


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
