"""The site's reactions to a change are on in tests that request them, and off in all others."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.search.models import IndexEntry

from home.models import StandardPage
from search.models import Waiting
from tests import factories

pytestmark = pytest.mark.django_db


def indexed_for_the_admin() -> bool:
    kind = ContentType.objects.get_for_model(StandardPage)
    return IndexEntry.objects.filter(content_type=kind).exists()


def reactions() -> tuple[bool, bool]:
    factories.standard_page()
    return indexed_for_the_admin(), Waiting.objects.exists()


def test_a_plain_test_does_without():
    assert reactions() == (False, False)


def test_wagtails_tasks_run_where_they_are_asked_for(tasks):
    assert reactions() == (True, False)


def test_the_visitors_index_follows_where_it_is_asked_for(visitors_index):
    assert reactions() == (False, True)


def test_on_the_demo_site_both_are_on(demo_site):
    before = IndexEntry.objects.count()

    factories.standard_page()

    assert IndexEntry.objects.count() > before
    assert Waiting.objects.exists()
