"""Puts the next release on the running site, with its migration, and puts a backup back."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyrage.x25519 import Identity

from tests.faults.processes import Process, wait_until
from tests.faults.site import Site, alive, python

MANAGE = ("-m", "django")


def roll(site: Site) -> None:
    """Migrate, on two machines at once; then replace the web servers one after the other, and the worker."""
    new = {"NEXT_RELEASE": "true", "RELEASE": "next"}
    env = {**site.worker.env, **new}
    with ThreadPoolExecutor(2) as machines:
        for done in [machines.submit(python, env, *MANAGE, "migrate") for _ in range(2)]:
            done.result()
    for port, web in site.webs.items():
        replace(web, new)
        wait_until(lambda port=port: alive(port), f"the new web server at {port} answers")
    replace(site.worker, new)


def replace(process: Process, env: dict[str, str]) -> None:
    process.stop()
    process.env |= env
    process.start()


class Restoration:
    """Stop the site, save it, lose the database, and put the backup back into an empty one."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site = site
        self.folder = folder
        self.key = Identity.generate()

    def manage(self, *arguments: str) -> None:
        """Run a command of the release that runs now."""
        env = {
            **self.site.worker.env,
            "BACKUP_FOLDER": str(self.folder / "backups"),
            "BACKUP_RECIPIENTS": str(self.key.to_public()),
            "PATH": f"{self.site.database.binaries}:{self.site.worker.env['PATH']}",
        }
        python(env, *MANAGE, *arguments)

    def lose_and_restore(self) -> None:
        for process in [*self.site.webs.values(), self.site.worker]:
            process.stop()
        self.manage("backup")
        self.site.database.create()
        identity = self.folder / "identity.txt"
        identity.write_text(f"{self.key}\n")
        self.manage("restore", "--identity", str(identity), "--yes")

    def start(self) -> None:
        for process in [*self.site.webs.values(), self.site.worker]:
            process.start()
