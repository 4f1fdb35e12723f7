"""`./dev pin-images`: adds to each image the digest that the registry has for its version now."""

import re
import subprocess
from collections.abc import Sequence

from devtools.console import ROOT, Stop

FILES = ["Dockerfile", "docker-compose.yml", "deploy/kubernetes/pooler.yaml"]
#: The name with its version, and the digest if there is one. The site's own image has no version.
IMAGE = re.compile(
    r"^((?:FROM| *(?:- )?image:) )([a-z0-9./-]+:[\w.-]+)(@sha256:[0-9a-f]{64})?", re.MULTILINE
)


def pin(_arguments: Sequence[str] = ()) -> int:
    """Rewrite the files; nothing is changed if one image cannot be pulled."""
    texts = {name: (ROOT / name).read_text() for name in FILES}
    images = sorted({match[2] for text in texts.values() for match in IMAGE.finditer(text)})
    digests = {image: _digest(image) for image in images}
    for name, text in texts.items():
        pinned = IMAGE.sub(lambda match: f"{match[1]}{match[2]}@{digests[match[2]]}", text)
        (ROOT / name).write_text(pinned)
    for image, digest in digests.items():
        print(f"  {image}  {digest}")
    return 0


def _digest(image: str) -> str:
    pulled = _docker("pull", "--quiet", image)
    if pulled.returncode:
        raise Stop(f"{image} cannot be pulled: {pulled.stderr.strip()}")
    told = _docker("image", "inspect", "--format", '{{join .RepoDigests "\\n"}}', image)
    match = re.search(r"@(sha256:[0-9a-f]{64})$", told.stdout, re.MULTILINE)
    if match is None:
        raise Stop(f"docker knows no digest of {image}.")
    return match[1]


def _docker(*arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(["docker", *arguments], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise Stop("docker is not installed.") from None
