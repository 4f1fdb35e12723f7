"""Metrics for Prometheus: requests, counted by each process, and figures that the database knows.

Served only with ``METRICS_TOKEN``; without that setting the address does not exist. The
web server's processes share their counters through the folder that gunicorn.conf.py names
in ``PROMETHEUS_MULTIPROC_DIR``.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hmac import compare_digest

from django.conf import settings
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

REQUESTS = Counter("site_requests", "Answered requests.", ["view", "status"])
SECONDS = Histogram(
    "site_request_seconds",
    "How long an answer took.",
    ["view"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


@dataclass(frozen=True)
class Figure:
    """A number of the moment. An app lists its own in ``metrics.py``; the URLconf names the lists."""

    name: str
    meaning: str
    value: float
    labels: Mapping[str, str] | None = None


Figures = Callable[[], Iterable[Figure]]


def count_requests(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Count each answer by the name of its view: addresses would be too many, and hold what people typed."""

    def middleware(request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = get_response(request)
        view = getattr(request.resolver_match, "view_name", "") or "none"
        REQUESTS.labels(view, str(response.status_code)).inc()
        SECONDS.labels(view).observe(time.perf_counter() - begun)
        return response

    return middleware


@require_safe
def metrics(request: HttpRequest, figures: Sequence[Figures] = ()) -> HttpResponse:
    """Answer in Prometheus' text format. Raises `Http404` without the token: a stranger learns nothing."""
    expected = f"Bearer {settings.METRICS_TOKEN}"
    sent = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not compare_digest(sent.encode(), expected.encode()):
        raise Http404
    registry = CollectorRegistry()
    registry.register(_Database(figures))
    text = _counted() + generate_latest(registry)
    response = HttpResponse(text, content_type=CONTENT_TYPE_LATEST)
    add_never_cache_headers(response)
    return response


def _counted() -> bytes:
    """Return the counters of all processes of this server, or of this one if it is alone."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return generate_latest(registry)


class _Database(Collector):
    """The apps' figures; when the database does not answer, that is the only one."""

    def __init__(self, figures: Sequence[Figures]) -> None:
        self.figures = figures

    def collect(self) -> Iterator[GaugeMetricFamily]:
        found, answers = [], 1
        try:
            found = [figure for figures in self.figures for figure in figures()]
        except Error:
            answers = 0
        yield from _families([*found, Figure("site_database_up", "Whether it answers.", answers)])


def _families(figures: Iterable[Figure]) -> Iterator[GaugeMetricFamily]:
    families: dict[str, GaugeMetricFamily] = {}
    for figure in figures:
        labels = dict(figure.labels or {})
        family = families.setdefault(
            figure.name, GaugeMetricFamily(figure.name, figure.meaning, labels=list(labels))
        )
        family.add_metric(list(labels.values()), figure.value)
    yield from families.values()
