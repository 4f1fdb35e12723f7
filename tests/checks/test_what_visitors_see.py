"""What an editor left out or marked as decorative, as a visitor's page shows it."""

import pytest

from tests import factories, pages
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    factories.site()


def call(**fields):
    empty = {"title": "Not sure?", "text": "We will tell you.", "button_label": "", "page": None}
    return ("call_to_action", empty | fields)


@pytest.fixture
def read(visitor):
    def shown(page, selector):
        return visitor.read(page.get_url()).select_one(selector)

    return shown


@pytest.mark.parametrize("left_out", ["label", "page"])
def test_a_button_without_a_label_or_a_page_is_not_printed(read, left_out):
    target = factories.standard_page()
    fields = {"button_label": "Call me back", "page": target}
    fields |= {"button_label": ""} if left_out == "label" else {"page": None}
    page = pages.article(body=[call(**fields)])

    shown = read(page, ".call-to-action")

    assert "We will tell you." in words(shown)
    assert not shown.select("a.button")


def test_a_button_with_both_is_printed(read):
    target = factories.standard_page()
    page = pages.article(body=[call(button_label="Call me back", page=target)])

    assert words(read(page, ".call-to-action a.button")) == "Call me back"


def test_a_decorative_lead_picture_has_an_empty_alt_text(read):
    picture = factories.picture()
    described = {"lead_image": picture, "lead_image_alt": "Two hands"}

    page = pages.article(**described)
    assert read(page, "figure img")["alt"] == "Two hands"

    page = pages.article(**described, lead_image_decorative=True)
    assert read(page, "figure img")["alt"] == ""


def test_a_decorative_picture_of_a_step_has_an_empty_alt_text(read):
    fields = {"image": factories.picture(), "alt_text": "Two hands"}
    steps = [pages.step(**fields), pages.step(**fields, decorative=True)]
    page = pages.article(body=[("technique_steps", {"title": "", "steps": steps})])

    shown = read(page, ".technique-steps")

    assert [picture["alt"] for picture in shown.select("img")] == ["Two hands", ""]


def test_a_translation_keeps_what_is_decorative():
    picture = factories.picture()
    step = pages.step(image=picture, decorative=True)
    page = pages.article(
        lead_image=picture,
        lead_image_decorative=True,
        body=[("technique_steps", {"title": "", "steps": [step]})],
    )
    pages.guides("lv")
    made = factories.translation(page)
    made.save_target(publish=False)

    latvian = made.get_target_instance()
    draft = latvian.get_latest_revision_as_object()

    assert draft.lead_image_decorative
    assert draft.body[0].value["steps"][0]["decorative"] is True
