"""An S3 bucket that may hang or fail: short waiting, one retry, and a pause in which it is not asked.

Without the pause each page with a picture would hold a thread for as long as the store
hangs, until no thread is left for the form.
"""

import logging
import time
from typing import Any

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3ManifestStaticStorage, S3Storage

from core.styles.hashing import HashedModules

logger = logging.getLogger(__name__)

#: In seconds: for a connection, and for each answer.
CONNECT_TIMEOUT, READ_TIMEOUT = 1, 4
ATTEMPTS = 2
#: In seconds, after a failure of all attempts.
PAUSE = 10
#: What the SDK raises when the store refuses, fails or is not there.
FAILURES = (BotoCoreError, ClientError)

#: The end of the pause, by endpoint: shared by all threads of the process.
_paused_until: dict[str, float] = {}


class PausedError(BotoCoreError):
    """The store failed a moment ago and is not asked. No `OSError`: the SDK would try again."""

    fmt = "The store failed a moment ago."


def limits() -> dict[str, Any]:
    """Return the options with our limits: by default the SDK waits a minute, five times, and starts threads to read a file."""
    return {
        "client_config": Config(
            connect_timeout=CONNECT_TIMEOUT,
            read_timeout=READ_TIMEOUT,
            retries={"total_max_attempts": ATTEMPTS, "mode": "standard"},
        ),
        "transfer_config": TransferConfig(use_threads=False, num_download_attempts=ATTEMPTS),
    }


class PausingS3Storage(S3Storage):
    """A bucket whose calls fail at once while the store is paused."""

    def get_default_settings(self) -> dict[str, Any]:
        return super().get_default_settings() | limits()

    @property
    def connection(self) -> Any:
        is_new = getattr(self._connections, "connection", None) is None
        connection = super().connection
        if is_new:
            events = connection.meta.client.meta.events
            events.register("before-send.s3", self._refuse_in_pause)
            events.register("needs-retry.s3", self._note_failure)
        return connection

    def _refuse_in_pause(self, **_event: Any) -> None:
        if time.monotonic() < _paused_until.get(str(self.endpoint_url), 0):
            raise PausedError

    def _note_failure(
        self, caught_exception: Exception | None, attempts: int, **_event: Any
    ) -> None:
        if caught_exception is None or isinstance(caught_exception, PausedError):
            return
        if attempts >= ATTEMPTS:
            _paused_until[str(self.endpoint_url)] = time.monotonic() + PAUSE
            logger.warning("The store does not answer (%s)", type(caught_exception).__name__)


class StaticStorage(HashedModules, S3ManifestStaticStorage):
    """Static files in a bucket. Only the manifest is read, when a process starts."""

    def get_default_settings(self) -> dict[str, Any]:
        return super().get_default_settings() | limits()
