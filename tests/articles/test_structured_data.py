"""What a guide and a condition say to search engines: reviewed by whom, done how, limited by what."""

import pytest

from articles.models import ContraindicationIndexPage, ContraindicationPage
from tests import factories, pages
from tests.schema_org import graph_of, nodes_of, unknown

pytestmark = pytest.mark.django_db


def read(visitor, page) -> str:
    return visitor.get(page.get_url()).content.decode()


@pytest.fixture
def condition():
    home = factories.site()["en"]
    library = home.add_child(
        instance=ContraindicationIndexPage(
            title="Conditions", slug="conditions", locale=home.locale
        )
    )
    return library.add_child(
        instance=ContraindicationPage(
            title="Fever",
            slug="fever",
            locale=home.locale,
            severity="absolute",
            other_names="high temperature, flu",
            explanation="<p>Massage can make it <b>worse</b>.</p>",
            source="NHS: Fever in adults",
            source_url="https://www.nhs.uk/symptoms/fever-in-adults/",
        )
    )


def test_a_guide_gives_its_session_as_instructions(visitor):
    steps = [
        pages.step(title="Warm", instruction="<p>Stroke slowly.</p>", minutes=4),
        pages.step(title="Press", minutes=6),
    ]
    guide = factories.article(body=[("technique_steps", {"title": "", "steps": steps})])

    [how] = nodes_of(read(visitor, guide))["MedicalWebPage"]["mainEntity"]

    assert how["@type"] == "HowTo"
    assert how["totalTime"] == "PT10M"
    assert [step["name"] for step in how["step"]] == ["Warm", "Press"]
    assert how["step"][0]["text"] == "Stroke slowly."


def test_a_guide_names_what_limits_massage(visitor, condition):
    listed = {"title": "", "introduction": "", "items": [{"entry": condition, "note": ""}]}
    guide = factories.article(body=[("contraindications", listed)])

    [therapy] = nodes_of(read(visitor, guide))["MedicalWebPage"]["mainEntity"]

    assert therapy["@type"] == "MedicalTherapy"
    assert [limit["name"] for limit in therapy["contraindication"]] == ["Fever"]


def test_questions_make_a_guide_a_page_of_questions(visitor):
    asked = {"title": "", "items": [{"question": "Does it hurt?", "answer": "<p>No.</p>"}]}
    guide = factories.article(body=[("questions", asked)])

    html = read(visitor, guide)

    page = nodes_of(html)["MedicalWebPage"]
    assert page["@type"] == ["MedicalWebPage", "FAQPage"]
    assert page["mainEntity"][0]["acceptedAnswer"]["text"] == "No."
    assert list(unknown(graph_of(html))) == []


def test_a_condition_gives_its_names_and_its_source(visitor, condition):
    html = read(visitor, condition)

    page = nodes_of(html)["MedicalWebPage"]
    limit = page["mainEntity"]
    assert limit["name"] == "Fever"
    assert limit["alternateName"] == ["high temperature", "flu"]
    assert limit["description"] == "Massage can make it worse."
    assert page["citation"]["name"] == "NHS: Fever in adults"
    assert list(unknown(graph_of(html))) == []
