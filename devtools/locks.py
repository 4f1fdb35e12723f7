"""`./dev lock`: compiles the requirements files, with hashes, from pyproject.toml."""

from devtools import environment
from devtools.console import Command, Stop, run

# The first lock file constrains the others: tests run with exactly the versions of production.
LOCKS = {
    environment.RUNTIME: ["pyproject.toml"],
    environment.DEVELOPMENT: [
        "pyproject.toml",
        "--group",
        "dev",
        "--constraints",
        environment.RUNTIME,
    ],
    environment.POSTGRES: ["--group", "postgres", "--constraints", environment.DEVELOPMENT],
}
OPTIONS = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-annotate",
    "--quiet",
]


def lock(*, upgrade: bool) -> int:
    environment.ensure(environment.DEVELOPMENT)
    for name, sources in LOCKS.items():
        options = [*OPTIONS, "--output-file", name, *(["--upgrade"] if upgrade else [])]
        command: Command = [environment.VENV / "bin" / "uv", "pip", "compile", *sources, *options]
        if run(command, {"UV_CUSTOM_COMPILE_COMMAND": "make lock"}):
            raise Stop(f"{name} cannot be compiled: the reason is printed above.")
    return 0
