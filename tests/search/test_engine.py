"""OpenSearch by settings only: Wagtail's real backend, against a server that only speaks the protocol.

Relevance is not tested here. The last test asks a real server, where OPENSEARCH_TEST_URL names one.
"""

import os
from collections.abc import Iterator
from statistics import mean
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings

from search.findings import SearchFilters, Step
from search.service import find
from tests import factories, pages
from tests.search import opensearch
from tests.search.labelled import NONSENSE, evaluate

pytestmark = pytest.mark.django_db


def settings_for(url: str, prefix: str = "test_") -> dict[str, Any]:
    backend = {
        "BACKEND": "wagtail.search.backends.opensearch3",
        "URLS": [url],
        "INDEX_PREFIX": prefix,
        "TIMEOUT": 5,
    }
    return {"SEARCH_ENGINE": url, "WAGTAILSEARCH_BACKENDS": {"default": backend}}


@pytest.fixture
def cluster() -> Iterator[opensearch.Cluster]:
    with opensearch.running() as (url, cluster), override_settings(**settings_for(url)):
        yield cluster


@pytest.fixture
def site(cluster):
    homes = factories.site()
    page = factories.standard_page(homes["lv"], title="Kakla masāža")
    pages.article(title="Neck massage")
    call_command("update_index", verbosity=0)
    return page


def titles(query: str, code: str, **filters: str) -> list[str]:
    return [hit.title for hit in find(query, code, filters=SearchFilters(**filters)).hits]


def test_pages_are_sent_with_their_stems(cluster, site):
    stored = [document for document in cluster.documents.values() if document["pk"] == str(site.pk)]

    assert any(
        "masaz" in str(document).split("'") or "masaz" in str(document) for document in stored
    )
    assert any(name.endswith("stems") for name in cluster.mappings)


def test_a_search_asks_for_all_stems_in_its_own_language_and_for_a_portion(cluster, site):
    assert titles("masāžas kaklam", "lv") == ["Kakla masāža"]

    query = str(cluster.searches()[-1])
    assert "'query': 'masaz kakl'" in query
    assert "'operator': 'and'" in query
    assert "live_filter" in query
    assert "locale_id_filter" in query


def test_slips_and_beginnings_are_still_ours(cluster, site):
    assert find("mazāža", "lv").step is Step.CORRECTED
    assert titles("kak", "lv") == ["Kakla masāža"]


def test_an_engine_that_does_not_answer_is_done_without(cluster, site, caplog):
    cluster.is_down = True

    assert titles("masāža", "lv") == ["Kakla masāža"]
    assert "does not answer" in caplog.text


@pytest.mark.opensearch
@pytest.mark.parametrize("code", ["en", "lv", "ru"])
def test_a_real_engine_finds_what_the_index_finds(demo_site, code):
    with override_settings(**settings_for(os.environ["OPENSEARCH_TEST_URL"], "labelled_")):
        call_command("update_index", verbosity=0)
        recalls, missed = evaluate(code)

    sensible = [recall for kind, own in recalls.items() if kind != NONSENSE for recall in own]
    assert mean(sensible) >= 0.97, missed
