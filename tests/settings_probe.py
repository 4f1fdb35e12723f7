"""Prints, as JSON, which settings change with each environment variable.

Run as a program, because a process with Django set up cannot load settings again:
``python -m tests.settings_probe MODULE``, with the variables as JSON on standard
input: ``{"NAME": ["its value", "another value"]}``. All variables are set to their first
value, then each in turn to the second.
"""

import importlib
import json
import os
import sys
from typing import Any

import environ

Values = dict[str, tuple[str, str]]


def loaded(module: str, variables: dict[str, str]) -> dict[str, str]:
    """Return the settings as text, loaded with these variables."""
    os.environ.update(variables)
    for name in [name for name in sys.modules if name.startswith("mysite.settings")]:
        del sys.modules[name]
    content: dict[str, Any] = vars(importlib.import_module(module))
    return {name: repr(value) for name, value in content.items() if name.isupper()}


def effects(module: str, values: Values) -> dict[str, list[str]]:
    """Return, for each variable, the settings that change with it."""
    everything = {name: first for name, (first, _) in values.items()}
    before = loaded(module, everything)
    changed = {}
    for name, (_, other) in values.items():
        after = loaded(module, {**everything, name: other})
        changed[name] = [key for key in before | after if before.get(key) != after.get(key)]
    return changed


if __name__ == "__main__":
    # The developer's own .env would fill in what is not set here.
    environ.Env.read_env = lambda *_arguments, **_options: None  # type: ignore[method-assign]
    json.dump(effects(sys.argv[1], json.load(sys.stdin)), sys.stdout)
