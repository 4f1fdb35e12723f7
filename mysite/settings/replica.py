"""The settings of the read replica, from those of the first database."""

from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

#: Seconds: a page that the replica does not answer for is rendered from the first database.
CONNECT_TIMEOUT = 2


def replica(first: dict[str, Any], url: str) -> dict[str, Any]:
    """Return the settings of a PostgreSQL server that follows the first one."""
    found = dict(environ.Env.db_url_config(url))
    if "postgresql" not in found["ENGINE"] or "postgresql" not in first["ENGINE"]:
        raise ImproperlyConfigured(
            "DATABASE_REPLICA_URL: only a PostgreSQL server can follow another one, like “postgres://site:password@replica:5432/site”."
        )
    own = {"connect_timeout": CONNECT_TIMEOUT} | found.pop("OPTIONS", {})
    # A copy: it has statement limits of its own.
    return first | found | {"ENGINE": first["ENGINE"], "OPTIONS": first["OPTIONS"] | own}
