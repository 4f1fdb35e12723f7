"""The worst day: everything is backed up, destroyed, and put back from the backup."""

import re
import time

from devtools.console import Stop
from devtools.containers import trials
from devtools.containers.stack import Stack

COUNTS = (
    "from wagtail.models import Page, Revision; from wagtail.images import get_image_model; from forms.models import CallbackRequest;"
    "print(Page.objects.live().count(), Revision.objects.count(), get_image_model().objects.count(), CallbackRequest.objects.count())"
)


def recover(stack: Stack) -> str:
    """Back up, destroy, restore; compare the numbers of rows, and look at pages with their pictures."""
    before = counts(stack)
    started = time.monotonic()
    identity = stack.folder / "identity.txt"
    identity.write_text(_new_key(stack))
    made = stack.manage("backup").strip().splitlines()[-1]
    backed_up = time.monotonic()
    stack.destroy()
    stack.compose("up", "-d", "--wait", "database", "cache", "store")
    stack.compose("up", "buckets")
    stack.manage(
        "restore", "--identity", "/identity.txt", "--yes", mounts={identity: "/identity.txt"}
    )
    stack.compose("up", "-d")
    stack.wait_until_healthy()
    stack.wait_until_ready()
    restored = time.monotonic()
    # What the restoration left to the worker is done before anybody looks at the pictures.
    stack.manage("worker", "--once")
    after = counts(stack)
    if after != before:
        raise Stop(f"Before: {before}. After the restoration: {after}.")
    return (
        f"backup in {backed_up - started:.0f} s ({made}); destroyed and serving again in {restored - backed_up:.0f} s; "
        f"live pages, revisions, pictures, requests as before: {after}; {trials.crawl(stack, every=8)}"
    )


def counts(stack: Stack) -> str:
    return stack.manage("shell", "-v", "0", "-c", COUNTS).strip().splitlines()[-1]


def _new_key(stack: Stack) -> str:
    """Make a key, put its public half into .env, and return the private one."""
    told = stack.manage("backup_keys", "--new")
    identity = re.search(r"AGE-SECRET-KEY-\S+", told)
    recipient = re.search(r"BACKUP_RECIPIENTS=\S+", told)
    if not (identity and recipient):
        raise Stop(f"No key: {told}")
    with (stack.folder / ".env").open("a") as file:
        file.write(f"{recipient[0]}\n")
    return f"{identity[0]}\n"
