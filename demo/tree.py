"""The demo's page tree."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from wagtail.models import Page

from articles.models import (
    ArticleIndexPage,
    ArticlePage,
    ContraindicationIndexPage,
    ContraindicationPage,
    SelfCheckPage,
)
from demo.content import articles, site, visiting
from forms.models import FormPage
from home.models import ContactPage, PricesPage, StandardPage, TeamPage
from practice.content import contraindications, self_check, structure

#: The module of the guide that is published last, and so listed first.
FLAGSHIP = "back_massage_for_osteochondrosis"


def article_contents() -> list[dict[str, Any]]:
    names = sorted(module.name for module in iter_modules(articles.__path__))
    names.sort(key=lambda name: name == FLAGSHIP)
    return [import_module(f"demo.content.articles.{name}").PAGE for name in names]


def pages() -> Iterator[tuple[type[Page], dict[str, Any], str]]:
    """Yield (model, content, key of the parent), parents first, without the home page."""
    yield ArticleIndexPage, site.GUIDES, "home"
    yield ContraindicationIndexPage, site.CONTRAINDICATION_INDEX, "home"
    yield SelfCheckPage, self_check.SELF_CHECK, "home"
    yield PricesPage, visiting.PRICES, "home"
    yield ContactPage, visiting.CONTACT, "home"
    yield TeamPage, visiting.TEAM, "home"
    yield StandardPage, site.ABOUT, "home"
    yield FormPage, site.CALLBACK, "home"
    yield StandardPage, site.PRIVACY_POLICY, "home"
    yield StandardPage, site.COOKIES, "home"
    yield StandardPage, structure.ACCESSIBILITY, "home"
    for content in contraindications.CONTRAINDICATIONS:
        yield ContraindicationPage, self_check.asked(content), "contraindications"
    for content in article_contents():
        yield ArticlePage, content, "guides"
