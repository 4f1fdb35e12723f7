"""The joined style sheets as static files: `collectstatic` collects them, the development server makes them when asked."""

import atexit
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from core.styles.joining import joined
from core.styles.naming import kinds, named_by

FOLDER = "css/kinds"


def path_of(template: str) -> str:
    """Return the static path of the sheet for the pages of a template."""
    return f"{FOLDER}/{template.removesuffix('.html')}.css"


@cache
def folder() -> Path:
    """Return a folder of this process: two releases on a machine never share a file."""
    made = Path(tempfile.mkdtemp(prefix="style-sheets-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


class KindsFinder(BaseFinder):
    """Finds ``css/kinds/<template>.css``."""

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        template = f"{path.removeprefix(f'{FOLDER}/').removesuffix('.css')}.html"
        if path != path_of(template) or template not in kinds():
            return []
        made = str(self._made(template))
        return [made] if find_all or kwargs.get("all") else made

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        for template in sorted(kinds()):
            self._made(template)
            yield path_of(template), FileSystemStorage(folder())

    def _made(self, template: str) -> Path:
        path = path_of(template)
        file = folder() / path
        if settings.DEBUG or not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            text = joined(named_by(template), str(PurePosixPath(path).parent))
            # Whole or not at all: another thread may be reading.
            fresh = tempfile.NamedTemporaryFile("w", dir=file.parent, delete=False)  # noqa: SIM115
            with fresh:
                fresh.write(text)
            Path(fresh.name).replace(file)
        return file
