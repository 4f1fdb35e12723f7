"""The web server's own logs, in the format of the site's and without personal data."""

import os
import re
from typing import Any
from urllib.parse import quote

from django.utils.module_loading import import_string
from gunicorn.config import Config
from gunicorn.glogging import Logger

from core.request_ids import HEADER
from mysite.environment import PRODUCTION, choose_settings
from mysite.settings.logs import FORMATS, log_format

#: Settings whose own default is text; every other module is production's, or extends it.
WITH_TEXT = {"mysite.settings.dev", "mysite.settings.test"}


class WebLogger(Logger):
    """gunicorn's logger. It is set up before Django is, so it reads ``LOG_FORMAT`` itself."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        formatter = _formatter()
        for handler in [*self.error_log.handlers, *self.access_log.handlers]:
            handler.setFormatter(formatter)

    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> Any:
        """Return paths as they are sent, percent-encoded: a decoded line break would forge a line of the log."""
        found = super().atoms(resp, req, environ, request_time)
        # WSGI decodes the path as Latin-1.
        path = str(environ.get("PATH_INFO", "")).encode("latin-1", "replace")
        return found | {"U": quote(path), "m": quote(str(environ.get("REQUEST_METHOD", "")))}

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: Any) -> None:
        """Log a request: no IP address, no query string, no referrer."""
        if not self.access_log_enabled:
            return
        atoms = self.atoms(resp, req, environ, request_time)
        fields = {
            "method": atoms["m"],
            "path": atoms["U"],
            "status": int(atoms["s"]),
            "bytes": atoms["B"],
            "seconds": round(request_time.total_seconds(), 6),
            "request_id": atoms.get(f"{{{HEADER.lower()}}}o", ""),
        }
        message = self.cfg.access_log_format
        self.access_log.info(message, self.atoms_wrapper_class(atoms), extra=fields)

    def exception(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        """Log an error that escaped the site, with the address but without its query string."""
        super().exception(msg, *map(_without_query, args), **kwargs)

    def warning(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        """Log a warning. That of a malformed request quotes the sender's address and what was sent: both are left out."""
        super().warning(re.sub(r" from ip=.*", "", str(msg), flags=re.DOTALL), *args, **kwargs)


def _without_query(value: Any) -> Any:
    return value.partition("?")[0] if isinstance(value, str) else value


def _formatter() -> Any:
    choose_settings(otherwise=PRODUCTION)
    usual = "text" if os.environ["DJANGO_SETTINGS_MODULE"] in WITH_TEXT else "json"
    options = dict(FORMATS[log_format(os.environ.get("LOG_FORMAT") or usual)])
    made = import_string(options.pop("()"))
    text = options.pop("format", None)
    return made(text, **options) if text else made(**options)
