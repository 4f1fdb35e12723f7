class BackupError(Exception):
    """A backup or restore cannot be done; the message says why and what to do."""
