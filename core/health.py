"""Health checks over HTTP: liveness (``/healthz``) and readiness (``/readyz``)."""

from collections.abc import Callable, Sequence

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

Check = Callable[[], list[str]]

DATABASE = "database"
UNMIGRATED = "migrations"


@require_safe
def alive(_request: HttpRequest) -> HttpResponse:
    """Answer 200 while the process runs. Checks nothing else: a database outage is no reason to restart the server."""
    return _never_cached(HttpResponse("ok\n", content_type="text/plain"))


@require_safe
def ready(_request: HttpRequest, checks: Sequence[Check] = ()) -> HttpResponse:
    """Answer 200, or 503 with the codes of the problems found."""
    found = problems([unmigrated, *checks])
    body = {"ready": not found, "problems": found}
    return _never_cached(JsonResponse(body, status=503 if found else 200))


def problems(checks: Sequence[Check]) -> list[str]:
    try:
        return [code for check in checks for code in check()]
    except Error:
        return [DATABASE]


def unmigrated() -> list[str]:
    executor = MigrationExecutor(connection)
    return [UNMIGRATED] if executor.migration_plan(executor.loader.graph.leaf_nodes()) else []


def _never_cached(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response
