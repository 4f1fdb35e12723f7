import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import clear_url_caches
from wagtail.models import Locale

from practice.answers import Answers
from practice.content import general
from tests.visitor import Visitor

WEEK = [(day, datetime.time(9), datetime.time(17)) for day in range(5)]
COMPLETE = {
    "name": "Rücken & Ruhe",
    "domain": "localhost",
    "port": 80,
    "phone": "+37124112420",
    "address": "Brīvības iela 1, Rīga",
    "registration": "SIA Ruhe, 123",
    "hours": WEEK,
    "notify": "desk@example.lv",
    "authority": "Inspectorate, Some street 1",
}


@pytest.fixture
def answers() -> Answers:
    return Answers(**COMPLETE)


@pytest.fixture(autouse=True)
def _few_entries(monkeypatch) -> None:
    """Two entries of each library stand for all: the demo site's tests build them all with the same code."""
    for name in ("contraindications", "red_flags"):
        few = getattr(general, name)()[:2]
        monkeypatch.setattr(general, name, lambda few=few: few)


@pytest.fixture
def reader(empty_site) -> Visitor:
    """A visitor; the fixture ``visitor`` would start a transaction."""
    return Visitor()


@pytest.fixture
def empty_site(empty_database, settings) -> Iterator[None]:
    """A migrated database for two languages, and the rules for publication as in production."""
    settings.MEDICAL_REVIEW = {"default": "required", "articles.ArticlePage": "ask"}
    yield from _with_languages(settings, [("en", "English"), ("lv", "Latviešu")])


@pytest.fixture
def all_languages(empty_site, settings) -> Iterator[None]:
    three = [("en", "English"), ("lv", "Latviešu"), ("ru", "Русский")]
    yield from _with_languages(settings, three)


@pytest.fixture
def german_and_polish(empty_site, settings) -> Iterator[None]:
    """The settings of a practice in Germany that writes in German."""
    settings.LANGUAGE_CODE = settings.SOURCE_LANGUAGE = "de"
    settings.PRACTICE_COUNTRY = "DE"
    Locale.objects.update(language_code="de")  # as after a migration with this setting
    yield from _with_languages(settings, [("de", "Deutsch"), ("pl", "Polski")])


def _with_languages(settings: Any, languages: list[tuple[str, str]]) -> Iterator[None]:
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = languages
    clear_url_caches()
    yield
    clear_url_caches()
    cache.clear()
