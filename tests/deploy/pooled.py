"""Runs the site behind PgBouncer in transaction mode: `python -m tests.deploy.pooled`.

Real: PostgreSQL, PgBouncer with two connections to it, two gunicorns, a worker, visitors
who read and send forms. Then every command that reads many rows. Exits with 1 if anything
was lost or failed. ``--without-setting`` leaves DATABASE_POOLER out, to show what it is for.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from devtools.console import ROOT
from devtools.containers.stack import free_ports
from devtools.containers.visitors import Crowd
from tests.faults.database import NAME, database
from tests.faults.processes import Process, wait_until
from tests.faults.site import HOST, alive, build, environment, gunicorn
from tests.smtp import free_port, smtp_sink

CONFIG = """[databases]
{name} = host={home} dbname={name} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
max_client_conn = 100
ignore_startup_parameters = extra_float_digits
logfile = {folder}/pgbouncer.log
pidfile = {folder}/pgbouncer.pid
"""
COMMANDS = [
    ["migrate", "--check"],
    ["rebuild_search"],
    ["translation_status", "--rebuild"],
    ["reseal_callback_requests"],
    ["publish_scheduled"],
    ["rebuild_references_index"],
]


def pooler(folder: Path, home: Path, port: int) -> subprocess.Popen[bytes]:
    program = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program, "pgbouncer is not installed."
    config = folder / "pgbouncer.ini"
    config.write_text(CONFIG.format(name=NAME, home=home, port=port, folder=folder))
    # It refuses to run as root, and the server's socket belongs to the server's user.
    owner = home.stat().st_uid
    user = owner if os.geteuid() == 0 else None
    os.chown(folder, owner, -1)
    folder.chmod(0o755)
    return subprocess.Popen([program, "-q", config], user=user, stderr=subprocess.DEVNULL)


def failed(command: list[str], env: Mapping[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    return (
        f"{' '.join(command)}: {done.stderr.strip().splitlines()[-1:]}" if done.returncode else ""
    )


def main(seconds: int = 30) -> int:
    with TemporaryDirectory(prefix="pooled-") as name, ExitStack() as stack:
        folder = Path(name)
        server = stack.enter_context(database())
        assert server, "PostgreSQL's programs are not installed."
        _sink, smtp_port = stack.enter_context(smtp_sink())
        port, *ports = free_ports(3)
        direct = environment(server, free_port(), smtp_port)
        form = build(direct)
        bouncer = pooler(folder, server.home, port)
        stack.callback(bouncer.wait)
        stack.callback(bouncer.terminate)
        env = {**direct, "DATABASE_URL": f"postgres://postgres@{HOST}:{port}/{quote(NAME)}"}
        if "--without-setting" not in sys.argv:
            env["DATABASE_POOLER"] = "true"
        for number, web in enumerate(ports):
            process = Process(f"web-{number}", gunicorn(web), env, folder)
            process.start()
            stack.callback(process.stop)
        worker = Process("worker", ["django", "worker"], env, folder)
        worker.start()
        stack.callback(worker.stop)
        for web in ports:
            wait_until(lambda web=web: alive(web), f"gunicorn answers at {web}")
        crowds = [Crowd(f"http://{HOST}:{web}", [form, "/en/"], form, count=3) for web in ports]
        for crowd in crowds:
            crowd.start()
        time.sleep(seconds)
        wrong = [reason for command in COMMANDS if (reason := failed(command, env))]
        for crowd in crowds:
            crowd.stop()
        lost = [line for crowd in crowds for line in crowd.lost]
        thanked = sum(crowd.thanked for crowd in crowds)
        stored = server.rows("SELECT count(*) FROM callbacks_callbackrequest")[0][0]
        sessions = server.rows(
            "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
        )
        print("\n".join([*wrong, *lost[:10]]))
        print(
            f"lost {len(lost)} of {sum(crowd.total for crowd in crowds)} requests; {thanked} forms thanked for, {stored} stored; "
            f"{len(COMMANDS) - len(wrong)} of {len(COMMANDS)} commands; {sessions[0][0] - 1} sessions of the server"
        )
        return 1 if lost or wrong or stored != thanked else 0


if __name__ == "__main__":
    sys.exit(main())
