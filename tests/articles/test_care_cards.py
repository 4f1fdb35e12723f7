"""Care cards of guides: signs from the library, the most urgent first, never under a wrong heading."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from articles.models import RedFlag
from core.searching.content import TEXT, Part
from search.indexing.waiting import index_waiting
from search.models import Document
from tests import factories, pages
from tests.articles.cards import card, shown
from tests.translations.people import person
from tests.translations.publishing import sent
from tests.translations.test_changes import live, republish
from tests.visitor import words
from translations.tracking.warnings import outdated_safety

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    factories.site()


def read(visitor, guide):
    return visitor.read(guide.get_url())


def test_a_card_shows_its_signs_then_its_own_words_then_whom_to_call(visitor):
    factories.urgency_advice(advice="<p>112 works too.</p>")
    first, second = factories.red_flag(sign="you see double"), factories.red_flag(sign="you faint")
    value = card(
        first, second, title="Call 113 if you have neck pain and:", text="<p>Sit down.</p>"
    )

    page = read(visitor, pages.article(body=[value]))

    assert shown(page) == [
        (
            "emergency",
            "Immediate action required: Call 113 if you have neck pain and:",
            ["you see double", "you faint"],
        )
    ]
    text = words(page.select_one(".care-card"))
    assert text.index("you faint") < text.index("Sit down.") < text.index("112 works too.")


def test_a_card_without_a_title_has_that_of_its_urgency(visitor):
    factories.urgency_advice(title="Call 113 if:")

    page = read(visitor, pages.article(body=[card(factories.red_flag(sign="you faint"))]))

    assert shown(page) == [("emergency", "Immediate action required: Call 113 if:", ["you faint"])]


def test_a_card_has_a_heading_even_where_nobody_wrote_one(visitor):
    page = read(visitor, pages.article(body=[card(factories.red_flag(sign="you faint"))]))

    assert shown(page) == [("emergency", "Immediate action required:", ["you faint"])]
    assert not page.select(".care-card__title .visually-hidden")


def test_a_sign_that_became_urgent_leaves_the_card_for_one_of_its_urgency(visitor):
    factories.urgency_advice(title="Call 113 if:")
    calm, changed = (factories.red_flag(sign=sign, urgency="urgent") for sign in ("a", "b"))
    guide = pages.article(body=[card(calm, changed, urgency="urgent", title="Today if:")])

    changed.urgency = "emergency"
    changed.save_revision().publish()

    assert shown(read(visitor, guide)) == [
        ("emergency", "Immediate action required: Call 113 if:", ["b"]),
        ("urgent", "Urgent advice: Today if:", ["a"]),
    ]


def test_a_sign_that_became_urgent_is_so_in_every_language_at_once(visitor):
    flag = factories.red_flag(sign="you faint", urgency="urgent")
    factories.translated(flag, "lv", sign="jūs ģībstat")
    pages.guides("lv")
    latvian = factories.translated(pages.article(body=[card(flag, urgency="urgent")]), "lv")

    flag.urgency = "emergency"
    flag.save_revision().publish()

    [(urgency, _title, signs)] = shown(read(visitor, latvian))
    assert (urgency, signs) == ("emergency", ["jūs ģībstat"])


def test_an_untranslated_sign_is_shown_in_the_source_language(visitor):
    known, unknown = factories.red_flag(sign="you faint"), factories.red_flag(sign="you see double")
    factories.translated(known, "lv", sign="jūs ģībstat")
    pages.guides("lv")
    latvian = factories.translated(pages.article(body=[card(known, unknown)]), "lv")

    page = read(visitor, latvian)

    [(_urgency, _title, signs)] = shown(page)
    assert signs == ["jūs ģībstat", "you see double"]
    assert [point.get("lang") for point in page.select(".care-card li")] == [None, "en"]


def test_what_to_do_about_a_sign_follows_it(visitor):
    flag = factories.red_flag(sign="you faint", advice="Lie down.")

    page = read(visitor, pages.article(body=[card(flag)]))

    assert words(page.select_one(".care-card li")) == "you faint Lie down."


@pytest.mark.parametrize("deleted", [True, False])
def test_a_sign_that_is_gone_leaves_the_others(visitor, deleted):
    gone, kept = factories.red_flag(sign="a"), factories.red_flag(sign="b")
    guide = pages.article(body=[card(gone, kept)])

    # As old data does: the library itself refuses.
    rows = RedFlag.objects.filter(pk=gone.pk)
    rows.update(live=False)
    if deleted:
        rows._raw_delete("default")
    cache.clear()

    assert shown(read(visitor, guide)) == [("emergency", "Immediate action required:", ["b"])]


def test_a_card_that_was_written_before_the_library_keeps_its_words(visitor):
    factories.urgency_advice(advice="<p>112 works too.</p>", urgency="urgent")
    old = {"urgency": "urgent", "title": "Ask today if", "text": "<ul><li>numb</li></ul>"}
    guide = pages.article()
    guide.body = [{"type": "care_card", "id": "a", "value": old}]
    guide.save_revision().publish()

    page = read(visitor, guide)

    assert shown(page) == [("urgent", "Urgent advice: Ask today if", ["numb"])]
    assert "112" not in words(page.select_one(".care-card"))


def test_more_signs_and_cards_cost_no_query(visitor):
    flags = [factories.red_flag() for _ in range(12)]
    few = pages.article(body=[card(flags[0])])
    many = pages.article(body=[card(*flags), card(*flags), card(*flags)])
    for guide in (few, many):
        read(visitor, guide)

    assert queries_of(visitor, many) == queries_of(visitor, few)


def queries_of(visitor, guide) -> int:
    with CaptureQueriesContext(connection) as queries:
        read(visitor, guide)
    return len(queries)


def test_signs_and_advice_are_among_the_texts_that_visitors_search():
    factories.urgency_advice(advice="<p>112 works too.</p>")
    factories.urgency_advice(advice="<p>Ask today.</p>", urgency="urgent")
    flag = factories.red_flag(sign="you faint")
    parts = list(pages.article(body=[card(flag)]).search_parts())

    assert Part("you faint", TEXT) in parts
    assert Part("112 works too.", TEXT) in parts
    assert Part("Ask today.", TEXT) not in parts
    assert [part for part in parts if flag.key in part.text] == []


@pytest.mark.usefixtures("visitors_index")
def test_a_changed_text_changes_what_the_guide_is_found_by(django_capture_on_commit_callbacks):
    advice = factories.urgency_advice(advice="<p>112 works too.</p>")
    flag = factories.red_flag(sign="you faint")
    guide = pages.article(body=[card(flag)])
    index_waiting()

    flag.sign, advice.advice = "you see double", "<p>Lie down.</p>"
    for changed in (flag, advice):
        with django_capture_on_commit_callbacks(execute=True):
            changed.save_revision().publish()
        index_waiting()

    text = Document.objects.get(page_id=guide.pk).text
    assert "you see double" in text
    assert "Lie down." in text


def test_a_reader_is_told_that_the_original_of_a_sign_says_more():
    flag = factories.red_flag(sign="you faint")
    guide = pages.article(body=[card(flag)])
    pages.guides("lv")
    flag_translation = factories.translation(flag)
    flag_translation.save_target(publish=False)
    made_flag, made = live(flag_translation), live(sent(guide))
    latvian = made.get_target_instance()
    before = outdated_safety(latvian)

    republish(made_flag, sign="you faint or see double")

    assert before is None
    found = outdated_safety(latvian)
    assert found
    assert found.own
    assert found.entries == []


def save(client, guide, value, **actions):
    data = nested_form_data(
        {
            "title": guide.title,
            "slug": guide.slug,
            "standfirst": "What massage does",
            "article_topics": inline_formset([]),
            "left_out_red_flags": inline_formset([]),
            "comments": inline_formset([]),
            "body": streamfield([("care_card", value)]),
            "lead_image": "",
            "author": "",
            "reviewed_by": "",
            **actions,
        }
    )
    return client.post(reverse("wagtailadmin_pages:edit", args=[guide.pk]), data)


def typed(*flags: RedFlag, urgency: str = "emergency"):
    items = {
        f"flags-{number}-{name}": value
        for number, flag in enumerate(flags)
        for name, value in {
            "deleted": "",
            "order": str(number),
            "type": "item",
            "id": "",
            "value": str(flag.pk),
        }.items()
    }
    return {
        "urgency": urgency,
        "title": "",
        "text": rich_text(""),
        "flags-count": str(len(flags)),
        **items,
    }


def test_the_editor_refuses_a_sign_of_another_urgency_and_keeps_the_draft(client):
    client.force_login(person("editor"))
    flag = factories.red_flag(sign="you have a fever", urgency="urgent")
    guide = pages.article()

    refused = save(client, guide, typed(flag), **{"action-publish": "yes"})
    assert refused.status_code == 200
    assert "Move these red flags to a card of their urgency: you have a fever (Urgent)" in (
        refused.content.decode()
    )

    assert save(client, guide, typed(flag)).status_code == 302
    mended = save(client, guide, typed(flag, urgency="urgent"), **{"action-publish": "yes"})
    assert mended.status_code == 302
    assert shown_flags(guide) == [flag.pk]


def shown_flags(guide) -> list[int]:
    return type(guide).objects.get(pk=guide.pk).shown_red_flags


def test_the_editor_refuses_to_publish_a_card_that_shows_nothing(client):
    client.force_login(person("editor"))
    draft = factories.red_flag(live=False)
    guide = pages.article()

    for value in (typed(), typed(draft)):
        refused = save(client, guide, value, **{"action-publish": "yes"})
        assert refused.status_code == 200
        assert "Readers would see nothing here." in refused.content.decode()
