"""The demo's pictures in all sizes: encoded once, and reused for every seeded database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from django.core.files.base import ContentFile, File
from wagtail.images.models import AbstractImage, Filter

GENERATE = AbstractImage.generate_rendition_file


@contextmanager
def kept_renditions(folder: Path) -> Iterator[None]:
    """Take a rendition from the folder when the same picture was asked for the same way before."""

    def generate(image: AbstractImage, rule: Filter, *, source: File | None = None) -> File:
        place = folder / image.get_file_hash() / (rule.get_cache_key(image) or "whole") / rule.spec
        kept = next(place.glob("*.*"), None)
        if kept is None:
            kept = _keep(GENERATE(image, rule, source=source), place)
        return ContentFile(kept.read_bytes(), name=kept.name)

    with mock.patch.object(AbstractImage, "generate_rendition_file", generate):
        yield


def _keep(file: Any, place: Path) -> Path:
    place.mkdir(parents=True, exist_ok=True)
    file.seek(0)
    # The databases of several engines may be seeded at once.
    unfinished = place / f"unfinished-{os.getpid()}"
    unfinished.write_bytes(file.read())
    return unfinished.replace(place / Path(file.name).name)
