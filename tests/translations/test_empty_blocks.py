"""Whatever an editor leaves empty, or an older version stored without it, can be sent, translated and published."""

from uuid import uuid4

import pytest
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from core.blocks.identifiers import IdentifierBlock
from tests import factories

pytestmark = pytest.mark.django_db

STREAMS = [
    (model, field.name)
    for model in get_page_models()
    for field in model._meta.get_fields()
    if isinstance(field, StreamField)
]

#: Which fields of a block were not there yet when the page was stored.
LACKING = {
    "nothing": lambda field: False,
    "what is optional": lambda field: not field.required,
    "all but its key": lambda field: not isinstance(field, IdentifierBlock),
}


def emptied(block, *, lacks):
    """The stored value of a block in which nothing was filled in, or from before some of its fields existed."""
    if isinstance(block, blocks.ListBlock):
        inner = emptied(block.child_block, lacks=lacks)
        return [{"type": "item", "id": str(uuid4()), "value": inner}]
    if isinstance(block, blocks.StructBlock):
        return {
            name: emptied(child, lacks=lacks)
            for name, child in block.child_blocks.items()
            if not (isinstance(child, blocks.FieldBlock) and lacks(child))
        }
    is_words = isinstance(block, (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock))
    return "" if is_words else block.get_prep_value(block.get_default())


def page_with(model, name, raw):
    """A live page of the type with a stream as the database has it."""
    page = factories.home_page()
    if not isinstance(page, model):
        words = {
            field.name: "x"
            for field in model._meta.local_fields
            if isinstance(field, (models.CharField, models.TextField)) and not field.blank
            if not isinstance(field, StreamField) and not field.has_default()
        }
        page = page.add_child(
            instance=model(**words, title="Page", slug="page", locale=page.locale)
        )
    setattr(page, name, model._meta.get_field(name).to_python(raw))
    page.save(clean=False)
    return model.objects.get(pk=page.pk)


@pytest.mark.parametrize("lacks", LACKING.values(), ids=LACKING)
@pytest.mark.parametrize(("model", "name"), STREAMS)
def test_empty_blocks_can_be_sent_and_made_a_draft(model, name, lacks):
    kinds = model._meta.get_field(name).stream_block.child_blocks
    raw = [
        {
            "type": kind,
            "id": str(uuid4()),
            "value": emptied(block, lacks=lacks),
        }
        for kind, block in kinds.items()
    ]
    for one in raw:
        if isinstance(one["value"], dict) and "key" in one["value"]:
            one["value"]["key"] = one["type"]  # no two fields of a form share one
    page = page_with(model, name, raw)

    made = factories.translation(page)
    made.save_target(publish=False)

    draft = made.get_target_instance().get_latest_revision_as_object()
    assert [block.block_type for block in getattr(draft, name)] == list(kinds)
