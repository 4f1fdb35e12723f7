"""The logs of all processes: one handler, in one of two formats, without personal data (`core.logs`)."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

FORMATS: dict[str, dict[str, Any]] = {
    "text": {
        "()": "core.logs.DiscreetFormatter",
        "format": "{asctime} {levelname} {name}: {message}",
        "style": "{",
    },
    "json": {"()": "core.logs.DiscreetJsonFormatter", "json_ensure_ascii": False},
}

#: Django's names for requests that it refuses, each with a logger of its own below ``django.security``.
REFUSED = (
    "DisallowedHost",
    "DisallowedRedirect",
    "InvalidSessionKey",
    "RequestDataTooBig",
    "SuspiciousFileOperation",
    "SuspiciousMultipartForm",
    "SuspiciousOperation",
    "SuspiciousSession",
    "TooManyFieldsSent",
    "TooManyFilesSent",
)


def log_format(name: str) -> str:
    """Return the name of a format; raises `ImproperlyConfigured` for an unknown one."""
    if name not in FORMATS:
        raise ImproperlyConfigured(f"LOG_FORMAT is one of {', '.join(FORMATS)}.")
    return name


def logging_as(name: str) -> dict[str, Any]:
    """Return Django's ``LOGGING``."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {known: dict(options) for known, options in FORMATS.items()},
        "filters": {
            "without_probes": {"()": "core.logs.WithoutProbes"},
            "strangers_mistake": {"()": "core.logs.StrangersMistake"},
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": name}},
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.request": {"filters": ["without_probes", "strangers_mistake"]},
            **{f"django.security.{name}": {"filters": ["strangers_mistake"]} for name in REFUSED},
            # Two lines for each row saved, and several for each task.
            "django_tasks": {"level": "WARNING"},
            "django_tasks_db": {"level": "WARNING"},
            "procrastinate": {"level": "WARNING"},
        },
    }
