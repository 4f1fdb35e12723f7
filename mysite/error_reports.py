"""Error reports to Sentry, with everything left out that could be about a person.

What is sent is built from a short list of fields, so that a field that a later version of
the SDK adds is left out too. The text of an error quotes values, and is never sent.
"""

import logging
from typing import Any

import sentry_sdk
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.transport import Transport
from sentry_sdk.types import Event, Hint

from core import request_ids
from core.logs import HIDDEN

#: The loggers whose messages are written by us. They are sent without their arguments.
OURS = ("articles.", "core.", "forms.", "reviews.", "search.", "translations.")
KEPT = ("event_id", "timestamp", "platform", "level", "logger", "release", "environment", "sdk")
#: Of a stack frame: where in our code, and the code's own lines. Not the variables.
KEPT_OF_FRAME = (
    "filename",
    "abs_path",
    "function",
    "module",
    "lineno",
    "pre_context",
    "context_line",
    "post_context",
    "in_app",
)


def report_errors(dsn: str, release: str, transport: Transport | None = None) -> None:
    """Start reporting to ``SENTRY_DSN``. ``transport`` replaces the network in tests."""
    sentry_sdk.init(
        dsn=dsn,
        release=release,
        transport=transport,
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[
            DjangoIntegration(transaction_style="function_name"),
            # The worker's failures are only logged.
            LoggingIntegration(level=None, event_level=logging.ERROR),
        ],
        before_send=without_persons,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
    )


def without_persons(event: Event, _hint: Hint) -> Event:
    """Return what may be sent of an event."""
    told: dict[str, Any] = dict(event)
    kept = {name: told[name] for name in KEPT if name in told}
    request = told.get("request") or {}
    kept["tags"] = {"request_id": request_ids.current(), "method": request.get("method", "")}
    if str(told.get("logger", "")).startswith(OURS):
        kept["message"] = (told.get("logentry") or {}).get("message", "")
    kept["transaction"] = told.get("transaction") or ""
    errors = (told.get("exception") or {}).get("values") or []
    kept["exception"] = {"values": [_error(error) for error in errors]}
    return kept  # type: ignore[return-value]


def _error(error: dict[str, Any]) -> dict[str, Any]:
    frames = (error.get("stacktrace") or {}).get("frames") or []
    return {
        "type": error.get("type"),
        "module": error.get("module"),
        "value": HIDDEN,
        "stacktrace": {"frames": [_frame(frame) for frame in frames]},
    }


def _frame(frame: dict[str, Any]) -> dict[str, Any]:
    return {name: frame[name] for name in KEPT_OF_FRAME if name in frame}
