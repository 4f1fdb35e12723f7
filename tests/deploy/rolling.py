"""Rolls the site of one machine under load: `python -m tests.deploy.rolling`.

Real: nginx with deploy/nginx, two gunicorns, deploy/roll.sh, visitors who read and send
forms. In place of systemd a small `systemctl` stops and starts the processes as the unit
files say. Needs nginx; prints what was lost, and exits with 1 if anything was.
"""

import os
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from devtools.console import ROOT
from devtools.containers.stack import free_ports
from devtools.containers.visitors import Crowd
from mysite.settings.keys import derived_key
from tests.faults.processes import wait_until
from tests.faults.site import alive, build

HOST = "localhost"
#: Stops with SIGTERM, waits as TimeoutStopSec says, starts with the unit's ExecStart.
SYSTEMCTL = """#!/bin/sh
set -eu
case "$1" in
list-units) for port in $PORTS; do echo "massage-practice-web@$port.service loaded active running"; done; exit ;;
restart) unit=$2 ;;
esac
[ "$unit" != massage-practice-worker.service ] || exit 0
port=${unit#*@}; port=${port%.service}
if [ -e "$STATE/$port.pid" ]; then
    pid=$(cat "$STATE/$port.pid")
    kill -TERM "$pid"
    timeout 40 sh -c "while [ -e /proc/$pid ]; do sleep 0.1; done" || kill -KILL "$pid"
fi
cd "$PROJECT"
setsid "$PYTHON" -m gunicorn --bind=127.0.0.1:$port --pid="$STATE/$port.pid" >> "$STATE/$port.log" 2>&1 &
"""
#: runuser -u NAME -- COMMAND
RUNUSER = '#!/bin/sh\nshift 3\nexec "$@"\n'


def environment(state: Path, ports: list[int]) -> dict[str, str]:
    secret = "only-for-this-trial"
    mine = {
        "DJANGO_SETTINGS_MODULE": "mysite.settings.dev",
        "DEBUG": "false",
        "SECRET_KEY": secret,
        "CALLBACK_KEYS": derived_key(secret, "sealing"),
        "CALLBACK_DIGEST_KEY": derived_key(secret, "digest"),
        "DATABASE_URL": f"sqlite:///{state}/db.sqlite3",
        "TRUSTED_PROXY_COUNT": "1",
        "CALLBACK_LIMIT_ADDRESS": "1000000",
        "CALLBACK_LIMIT_NUMBER": "1000000",
        "PYTHONPATH": str(ROOT),
        "PATH": f"{state}/bin:{os.environ['PATH']}",
        "PORTS": " ".join(map(str, ports)),
        "STATE": str(state),
        "PROJECT": str(state / "project"),
        "PYTHON": sys.executable,
    }
    return {**os.environ, **mine}


def lay_out(state: Path) -> None:
    """Make the project's folder, with the code of this one, and the two programs that only systemd's machine has."""
    project = state / "project"
    project.mkdir()
    for path in ROOT.iterdir():
        if path.name not in {".git", ".env", "deploy", "var"}:
            (project / path.name).symlink_to(path)
    shutil.copytree(ROOT / "deploy", project / "deploy")
    (project / ".env").write_text(f"ALLOWED_HOSTS={HOST}\n")
    (state / "bin").mkdir()
    for name, text in {"systemctl": SYSTEMCTL, "runuser": RUNUSER}.items():
        (state / "bin" / name).write_text(text)
        (state / "bin" / name).chmod(0o755)


def proxy(state: Path, ports: list[int], plain: int, secure: int) -> subprocess.Popen[bytes]:
    """Start nginx with deploy/nginx/machine.conf on other ports and paths."""
    text = (ROOT / "deploy" / "nginx" / "machine.conf").read_text()
    for old, new in {
        "listen [::]:80;": "",
        "listen [::]:443 ssl http2;": "",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl": f"listen 127.0.0.1:{secure} ssl",
        "127.0.0.1:8001": f"127.0.0.1:{ports[0]}",
        "127.0.0.1:8002": f"127.0.0.1:{ports[1]}",
        "/etc/nginx/site": str(ROOT / "deploy" / "nginx"),
        "/etc/letsencrypt/live/www.example.lv": str(state),
        "/var/log/nginx": str(state),
        "/var/lib/nginx": str(state),
        "www.example.lv": HOST,
    }.items():
        text = text.replace(old, new)
    (state / "machine.conf").write_text(text)
    temporary = "".join(
        f"{kind}_temp_path {state}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (state / "nginx.conf").write_text(
        f"daemon off; pid {state}/nginx.pid; user root; events {{ }}\n"
        f"http {{ {temporary} include {state}/machine.conf; }}\n"
    )
    key = ["-keyout", state / "privkey.pem", "-out", state / "fullchain.pem"]
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        f"/CN={HOST}",
        *key,
    ]
    subprocess.run(made, check=True, capture_output=True)
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert nginx, "nginx is not installed."
    return subprocess.Popen([nginx, "-e", state / "error.log", "-c", state / "nginx.conf"])


def main(visitors: int = 6) -> int:
    with TemporaryDirectory(prefix="rolling-") as folder, ExitStack() as stack:
        state = Path(folder)
        first, second, plain, secure = free_ports(4)
        ports = [first, second]
        env = environment(state, ports)
        lay_out(state)
        form = build(env)
        for port in ports:
            subprocess.run(
                ["systemctl", "restart", f"massage-practice-web@{port}.service"],
                env=env,
                check=True,
            )
            stack.callback(stop, state / f"{port}.pid")
            wait_until(lambda port=port: alive(port), f"gunicorn answers at {port}")
        nginx = proxy(state, ports, plain, secure)
        stack.callback(nginx.terminate)
        crowd = Crowd(f"https://{HOST}:{secure}", [form, "/en/", "/healthz"], form, count=visitors)
        crowd.start()
        stack.callback(lambda: print(f"answers: {dict(crowd.answers)}"))
        wait_until(lambda: crowd.thanked > 2, "forms are thanked for", 60)
        started = time.monotonic()
        rolled = subprocess.run(
            ["sh", "deploy/roll.sh", "systemd"], cwd=state / "project", env=env, check=False
        )
        took = time.monotonic() - started
        crowd.stop()
        print("\n".join(crowd.lost[:10]))
        print(
            f"lost {len(crowd.lost)} of {crowd.total} requests while two web servers were replaced in {took:.0f} s"
        )
        return 1 if rolled.returncode or crowd.lost else 0


def stop(pid_file: Path) -> None:
    os.kill(int(pid_file.read_text()), 15)


if __name__ == "__main__":
    sys.exit(main())
