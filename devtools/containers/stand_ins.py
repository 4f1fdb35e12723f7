"""The images that the files name: pulled, or, where no registry is reached, made from Debian's packages."""

import os
import re
import shutil
import ssl
from pathlib import Path
from tempfile import TemporaryDirectory

from devtools import system
from devtools.console import ROOT, Stop, run_quietly, say
from devtools.containers.engine import HOME, LOG, Engine, mirror

RECIPES = Path(__file__).parent / "stand_ins"
BASE = "localhost/debian:base"
#: The recipe for each image, by the beginning of its name.
RECIPE_OF = {
    "python:": "python",
    "postgres:": "postgres",
    "valkey/valkey:": "valkey",
    "nginx:": "nginx",
    "chrislusf/seaweedfs:": "store",
}


def named_images() -> list[str]:
    """Return the images that the Dockerfile and the services without a profile are made from."""
    compose = (ROOT / "docker-compose.yml").read_text()
    parts = re.split(r"^  (?=[a-z])", compose, flags=re.MULTILINE)
    images = re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    for part in parts:
        if "profiles:" not in part:
            images += re.findall(r"^ +image: ([a-z][^$\s]*:\S+)$", part, re.MULTILINE)
    return sorted({image for image in images if not image.startswith("massage-practice")})


def provide(engine: Engine) -> dict[str, str]:
    """Make every image available; return where each came from: “present”, “registry” or “Debian packages”."""
    origin: dict[str, str] = {}
    for image in named_images():
        if engine.attempt("image", "inspect", image).returncode == 0:
            origin[image] = "present"
        elif engine.attempt("pull", "-q", image).returncode == 0:
            origin[image] = "registry"
        else:
            _build(engine, image)
            origin[image] = "Debian packages"
    return origin


def _build(engine: Engine, image: str) -> None:
    recipe = next((name for start, name in RECIPE_OF.items() if image.startswith(start)), None)
    if recipe is None or "@sha256:" in image:
        raise Stop(f"{image} cannot be pulled, and nothing else may take its place.")
    _base(engine)
    say(f"Making {image} from Debian’s packages…")
    with TemporaryDirectory(dir=HOME) as folder:
        context = Path(folder)
        shutil.copytree(RECIPES, context, dirs_exist_ok=True)
        _certificates(context)
        if recipe == "store":
            _store_packages(context)
        file = str(context / f"{recipe}.Containerfile")
        engine.run("build", "-q", "--network", "host", "-f", file, "-t", image, folder)


def _base(engine: Engine) -> None:
    """Import a minimal Debian 13 as an image."""
    if engine.attempt("image", "inspect", BASE).returncode == 0:
        return
    say("Making a minimal Debian 13…")
    if shutil.which("mmdebstrap") is None and not system.install("mmdebstrap"):
        raise Stop("mmdebstrap cannot be installed here (var/apt.log says why).")
    archive = HOME / "debian.tar"
    command = ["mmdebstrap", "--quiet", "--variant=minbase", "--include=ca-certificates"]
    if not run_quietly([*command, "trixie", str(archive), mirror()], LOG):
        raise Stop(f"mmdebstrap failed ({LOG} says why).")
    engine.run("import", str(archive), BASE)
    archive.unlink()


def _certificates(context: Path) -> None:
    """Let the images trust what this machine trusts: a proxy may re-sign TLS."""
    named = os.environ.get("PIP_CERT") or ssl.get_default_verify_paths().cafile
    shutil.copy(named or "/etc/ssl/certs/ca-certificates.crt", context / "ca.crt")


def _store_packages(context: Path) -> None:
    if shutil.which("npm") is None and not system.install("npm"):
        raise Stop("npm cannot be installed here (var/apt.log says why).")
    install = ["npm", "install", "--silent", "--no-save", "--prefix", str(context), "s3rver@3.7.1"]
    if not run_quietly(install, LOG):
        raise Stop(f"s3rver cannot be installed ({LOG} says why).")
