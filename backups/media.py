"""The files of the media storage as one stream, and back. Scaled pictures are left out: they can be made again."""

import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.core.files.base import File
from django.core.files.storage import Storage, default_storage

from backups.errors import BackupError

#: The folder in which Wagtail stores the scaled pictures.
SCALED = "images"
CHUNK = 1 << 20


def stored_names(folder: str = "", storage: Storage = default_storage) -> Iterator[str]:
    """Return the names of all files below a folder."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from sorted(f"{prefix}{name}" for name in files if name)
    for name in sorted(folders):
        yield from stored_names(f"{prefix}{name}", storage)


def pack(stream: BinaryIO) -> None:
    """Write all files but the scaled pictures, as a tar archive."""
    with tarfile.open(fileobj=stream, mode="w|") as archive:
        for name in stored_names():
            if not name.startswith(f"{SCALED}/"):
                _add(archive, name)


def _add(archive: tarfile.TarFile, name: str) -> None:
    try:
        with default_storage.open(name) as file:
            entry = tarfile.TarInfo(name)
            entry.size = file.size
            archive.addfile(entry, file)
    except FileNotFoundError:
        # Deleted since the listing, with its row.
        return


def names_in(archive: Path) -> list[str]:
    """Return the names in an archive; raises `BackupError` if it is damaged."""
    return [name for name, _file in _files(archive)]


def missing_in_storage(archive: Path) -> list[str]:
    """Return the names that the storage does not have.

    Raises `BackupError` if it has another file under one of the names: nothing is overwritten.
    """
    missing = []
    for name, file in _files(archive):
        if not default_storage.exists(name):
            missing.append(name)
        elif not _is_same(name, file):
            raise BackupError(
                f"The media storage has another file named {name}. Move it away, and restore again."
            )
    return missing


def unpack(archive: Path, names: list[str], stored: list[str]) -> None:
    """Store the named files, under exactly these names; ``stored`` gets each name as soon as it is stored."""
    wanted = set(names)
    for name, file in _files(archive):
        if name in wanted:
            stored.append(default_storage.save(name, File(file)))
            if stored[-1] != name:
                raise BackupError(f"{name} was stored by another program at the same time.")


def remove(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)


def _files(path: Path) -> Iterator[tuple[str, BinaryIO]]:
    try:
        with tarfile.open(path) as archive:
            for entry in archive:
                file = archive.extractfile(entry)
                place = PurePosixPath(entry.name)
                if file is None or place.is_absolute() or ".." in place.parts:
                    raise BackupError(f"The backup’s archive holds no file of ours: {entry.name}")
                yield entry.name, file  # type: ignore[misc]
    except (tarfile.TarError, EOFError) as error:
        raise BackupError(f"The backup’s files are damaged: {error}") from None


def _is_same(name: str, file: BinaryIO) -> bool:
    with default_storage.open(name) as stored:
        while ours := file.read(CHUNK):
            if stored.read(CHUNK) != ours:
                return False
        return not stored.read(1)
