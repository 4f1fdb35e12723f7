"""`./dev pin-images` gives every image a digest, or changes nothing."""

from pathlib import Path

import pytest

from devtools.console import ROOT, Stop
from devtools.deployment import pinning

pytestmark = pytest.mark.once

DIGEST = "sha256:" + "ab" * 32
#: Prints the digest of an image that was pulled; refuses to pull the one in $REFUSED.
DOCKER = f"""#!/bin/sh
for last; do :; done
[ "$1" != pull ] || [ "$last" != "$REFUSED" ] || exit 1
[ "$1" != image ] || echo "${{last%:*}}@{DIGEST}"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the files, and put a docker before the real one."""
    for name in pinning.FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text((ROOT / name).read_text())
    (tmp_path / "docker").write_text(DOCKER)
    (tmp_path / "docker").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(pinning, "ROOT", tmp_path)
    return tmp_path


def images(folder: Path) -> list[str]:
    texts = "".join((folder / name).read_text() for name in pinning.FILES)
    return [match[0] for match in pinning.IMAGE.finditer(texts)]


def test_every_image_gets_its_digest_and_keeps_its_version(folder: Path):
    before = images(folder)

    pinning.pin()
    pinning.pin()

    assert len(before) > 8
    assert images(folder) == [f"{one.split('@')[0]}@{DIGEST}" for one in before]
    assert "image: ${SITE_IMAGE:-massage-practice}\n" in (folder / "docker-compose.yml").read_text()


def test_nothing_changes_if_one_image_cannot_be_pulled(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("REFUSED", "nginx:1.30.0")
    before = images(folder)

    with pytest.raises(Stop, match="nginx"):
        pinning.pin()

    assert images(folder) == before
