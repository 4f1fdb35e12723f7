"""Whatever an editor does to a text, the state is true and translations follow their segments."""

import uuid

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from wagtail.models import Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from home.models import StandardPage
from tests import factories
from tests.translations.saying import say_all
from translations.models import Build
from translations.tracking.state import State, cells

pytestmark = pytest.mark.django_db(transaction=True)

few = settings(
    max_examples=8,
    deadline=None,
    # A page takes a second: what fails is told as it is, not made small first.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

WORDS = st.sampled_from(["Slow.", "Warm.", "Stop if it hurts.", "Ask first."])


def fact(text):
    return {"type": "item", "id": str(uuid.uuid4()), "value": text}


def block(kind, text):
    """A block as the editor leaves it: a text, a list within a struct, or a warning."""
    value = {
        "text": f"<p>{text}</p>",
        "key_facts": {"title": text, "facts": [fact(text), fact("Oil.")]},
        "care_card": {"urgency": "urgent", "title": text, "text": f"<p>{text}</p>"},
    }[kind]
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


BLOCKS = st.builds(block, st.sampled_from(["text", "key_facts", "care_card"]), WORDS)


def insert(body, place, new):
    return [*body[:place], new, *body[place:]]


def delete(body, place, new):
    return body[:place] + body[place + 1 :]


def reorder(body, place, new):
    return body[place:] + body[:place]


def nest(body, place, new):
    """Add a fact to the first list, in front of the others."""
    return [
        one | {"value": one["value"] | {"facts": [fact("New."), *one["value"]["facts"]]}}
        if one["type"] == "key_facts"
        else one
        for one in body
    ]


def rewrite(body, place, new):
    """Other words in the same block."""
    return [
        one | {"value": new["value"]} if n == place and one["type"] == new["type"] else one
        for n, one in enumerate(body)
    ]


EDITS = st.lists(
    st.tuples(st.sampled_from([insert, delete, reorder, nest, rewrite]), st.integers(0, 5), BLOCKS),
    min_size=1,
    max_size=4,
)


def edited(body, edits):
    for edit, place, new in edits:
        body = edit(body, place % (len(body) + 1), new)
    return body


def publish(page, body):
    fresh = StandardPage.objects.get(pk=page.pk)
    fresh.body = fresh.body.stream_block.to_python(body)
    fresh.save_revision().publish()


def save(made):
    fresh = Translation.objects.get(pk=made.pk)
    fresh.save_target(publish=True)


def cell(page):
    lv = factories.locale("lv").pk
    return cells([page.translation_key], [lv])[page.translation_key, lv]


def page_with(body):
    page = factories.standard_page(standfirst="Slow")
    publish(page, body)
    made = factories.translation(StandardPage.objects.get(pk=page.pk))
    say_all(made)
    save(made)
    return page, made


def segments(page):
    rows = StringSegment.objects.filter(source__object_id=page.translation_key)
    return set(rows.values_list("context_id", "string_id"))


@few
@given(st.lists(BLOCKS, min_size=1, max_size=4), EDITS)
def test_the_state_is_true_after_any_edits_and_after_undoing_them(before, edits):
    page, made = page_with(before)
    after = edited(before, edits)
    known = segments(page)
    assert cell(page).state == State.LIVE

    publish(page, after)

    found = cell(page)
    new = segments(page) - known
    assert found.stale == (after != before)
    assert (found.total, found.done) == Translation.objects.get(pk=made.pk).get_progress()
    # What was translated and is still there stays translated, wherever it moved.
    assert found.left <= sum(
        1
        for row in StringSegment.objects.filter(source_id=made.source_id)
        if (row.context_id, row.string_id) in new
    )

    publish(page, before)

    assert cell(page).state == State.LIVE
    assert cell(page).left == 0


@few
@given(st.lists(BLOCKS, min_size=1, max_size=4), EDITS)
def test_translations_follow_their_segments_and_nothing_is_orphaned(before, edits):
    page, made = page_with(before)
    publish(page, edited(before, edits))
    made = Translation.objects.get(pk=made.pk)
    say_all(made)

    save(made)

    source, target = StandardPage.objects.get(pk=page.pk), made.get_target_instance()
    assert cell(page).state == State.LIVE
    assert [one["id"] for one in target.body.raw_data] == [
        one["id"] for one in source.body.raw_data
    ]
    assert "x-" in str(target.body.raw_data) or not source.body
    assert Build.objects.filter(translation=made, is_live=True).count() == 1
    assert TranslationSource.objects.filter(object_id=page.translation_key).count() == 1
    assert not StringTranslation.objects.filter(context=None).exists()
    assert not any(Page.find_problems())


@few
@given(st.lists(BLOCKS, min_size=1, max_size=4), EDITS)
def test_only_edits_of_warnings_are_changes_of_safety(before, edits):
    def warnings(body):
        return sorted((one["id"], str(one["value"])) for one in body if one["type"] == "care_card")

    page, _made = page_with(before)
    after = edited(before, edits)

    publish(page, after)

    assert cell(page).safety_stale == (warnings(after) != warnings(before))
