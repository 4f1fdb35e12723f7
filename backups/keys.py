"""The file of keys, kept apart from the backups: ``python -m backups.keys FILE IDENTITY`` prints what is in it.

Without these keys a restored database opens no callback request. The file is encrypted to
the recipients of the backups, and has the form of `.env`. Reading it needs no settings,
because on a new server there are none yet; the program ``age`` reads it too.
"""

import sys
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from backups import encryption
from backups.errors import BackupError


def write_keys(path: Path) -> None:
    """Write the keys of the settings into a new file, readable by its owner only."""
    lines = [
        f"SECRET_KEY={settings.SECRET_KEY}",
        f"CALLBACK_KEYS={','.join(settings.CALLBACK_KEYS)}",
        f"CALLBACK_DIGEST_KEY={settings.CALLBACK_DIGEST_KEY}",
    ]

    def write(stream: BinaryIO) -> None:
        stream.write("".join(f"{line}\n" for line in lines).encode())

    to = encryption.recipients()
    try:
        path.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise BackupError(f"{path}: {error.strerror}.") from None
    encryption.encrypt(write, path, to)


def read_keys(path: Path, identity: Path) -> str:
    with tempfile.NamedTemporaryFile() as opened, path.open("rb") as file:
        encryption.decrypt(file, Path(opened.name), encryption.read_identities(identity))
        return Path(opened.name).read_text()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Say both: python -m backups.keys FILE IDENTITY")
    try:
        sys.stdout.write(read_keys(Path(sys.argv[1]), Path(sys.argv[2])))
    except (BackupError, OSError) as reason:
        sys.exit(str(reason))
