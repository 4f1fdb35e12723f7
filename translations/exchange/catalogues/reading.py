"""Reads uploaded PO and XLIFF files. Nothing is unpacked to disk, and the sizes stated in a zip are not trusted."""

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import polib
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from translations.exchange.xliff.reading import NotXliffError, from_xliff

MAX_FILE = 1_000_000
MAX_ZIP = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_MEMBERS = 2_000
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError)


class UnreadableError(Exception):
    """The upload cannot be read. The message is translated and meant for the user."""


class _Lines(str):
    """Text whose lines end where a PO file's do.

    polib asks ``str.splitlines``, which also splits at U+2028, U+0085 and others: inside a
    string it then loses that character and the one before it.
    """

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        return re.split(r"\r\n|\r|\n", self)


@dataclass(frozen=True)
class Read:
    """One file of the upload: its catalogue, or the problem with it."""

    name: str
    catalogue: polib.POFile | None
    problem: str = ""


def read(upload: UploadedFile | None) -> Iterator[Read]:
    """Yield each catalogue of an upload: a PO or XLIFF file, or a zip of them. Raises `UnreadableError`."""
    if upload is None:
        raise UnreadableError(_("Choose a PO or XLIFF file, or a zip of them."))
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
            _("The zip contains too many files: %(count)s at most.") % {"count": MAX_MEMBERS}
        )
    left = MAX_UNPACKED
    for member in members:
        name = _shown(member.filename)
        content = _unpack(archive, member)
        left -= len(content or b"")
        if left < 0:
            # A zip bomb. The files read before it are kept.
            yield Read(name, None, _("The zip is too large. The rest of it was not read."))
            return
        yield _broken(name) if content is None else _read(name, content)


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | None:
    """Return the first bytes of a zip member, at most the size limit of a catalogue, whatever size the zip states."""
    try:
        with archive.open(member) as file:
            return file.read(MAX_FILE + 1)
    # A broken archive raises many kinds of errors: bad checksum, password, unknown compression.
    except (*BROKEN, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        return None


def _broken(name: str) -> Read:
    return Read(name, None, _("This file cannot be unpacked. Pack it again, without a password."))


def _read(name: str, content: bytes) -> Read:
    reader = _READERS.get(PurePosixPath(name.lower()).suffix)
    if reader is None:
        return Read(name, None, _("This is neither a PO file nor an XLIFF file."))
    if not content.strip():
        return Read(name, None, _empty())
    if len(content) > MAX_FILE:
        return Read(name, None, _("The file is too large for the texts of one page."))
    try:
        return Read(name, reader(content))
    except UnreadableError as error:
        return Read(name, None, str(error))


def _po(content: bytes) -> polib.POFile:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(_("The file is not in UTF-8. Save it in this encoding.")) from None
    try:
        # polib opens its argument if it looks like a file name; no file name begins like this.
        return polib.pofile(_Lines("#\n" + text), check_for_duplicates=False)
    except (OSError, ValueError, IndexError, LookupError):
        raise UnreadableError(_("This is not a PO file, or it is damaged.")) from None


def _xliff(content: bytes) -> polib.POFile:
    try:
        return from_xliff(content)
    except NotXliffError:
        raise UnreadableError(
            _("This is not a file in XLIFF 2, or it is damaged. Other versions cannot be read.")
        ) from None


_READERS = {".po": _po, ".xlf": _xliff, ".xliff": _xliff}


def _empty() -> str:
    return _("The file is empty. Download it again and fill it in.")


def _shown(name: str | None) -> str:
    """Return the file name without folders, which a hostile zip may contain."""
    return PurePosixPath((name or "").replace("\\", "/")).name[:100] or "?"
