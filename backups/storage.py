from django.conf import settings
from django.core.files.storage import FileSystemStorage


class FolderStorage(FileSystemStorage):
    """The folder ``BACKUP_FOLDER``; what is written there can be read by its owner only."""

    def __init__(self) -> None:
        super().__init__(
            location=settings.BACKUP_FOLDER,
            file_permissions_mode=0o600,
            directory_permissions_mode=0o700,
        )
