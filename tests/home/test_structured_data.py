"""Search engines read the prices and the team as data, once and in the page's language."""

from decimal import Decimal

import pytest

from home.models import PricesPage, TeamPage
from services.models import Service
from tests import factories, pages
from tests.schema_org import graph_of, nodes_of, unknown

pytestmark = pytest.mark.django_db


def read(visitor, page) -> str:
    return visitor.get(page.get_url()).content.decode()


def test_each_service_is_an_offer_with_its_price(visitor):
    home = factories.site()["en"]
    fields = {"locale": home.locale, "minutes": 60}
    Service.objects.create(key="a", name="Back massage", price=Decimal("45.5"), order=1, **fields)
    Service.objects.create(key="b", name="Home visit", price=None, order=2, **fields)

    html = read(visitor, pages.place(PricesPage, home, title="Prices"))

    catalogue = nodes_of(html)["WebPage"]["mainEntity"]
    priced, unpriced = catalogue["itemListElement"]
    assert (priced["price"], priced["priceCurrency"]) == ("45.50", "EUR")
    assert priced["itemOffered"]["name"] == "Back massage"
    assert "price" not in unpriced
    assert list(unknown(graph_of(html))) == []


def test_the_team_page_names_people_with_their_languages(visitor):
    home = factories.site()["en"]
    ilze = factories.person(name="Ilze", role="Masseuse", languages=["lv", "en"])

    html = read(visitor, pages.place(TeamPage, home, people=[("person", ilze)]))

    [member] = nodes_of(html)["AboutPage"]["mainEntity"]
    assert member["name"] == "Ilze"
    assert member["knowsLanguage"] == ["lv", "en"]
    assert list(unknown(graph_of(html))) == []
