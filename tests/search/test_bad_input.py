"""Whatever is typed or sent is answered, in each language, by the results and by the suggestions."""

from urllib.parse import quote_from_bytes

import pytest

from tests import factories, pages
from tests.search.test_service import NASTY

pytestmark = pytest.mark.django_db

RAW = ["q=a%00b", "q=a\x00b", "q=%ed%a0%80", "q=%ff", "q", "q=a&q=b", "q[]=a", "q=%E2%80%AEsapes"]


@pytest.fixture(autouse=True)
def _something_to_find():
    homes = factories.site()
    pages.article(title="Neck", body=[("text", "<p>Kakla masāža, массаж шеи</p>")])
    factories.standard_page(homes["lv"], title="Kakla masāža")
    factories.standard_page(homes["ru"], title="Массаж шеи")


@pytest.mark.parametrize("code", ["en", "lv", "ru"])
@pytest.mark.parametrize("address", ["search/", "search/suggest/"])
def test_whatever_is_typed_or_sent_is_answered(visitor, code, address):
    typed = [f"q={quote_from_bytes(query.encode('utf-8', 'surrogatepass'))}" for query in NASTY]
    pages_of_it = [f"{query}&page=-1&literal=1&topic=%27" for query in typed]

    answers = {
        query: visitor.get(f"/{code}/{address}", QUERY_STRING=query).status_code
        for query in [*typed, *pages_of_it, *RAW]
    }

    assert set(answers.values()) == {200}, answers
