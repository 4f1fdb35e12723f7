"""What is about safety is declared where it is defined."""

import json

import pytest
from wagtail import blocks

from articles.models import ArticlePage, ContraindicationPage, Topic
from core.blocks import CareCardBlock
from home.models import HomePage
from tests import factories, pages
from translations.language.safety import is_safety, is_safety_path, safety_leaves

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "path"),
    [
        (ArticlePage, "body.care_card.text"),
        (HomePage, "body.care_card.title"),
        (ArticlePage, "body.contraindications.items.item.note"),
        (ArticlePage, "body.contraindications.introduction"),
        (ArticlePage, "body.technique_steps.steps.item.caution"),
        (ContraindicationPage, "title"),
        (ContraindicationPage, "explanation"),
        (ContraindicationPage, "instead"),
    ],
)
def test_warnings_are_about_safety(model, path):
    assert is_safety_path(model, path)


@pytest.mark.parametrize(
    ("model", "path"),
    [
        (ArticlePage, "title"),
        (ArticlePage, "body.text"),
        (ArticlePage, "body.technique_steps.steps.item.title"),
        (ContraindicationPage, "seo_title"),
        (Topic, "name"),
    ],
)
def test_other_words_are_not(model, path):
    assert not is_safety_path(model, path)


def test_a_segment_knows_whether_it_is_about_safety():
    page = pages.article(
        body=[("care_card", {"urgency": "urgent", "title": "Ask", "text": "<p>A doctor</p>"})]
    )

    made = factories.translation(page)

    said = {
        row.context.field_path: is_safety(row.context)
        for row in made.source.stringsegment_set.select_related("context")
    }
    assert said["body.care_card.title"]
    assert not said["standfirst"]


def test_a_block_is_declared_where_it_is_used_too():

    step = blocks.StructBlock(
        [("title", blocks.CharBlock()), ("caution", blocks.CharBlock(safety=True))]
    )

    assert step.child_blocks["caution"].meta.safety
    assert not getattr(step.child_blocks["title"].meta, "safety", False)
    assert CareCardBlock().meta.safety


def leaves(page):
    return dict(safety_leaves(type(page), json.loads(page.to_json())))


def test_what_a_page_says_about_safety_is_found_at_any_depth():
    entry = pages.contraindication(title="Fever")
    page = pages.article(
        body=[
            ("text", "<p>Slowly.</p>"),
            ("technique_steps", {"title": "S", "steps": [pages.step(caution="Not the spine.")]}),
            (
                "contraindications",
                {"title": "", "introduction": "", "items": [{"entry": entry, "note": "Wait."}]},
            ),
        ]
    )

    assert set(leaves(page).values()) == {"Not the spine.", entry.pk, "Wait."}
    assert leaves(entry)["severity"] == "absolute"


def test_the_order_of_warnings_is_no_matter_and_their_place_is():
    cards = [
        ("care_card", {"urgency": "urgent", "title": name, "text": "<p>x</p>"}) for name in "AB"
    ]
    page = pages.article(body=cards)
    before = leaves(page)

    page.body = page._meta.get_field("body").stream_block.to_python(
        list(reversed(page.body.raw_data))
    )

    assert leaves(page) == before
