"""Reads what was uploaded. Nothing is unpacked to the disk, and nothing is believed about sizes."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import polib
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

MAX_FILE = 1_000_000
MAX_ZIP = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_MEMBERS = 2_000
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError)


class UnreadableError(Exception):
    """Why a file cannot be read, in words for the person who sent it."""


@dataclass(frozen=True)
class Read:
    """A file: its catalogue, or what is wrong with it."""

    name: str
    catalogue: polib.POFile | None
    problem: str = ""


def read(upload: UploadedFile | None) -> Iterator[Read]:
    """Yield each catalogue of an upload, a PO file or a zip of them. Raises `UnreadableError`."""
    if upload is None:
        raise UnreadableError(_("Choose a PO file, or a zip of PO files."))
    if not upload.size:
        raise UnreadableError(_empty())
    if upload.size > MAX_ZIP:
        raise UnreadableError(
            _("The file is too large: %(size)s MB at most.") % {"size": MAX_ZIP // 1_000_000}
        )
    if zipfile.is_zipfile(upload):
        upload.seek(0)
        return _zip(upload)
    upload.seek(0)
    return iter([_read(_shown(upload.name), upload.read(MAX_FILE + 1))])


def _zip(upload: UploadedFile) -> Iterator[Read]:
    try:
        archive = zipfile.ZipFile(upload)
    except (*BROKEN, OSError, ValueError):
        raise UnreadableError(_("This zip cannot be read. Pack it again.")) from None
    members = [one for one in archive.infolist() if not one.is_dir()]
    if len(members) > MAX_MEMBERS:
        raise UnreadableError(
            _("The zip holds too many files: %(count)s at most.") % {"count": MAX_MEMBERS}
        )
    left = MAX_UNPACKED
    for member in members:
        name = _shown(member.filename)
        content = _unpack(archive, member)
        left -= len(content or b"")
        if left < 0:
            # A zip bomb. What was read before is good, and stays.
            yield Read(name, None, _("The zip holds too much. The rest of it was not read."))
            return
        yield _broken(name) if content is None else _read(name, content)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | None:
    """The beginning of a member: never more than is read of a catalogue, whatever the zip says."""
    try:
        with archive.open(member) as file:
            return file.read(MAX_FILE + 1)
    # A broken archive fails in many ways: a bad checksum, a password, an unknown method.
    except (*BROKEN, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        return None


def _broken(name: str) -> Read:
    return Read(name, None, _("This file cannot be unpacked. Pack it again, without a password."))


def _read(name: str, content: bytes) -> Read:
    if not name.lower().endswith(".po"):
        return Read(name, None, _("This is no PO file."))
    if not content.strip():
        return Read(name, None, _empty())
    if len(content) > MAX_FILE:
        return Read(name, None, _("The file is too large for a PO file of one page."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Read(name, None, _("The file is not in UTF-8. Save it in this encoding."))
    try:
        # polib opens what looks like the name of a file; no file's name begins like this.
        catalogue = polib.pofile("#\n" + text, check_for_duplicates=False)
    except (OSError, ValueError, IndexError, LookupError):
        return Read(name, None, _("This is no PO file, or it is damaged."))
    return Read(name, catalogue)


def _empty() -> str:
    return _("The file is empty: there is nothing in it. Download it anew and fill it in.")


def _shown(name: str | None) -> str:
    """A file's own name, without the folders that a hostile zip would like to write to."""
    return PurePosixPath((name or "").replace("\\", "/")).name[:100] or "?"
