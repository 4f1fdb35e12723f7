"""Lists the installed packages with their licences as a CycloneDX document: `python devtools/sbom.py`.

Only the standard library, and nothing else of devtools: the image is built with it.
"""

import json
import re
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageMetadata, distributions
from typing import Any

#: What packages wrote before licences had expressions (PEP 639).
OLD_NAMES = {
    "apache software license": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd license": "BSD-3-Clause",
    "bsd 2-clause license": "BSD-2-Clause",
    "3-clause bsd license": "BSD-3-Clause",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "gnu general public license v2 (gplv2)": "GPL-2.0-only",
    "gnu general public license v3 or later (gplv3+)": "GPL-3.0-or-later",
}
#: Read in the licence file of packages whose metadata do not say it.
READ = {
    "axe-playwright-python": "MIT",
    "pyrage": "MIT",
    # The other classifier is about the trademark "QR Code".
    "qrcode": "BSD-3-Clause",
}


def name_of(package: Distribution) -> str:
    """Return a package's normalised name."""
    return re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower()


def licence(package: Distribution) -> str:
    """Return the licence as an SPDX expression; if it is unknown, what the package says, or an empty string."""
    metadata = package.metadata
    return READ.get(name_of(package)) or _said("License-Expression", metadata) or _old(metadata)


def _said(field: str, metadata: PackageMetadata) -> str:
    return str(metadata[field]) if field in metadata else ""


def _old(metadata: PackageMetadata) -> str:
    classifiers = (line.split(" :: ") for line in metadata.get_all("Classifier") or [])
    # One classifier is only the branch: "OSI Approved".
    said = [parts[-1] for parts in classifiers if parts[0] == "License" and len(parts) > 2]
    text = _said("License", metadata).split("\n")[0]
    return " AND ".join(OLD_NAMES.get(one.lower(), one) for one in said or [text])


def document(packages: Iterable[Distribution]) -> dict[str, Any]:
    known = {name_of(package): package for package in packages}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "components": [_component(name, package) for name, package in sorted(known.items())],
    }


def _component(name: str, package: Distribution) -> dict[str, Any]:
    address = f"pkg:pypi/{name}@{package.version}"
    return {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": package.version,
        "purl": address,
        "licenses": [{"expression": licence(package)}],
    }


if __name__ == "__main__":
    json.dump(document(distributions()), sys.stdout, indent=1)
