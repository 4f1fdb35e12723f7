"""How many queries a search takes: no more among many guides than among ten."""

import pytest
from wagtail.models import Page

from articles.models import ArticlePage
from core.searching.content import TITLE, Facet, Part
from search.indexing.describing import Description, analyse
from search.indexing.writing import write
from search.models import Document
from tests.journeys.test_query_budgets import fill_up_to, queries, told

pytestmark = pytest.mark.usefixtures("demo_site")

#: The page around it takes its share: sites, menus, hours.
BUDGET = 20
ASKED = {
    "one word": "?q=copy",
    "two words": "?q=copy+guide",
    "a beginning": "?q=cop",
    "a slip": "?q=copyy+guiide",
    "some of the words": "?q=osteochondrosis+xylophone",
    "nothing": "?q=xylophone",
    "a filter": "?q=copy&topic=topic-1",
    "the second page": "?q=guide&page=2",
    "suggestions": "suggest/?q=cop",
}


def index_copies(code: str) -> None:
    """Put the copied guides into the index, past the signals."""
    known = Document.objects.filter(language=code, page__isnull=False).values("page_id")
    copies = Page.objects.type(ArticlePage).filter(locale__language_code=code)
    made = []
    for number, page in enumerate(copies.exclude(pk__in=known).order_by("pk")):
        topic = Facet("topic", f"topic-{number % 5}", f"Topic {number % 5}")
        description = Description(
            subject=f"wagtailcore.page:{page.pk}",
            page_id=page.pk,
            key="",
            kind="article",
            language=code,
            title=f"Copy guide {number}",
            text="A copied guide.",
            facets=(topic,),
            digest=str(number),
        )
        analyse(description, [Part(description.title, TITLE), Part(description.text)])
        made.append(description)
    write(made)


@pytest.mark.parametrize("number", [100, pytest.param(1_000, marks=pytest.mark.nightly)])
def test_many_guides_take_no_more_queries_than_ten(visitor, number):
    fill_up_to(10)
    index_copies("en")
    few = {name: queries(visitor, f"/en/search/{address}") for name, address in ASKED.items()}
    fill_up_to(number)
    index_copies("en")
    many = {name: queries(visitor, f"/en/search/{address}") for name, address in ASKED.items()}

    assert Document.objects.filter(language="en", kind="article").count() == number
    for name in ASKED:
        assert len(many[name]) <= BUDGET, f"{name}: {told(many[name])}"
        assert len(many[name]) <= len(few[name]), f"{name}: {told(many[name])}"
