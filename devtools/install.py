"""`./dev install`: installs the locked packages; `--django 6.0` then replaces Django by that series."""

import re
from collections.abc import Sequence

from devtools import environment
from devtools.console import Command, Stop, run


def install(arguments: Sequence[str]) -> int:
    """Install the development packages; the other commands then install nothing."""
    series = _series(arguments)
    environment.ensure(environment.DEVELOPMENT)
    if series is None:
        return 0
    command: Command = [environment.PYTHON, "-m", "pip", "install", f"Django=={series}.*"]
    return run(command)


def _series(arguments: Sequence[str]) -> str | None:
    if not arguments:
        return None
    option, *values = arguments
    if option != "--django" or len(values) != 1 or not re.fullmatch(r"\d+\.\d+", values[0]):
        raise Stop("The only option is --django with a series: ./dev install --django 6.0")
    return values[0]
