"""What search engines and assistants read on a page: one graph in schema.org's vocabulary."""

import pytest

from core.models import PracticeSettings
from tests import factories
from tests.schema_org import graph_of, nodes_of, unknown

pytestmark = pytest.mark.django_db
HOST = "http://localhost"


def read(visitor, address: str) -> str:
    return visitor.get(address).content.decode()


def test_a_page_says_who_publishes_it_and_in_which_language(visitor):
    factories.site()
    about = factories.standard_page(title="About us", slug="about", search_description="Who we are")
    factories.translated(about, "lv", title="Par mums", slug="par-mums")

    page = nodes_of(read(visitor, "/lv/par-mums/"))["WebPage"]

    assert page["name"] == "Par mums"
    assert page["inLanguage"] == "lv"
    assert page["url"] == f"{HOST}/lv/par-mums/"
    assert page["publisher"] == {"@id": f"{HOST}/#practice"}
    assert page["translationOfWork"] == {"@id": f"{HOST}/en/about/#page"}


def test_an_original_names_its_translations(visitor):
    factories.site()
    about = factories.standard_page(slug="about")
    factories.translated(about, "lv", slug="par-mums")

    page = nodes_of(read(visitor, "/en/about/"))["WebPage"]

    assert page["workTranslation"] == [{"@id": f"{HOST}/lv/par-mums/#page"}]
    assert "translationOfWork" not in page


def test_the_practice_is_a_business_with_phone_and_hours(visitor):
    factories.site()
    factories.practice_text(name="Good Hands", address="Brīvības iela 1\nRīga")
    hours = {"weekday": "0", "opens": "09:00", "closes": "18:30"}
    PracticeSettings.objects.create(
        phone="+37124112420",
        hours=[("hours", hours)],
        latitude="56.95495",
        longitude="24.12345",
    )

    practice = nodes_of(read(visitor, "/en/"))["HealthAndBeautyBusiness"]

    assert practice["name"] == "Good Hands"
    assert practice["telephone"] == "+37124112420"
    assert practice["address"] == "Brīvības iela 1 Rīga"
    assert practice["geo"]["latitude"] == 56.95495
    [monday] = practice["openingHoursSpecification"]
    assert monday["dayOfWeek"] == "https://schema.org/Monday"
    assert (monday["opens"], monday["closes"]) == ("09:00", "18:30")


def test_the_way_to_a_page_begins_at_home_and_ends_with_it(visitor):
    factories.site()
    about = factories.standard_page(title="About us", slug="about")
    factories.standard_page(about, title="Rooms", slug="rooms")

    way = nodes_of(read(visitor, "/en/about/rooms/"))["BreadcrumbList"]["itemListElement"]

    assert [item["item"] for item in way] == [
        f"{HOST}/en/",
        f"{HOST}/en/about/",
        f"{HOST}/en/about/rooms/",
    ]
    assert [item["position"] for item in way] == [1, 2, 3]


def test_a_text_cannot_end_the_data_block(visitor):
    factories.site()
    title = "</script><script>alert(1)</script> & more"
    factories.standard_page(title=title, slug="about")

    html = read(visitor, "/en/about/")

    assert nodes_of(html)["WebPage"]["name"] == title
    assert "<script>alert" not in html


def test_every_type_and_property_is_in_the_vocabulary(visitor):
    factories.site()
    factories.practice_text()

    assert list(unknown(graph_of(read(visitor, "/en/")))) == []


def test_the_check_of_the_vocabulary_notices_what_is_wrong():
    node = {"@type": "Person", "shoeSize": 3, "knows": {"@type": "Unicorn"}, "name": ""}

    assert set(unknown(node)) == {"Person.shoeSize", "type Unicorn", "name is empty"}


def test_an_error_page_has_no_graph(visitor):
    factories.site()

    assert "ld+json" not in read(visitor, "/en/nothing-here/")
