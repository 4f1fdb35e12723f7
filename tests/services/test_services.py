"""Prices are written once: on the price list, in blocks and in the search, in each language as it writes money."""

from decimal import Decimal

import pytest
from django.utils import translation

from home.models import PricesPage
from services.models import Service
from services.money import money
from tests import factories, pages
from tests.visitor import words

HARD = "\u00a0"


@pytest.mark.parametrize(
    ("code", "amount", "said"),
    [
        ("en", "45", "€45"),
        ("lv", "45", f"45{HARD}€"),
        ("ru", "45", f"45{HARD}€"),
        ("en", "45.50", "€45.50"),
        ("lv", "45.50", f"45,50{HARD}€"),
        ("ru", "45.50", f"45,50{HARD}€"),
    ],
)
def test_money_is_written_as_the_language_writes_it(code, amount, said):
    with translation.override(code):
        assert money(Decimal(amount)) == said


def test_another_currency_has_its_own_sign(settings):
    settings.PRACTICE_CURRENCY = "CHF"

    with translation.override("lv"):
        assert money(Decimal(45)) == f"45{HARD}CHF"


def service(name: str = "First visit", **fields) -> Service:
    defaults = {
        "key": name.lower().replace(" ", "-"),
        "name": name,
        "minutes": 60,
        "price": Decimal(50),
        "locale": factories.locale("en"),
    }
    return Service.objects.create(**defaults | fields)


@pytest.fixture
def first(db) -> Service:
    factories.site()
    return service(included="<ul><li>the massage</li></ul>")


@pytest.fixture
def prices(first) -> PricesPage:
    made = pages.place(PricesPage, factories.home_page(), title="Prices", slug="prices")
    factories.translated(made, "lv", title="Cenas", slug="cenas")
    return made


@pytest.mark.usefixtures("prices")
def test_the_price_list_shows_every_service_in_the_practices_order(visitor):
    service("Exercises", order=2, price=None)
    service("Question", order=1, price=Decimal(0))
    service("Draft", live=False)

    shown = [words(node) for node in visitor.read("/en/prices/").select("main .service__head")]

    assert shown == ["First visit €50", "Question Free of charge", "Exercises Price on request"]


@pytest.mark.usefixtures("prices")
def test_a_translation_names_the_originals_price_at_once(visitor, first):
    factories.translated(first, "lv", name="Pirmā vizīte")
    first.price = Decimal(55)
    first.save()

    assert words(visitor.read("/lv/cenas/").select_one(".service__head")) == "Pirmā vizīte 55 €"


@pytest.mark.usefixtures("prices")
def test_a_guide_and_the_front_page_show_the_same_price(visitor, first):
    block = ("services", {"title": "What it costs", "services": [first], "page": None})
    guide = pages.article(body=[("text", "<p>Slowly.</p>"), block])
    home = factories.home_page()
    home.body = [block]
    home.save_revision().publish()

    for address in (guide.get_url(), "/en/"):
        assert words(visitor.read(address).select_one(".service__price")) == "€50"
    first.price = Decimal(60)
    first.save()
    for address in (guide.get_url(), "/en/"):
        assert words(visitor.read(address).select_one(".service__price")) == "€60"


@pytest.mark.usefixtures("prices")
def test_a_block_without_a_choice_shows_all_services_in_the_readers_language(visitor, first):
    factories.translated(first, "lv", name="Pirmā vizīte")
    service("Exercises", order=2)
    for chosen, shown in (([], ["Pirmā vizīte", "Exercises"]), ([first], ["Pirmā vizīte"])):
        block = ("services", {"title": "Cenas", "services": chosen, "page": None})
        home = factories.home_page("lv")
        home.body = [block]
        home.save_revision().publish()

        names = visitor.read("/lv/").select(".service__name")

        assert [words(name) for name in names] == shown


def test_the_price_list_is_found_by_what_it_offers(prices, first):
    texts = " ".join(part.text for part in prices.search_parts())

    assert "First visit: €50" in texts
    assert "how much" in texts
    assert [(facet.kind, facet.key) for facet in prices.search_facets()] == [
        first.search_named_by()
    ]
