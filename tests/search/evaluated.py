"""The labelled queries of a language, asked once for each state of the code and each database."""

import fcntl
import json
from datetime import date

from django.db import connection

from devtools import fingerprint
from tests.databases.templates import CACHE, STATE
from tests.search.labelled import FOLDER, SETS, Evaluation, evaluate


def evaluated(code: str) -> dict[str, Evaluation]:
    """Return the evaluation of each set, from the cache if nothing has changed that it depends on."""
    path = CACHE / f"labelled-{connection.vendor}-{code}.json"
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another worker may be asking
        state = _state()
        kept = json.loads(path.read_text()) if path.exists() else {}
        if kept.get("state") != state:
            kept = {"state": state, "sets": {name: evaluate(code, name) for name in SETS}}
            path.write_text(json.dumps(kept))
    return {name: (recalls, missed) for name, (recalls, missed) in kept["sets"].items()}


def _state() -> str:
    """Name everything that decides the results: code, libraries, labels, and the day, for dates count."""
    files = [*FOLDER.rglob("*.tsv"), *FOLDER.parent.glob("*.py")]
    return f"{STATE['code']} {fingerprint.of(*files)} {date.today()}"  # noqa: DTZ011
