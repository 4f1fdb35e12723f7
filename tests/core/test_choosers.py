"""Buttons of choosers: Wagtail would leave them in the language of the first user."""

import pytest
from django import forms
from django.utils.translation import override
from wagtail.admin.panels import get_edit_handler

from articles.blocks import ARTICLE_BLOCKS
from articles.models import ArticlePage
from core.lookups.references import source_language

BLOCKS = dict(ARTICLE_BLOCKS)


def author() -> forms.Widget:
    form = get_edit_handler(ArticlePage).get_form_class()
    return form.base_fields["author"].widget


@pytest.mark.parametrize(
    "widget",
    [
        lambda: (
            BLOCKS["technique_steps"]
            .child_blocks["steps"]
            .child_block.child_blocks["technique"]
            .widget
        ),
        lambda: (
            BLOCKS["contraindications"]
            .child_blocks["items"]
            .child_block.child_blocks["entry"]
            .widget
        ),
        author,
    ],
    ids=["a snippet in a block", "a page in a block", "a snippet in a field"],
)
def test_words_follow_the_reader(widget) -> None:
    with override("lv"):
        found = widget()
        latvian = str(found.choose_one_text)
    with override(source_language()):
        assert str(found.choose_one_text).startswith("Choose")
        assert str(found.choose_one_text) != latvian
