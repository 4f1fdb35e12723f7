"""The translator's work page: everything on one string beside it, and nobody's words are lost."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringTranslation

from tests import factories
from tests.databases.worlds import world
from tests.translations import desk
from translations.desk.work.saving import Outcome, Typed, save, stamp
from translations.desk.work.sheet import WorkSheet
from translations.language.wording import readable, stored
from translations.models import Term
from translations.publishing.publication.doubts import doubts_of
from translations.tracking.diff import AFTER, BEFORE, Piece, word_diff

pytestmark = pytest.mark.django_db

SCRIPT = {"x-requested-with": "XMLHttpRequest"}


@world
def made():
    return desk.page_to_translate()


def translation_of(at, made):
    return StringTranslation.objects.filter(
        translation_of_id=at.string_id, context_id=at.context_id, locale=made.target_locale
    ).first()


def change(made, **fields):
    """The editor publishes other words."""
    page = made.source.get_source_instance()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return desk.fresh(made)


def test_shows_every_string_with_its_place_in_words(made):
    answer = desk.translator("lv").get(desk.address(made), {"show": "all"}).content.decode()

    assert "Slow strokes along the arm." in answer
    assert "Warm &lt;b&gt;hands&lt;/b&gt; help." in answer
    assert "Body › Text" in answer
    assert '<textarea id="text-' in answer
    assert 'lang="lv"' in answer


@pytest.mark.parametrize(("codes", "status"), [(["lv"], 200), (["ru"], 302), ([], 302)])
def test_is_only_for_the_language_one_works_in(made, codes, status):
    client = desk.translator(*codes)
    at = desk.segment(made, "Slow strokes along the arm.")

    assert client.get(desk.address(made)).status_code == status
    client.post(desk.address(made), desk.posted(at, "Lēni glāsti gar roku."))
    assert (translation_of(at, made) is not None) == (status == 200)


def test_is_shut_to_those_who_are_not_signed_in(made, client):
    assert "login" in client.get(desk.address(made)).url


def test_an_editor_of_all_languages_may_work_in_each(made):
    admin = desk.signed_in(get_user_model().objects.create_superuser("admin"))

    assert admin.get(desk.address(made)).status_code == 200


def test_a_string_is_saved_and_its_card_comes_back(made):
    at = desk.segment(made, "Slow strokes along the arm.")

    answer = desk.translator("lv").post(
        desk.address(made), desk.posted(at, "Lēni glāsti gar roku."), headers=SCRIPT
    ).json()  # fmt: skip

    row = translation_of(at, made)
    assert (row.data, row.translation_type) == ("Lēni glāsti gar roku.", "manual")
    assert str(row.last_translated_by) == "ilze"
    assert answer["outcome"] == "saved"
    assert answer["done"] == 1
    assert stamp(row) in answer["cards"][0]


def test_what_is_left_is_counted_anew_with_each_saved_string(made):
    client = desk.translator("lv")
    shown = client.get(desk.address(made)).content.decode()
    at = desk.segment(made, "Slow strokes along the arm.")

    answer = client.post(
        desk.address(made), desk.posted(at, "Lēni glāsti gar roku."), headers=SCRIPT
    ).json()  # fmt: skip

    assert '<b data-desk-count="todo">5</b>' in shown
    assert answer["counts"] == {
        "todo": 4, "changed": 0, "warnings": 0, "machine": 0, "safety": 0, "all": 5,
    }  # fmt: skip


def test_without_a_script_the_whole_page_is_saved_at_once(made):
    client = desk.translator("lv")
    texts = {"Slow strokes along the arm.": "Lēni glāsti gar roku.", "Your arm": "Jūsu roka"}
    data = {"save": "all"}
    for words, said in texts.items():
        data |= {f"text-{desk.ref(desk.segment(made, words))}": said}

    answer = client.post(desk.address(made), data, follow=True)

    assert "2 strings were saved." in answer.content.decode()
    assert set(texts.values()) <= set(StringTranslation.objects.values_list("data", flat=True))


def test_a_wrong_string_is_kept_with_the_reason(made):
    at = desk.segment(made, "Rest your arm for 20 minutes.")

    answer = desk.translator("lv").post(
        desk.address(made), desk.posted(at, "Atpūtiniet roku 30 minūtes."), headers=SCRIPT
    ).json()  # fmt: skip

    assert answer["outcome"] == "refused"
    assert "The numbers differ" in answer["cards"][0]
    assert "Atpūtiniet roku 30 minūtes." in answer["cards"][0]
    assert translation_of(at, made).has_error


def test_an_emptied_string_is_taken_back(made):
    row = factories.say(made, "standfirst", "Lēni")
    at = desk.segment(made, "Slow strokes along the arm.")

    desk.translator("lv").post(desk.address(made), desk.posted(at, "", stamp(row)))

    assert translation_of(at, made) is None


def test_what_is_already_stored_is_not_stored_again(made):
    row = factories.say(made, "standfirst", "Lēni &amp; mierīgi")
    at = desk.segment(made, "Slow strokes along the arm.")

    desk.translator("lv").post(desk.address(made), desk.posted(at, "Lēni & mierīgi", stamp(row)))

    assert translation_of(at, made).updated_at == row.updated_at


# What changed


def test_shows_what_changed_and_the_translation_before(made):
    factories.say(made, "standfirst", "Lēni glāsti gar roku.")
    made = change(made, standfirst="Slow, warm strokes along the arm.")

    answer = desk.translator("lv").get(desk.address(made), {"show": "changed"}).content.decode()

    assert "Slow<ins>, warm</ins> strokes along the arm." in answer
    assert "Lēni glāsti gar roku." in answer


def test_what_changed_stays_in_sight_while_the_new_translation_is_refused(made):
    factories.say(made, "standfirst", "Lēni glāsti gar roku.")
    made = change(made, standfirst="Slow strokes along the arm for 20 minutes.")
    at = desk.segment(made, "Slow strokes along the arm for 20 minutes.")

    answer = desk.translator("lv").post(
        desk.address(made), desk.posted(at, "Lēni glāsti 30 minūtes."), headers=SCRIPT
    ).json()  # fmt: skip

    assert answer["outcome"] == "refused"
    assert answer["counts"]["changed"] == 1
    assert "<ins> for 20 minutes</ins>" in answer["cards"][0]
    assert "data-previous>Lēni glāsti gar roku.<" in answer["cards"][0]


def test_still_right_takes_the_previous_translation_over(made):
    factories.say(made, "standfirst", "Lēni glāsti gar roku.")
    made = change(made, standfirst="Slow strokes along your arm.")
    at = desk.segment(made, "Slow strokes along your arm.")
    data = {"save": f"still:{desk.ref(at)}", f"previous-{desk.ref(at)}": "Lēni glāsti gar roku."}

    desk.translator("lv").post(desk.address(made), data)

    assert translation_of(at, made).data == "Lēni glāsti gar roku."


def test_reuse_puts_the_previous_translation_into_the_field(made):
    factories.say(made, "standfirst", "Lēni glāsti gar roku.")
    made = change(made, standfirst="Slow strokes along your arm.")
    at = desk.segment(made, "Slow strokes along your arm.")

    answer = desk.translator("lv").get(desk.address(made), {"reuse": desk.ref(at)})

    assert "Lēni glāsti gar roku.</textarea>" in answer.content.decode()
    assert translation_of(at, made) is None


def test_of_two_changed_paragraphs_each_finds_its_own_former_words(made):
    for words, said in [
        ("Rest your arm for 20 minutes.", "Atpūtiniet roku 20 minūtes."),
        ("Warm <b>hands</b> help.", "Siltas <b>rokas</b> palīdz."),
    ]:
        at = desk.segment(made, words)
        StringTranslation.objects.create(
            translation_of=at.string, context=at.context, locale=made.target_locale, data=said
        )
    text = "<p>Warm, slow <b>hands</b> help.</p><p>Rest your arm for about 20 minutes.</p>"
    page = made.source.get_source_instance()
    block = page.body.raw_data[0]
    page.body = page._meta.get_field("body").stream_block.to_python([{**block, "value": text}])
    page.save_revision().publish()

    cards = {card.source: card for card in WorkSheet(desk.fresh(made)).cards}

    assert cards["Warm, slow <b>hands</b> help."].previous_text == "Siltas <b>rokas</b> palīdz."
    assert cards["Rest your arm for about 20 minutes."].previous_text == (
        "Atpūtiniet roku 20 minūtes."
    )


def test_an_unlike_new_paragraph_has_no_former_words(made):
    at = desk.segment(made, "Warm <b>hands</b> help.")
    StringTranslation.objects.create(
        translation_of=at.string, context=at.context, locale=made.target_locale, data="Siltas"
    )
    page = made.source.get_source_instance()
    block = page.body.raw_data[0]
    page.body = page._meta.get_field("body").stream_block.to_python(
        [{**block, "value": "<p>Drink a glass of water afterwards.</p>"}]
    )
    page.save_revision().publish()

    cards = {card.source: card for card in WorkSheet(desk.fresh(made)).cards}

    assert cards["Drink a glass of water afterwards."].previous is None


def test_a_word_diff_reads_as_both_texts():
    pieces = word_diff("Wait 20 minutes, then walk.", "Wait 30 minutes and walk slowly.")

    assert "".join(p.text for p in pieces if p.kind != "new") == "Wait 20 minutes, then walk."
    assert "".join(p.text for p in pieces if p.kind != "old") == "Wait 30 minutes and walk slowly."


def test_a_text_written_anew_is_shown_whole_before_and_after():
    old, new = "Wait 20 minutes, then walk.", "Lie down at home and call your doctor."

    assert word_diff(old, new) == [Piece(BEFORE, old), Piece(AFTER, new)]


def test_the_page_shows_a_text_written_anew_without_marks(made):
    factories.say(made, "standfirst", "Lēni glāsti gar roku.")
    made = change(made, standfirst="Why massage helps after a day at the desk.")

    answer = desk.translator("lv").get(desk.address(made), {"show": "changed"}).content.decode()

    before, after = BeautifulSoup(answer, "html.parser").select(".desk-text .whole-piece")
    assert before.get_text(" ") == "Before: Slow strokes along the arm."
    assert after.get_text(" ") == "Now: Why massage helps after a day at the desk."
    assert "<ins>" not in answer


def test_an_address_comes_with_a_hint_and_without_terms_or_matches(made):
    Term.objects.create(key="arm", name="arm", locale=factories.locale("en"))
    other = desk.page_to_translate(title="Your arms", slug="your-arms")
    factories.say(other, "slug", "jusu-rokas")
    laid = WorkSheet(made)
    laid.page(laid.cards, 1)
    cards = {card.segment.context.path: card for card in laid.cards}

    answer = desk.translator("lv").get(desk.address(made), {"show": "all"}).content.decode()

    assert cards["title"].terms
    assert (cards["slug"].terms, cards["slug"].matches) == ([], [])
    assert answer.count("The address of the page: Latin letters and hyphens.") == 1
    assert f'aria-describedby="hint-{cards["slug"].ref}"' in answer


def test_a_changed_warning_is_not_still_right_without_its_new_number():
    card = {"urgency": "urgent", "title": "Ask a doctor if", "text": "<p>your arm grows numb</p>"}
    made = desk.page_to_translate(body=[("care_card", card)])
    for row in made.source.stringsegment_set.select_related("string", "context"):
        if row.string.data == "your arm grows numb":
            factories.say_at(made, row, "roka kļūst nejutīga")
    newer = card | {"text": "<p>your arm grows numb in the first 12 weeks</p>"}
    page = made.source.get_source_instance()
    block = page.body[0].id
    made = change(made, body=[{"type": "care_card", "id": block, "value": newer}])
    at = desk.segment(made, "your arm grows numb in the first 12 weeks")
    ref = desk.ref(at)

    answer = desk.translator("lv").post(
        desk.address(made),
        {"save": f"still:{ref}", f"previous-{ref}": "roka kļūst nejutīga", f"seen-{ref}": ""},
        headers=SCRIPT,
    ).json()  # fmt: skip

    assert answer["outcome"] == "refused"
    assert "These numbers of the original are missing: 12." in answer["cards"][0]


def test_every_error_of_a_string_stands_on_its_own_line_of_its_card(made):
    at = desk.segment(made, "Rest your arm for 20 minutes.")

    answer = desk.translator("lv").post(
        desk.address(made), desk.posted(at, "Atpūtiniet rоku 30 minūtes."), headers=SCRIPT
    ).json()  # fmt: skip

    errors = BeautifulSoup(answer["cards"][0], "html.parser").select(".desk-finding--error")
    assert len(errors) == 2


# Nobody's words are lost


def test_the_second_of_two_translators_is_told_and_sees_both(made):
    at = desk.segment(made, "Slow strokes along the arm.")
    first, second = desk.translator("lv"), desk.translator("lv", name="janis")
    first.post(desk.address(made), desk.posted(at, "Lēni glāsti gar roku."))

    answer = second.post(
        desk.address(made), desk.posted(at, "Lēnas kustības gar roku."), headers=SCRIPT
    ).json()  # fmt: skip

    assert translation_of(at, made).data == "Lēni glāsti gar roku."
    assert answer["outcome"] == "conflict"
    assert "Lēni glāsti gar roku." in answer["cards"][0]
    assert "Lēnas kustības gar roku.</textarea>" in answer["cards"][0]


def test_the_second_also_sees_both_without_a_script(made):
    at = desk.segment(made, "Slow strokes along the arm.")
    desk.translator("lv").post(desk.address(made), desk.posted(at, "Lēni glāsti gar roku."))
    data = desk.posted(at, "Lēnas kustības gar roku.") | {"save": "all"}

    answer = desk.translator("lv", name="janis").post(desk.address(made), data)

    page = answer.content.decode()
    assert translation_of(at, made).data == "Lēni glāsti gar roku."
    assert "Lēni glāsti gar roku." in page
    assert "Lēnas kustības gar roku.</textarea>" in page


def test_having_seen_both_the_second_may_decide(made):
    at = desk.segment(made, "Slow strokes along the arm.")
    row = factories.say(made, "standfirst", "Lēni glāsti gar roku.")

    desk.translator("lv").post(
        desk.address(made), desk.posted(at, "Lēnas kustības gar roku.", stamp(row))
    )

    assert translation_of(at, made).data == "Lēnas kustības gar roku."


def test_two_who_type_the_same_have_no_conflict(made):
    at = desk.segment(made, "Slow strokes along the arm.")
    factories.say(made, "standfirst", "Lēni")

    saved = save(made, Typed(at.string_id, at.context_id, "Lēni", seen=""), None)

    assert saved.outcome is Outcome.UNCHANGED


def test_words_for_a_source_that_changed_meanwhile_are_kept_and_offered(made):
    at = desk.segment(made, "Slow strokes along the arm.")
    change(made, standfirst="Slow strokes along your arm.")
    client = desk.translator("lv")

    answer = client.post(
        desk.address(made), desk.posted(at, "Lēni glāsti gar roku."), headers=SCRIPT
    ).json()  # fmt: skip

    assert answer["outcome"] == "moved"
    assert "kept" in answer["message"]
    page = client.get(desk.address(made), {"show": "changed"}).content.decode()
    assert "Lēni glāsti gar roku." in page
    assert "<ins>your</ins>" in page


def test_nothing_can_be_saved_on_a_locked_page_and_what_was_typed_comes_back(made):
    page = made.get_target_instance()
    page.locked, page.locked_by = True, get_user_model().objects.create_user("editor")
    page.save()
    at = desk.segment(made, "Slow strokes along the arm.")

    answer = desk.translator("lv").post(desk.address(made), desk.posted(at, "Lēni glāsti"))

    assert translation_of(at, made) is None
    assert "Lēni glāsti</textarea>" in answer.content.decode()
    assert "locked" in answer.content.decode()


@pytest.mark.parametrize("ref", ["0-0", "999999-1", "x-y", "1", ""])
def test_a_made_up_string_is_no_server_error(made, ref):
    data = {"save": f"text:{ref}", f"text-{ref}": "x"}

    status = desk.translator("lv").post(desk.address(made), data).status_code

    assert status in {302, 404}
    assert not StringTranslation.objects.exists()


def test_a_string_of_another_page_is_not_reached_through_this_one(made):
    other = desk.page_to_translate(title="Knee", slug="knee", standfirst="Slow knee strokes.")
    at = desk.segment(other, "Slow knee strokes.")

    answer = desk.translator("lv").post(desk.address(made), desk.posted(at, "Lēni"), follow=True)

    assert answer.status_code == 404
    assert translation_of(at, made) is None


# Machine drafts


def test_a_machine_draft_is_to_do_until_a_person_confirms_it(made):
    at = desk.segment(made, "Slow strokes along the arm.")
    row = factories.say(made, "standfirst", "Lēni glāsti gar roku.")
    StringTranslation.objects.filter(pk=row.pk).update(translation_type="machine", tool_name="X")
    client = desk.translator("lv")
    shown = client.get(desk.address(made), {"show": "machine"}).content.decode()

    client.post(desk.address(made), desk.posted(at, "Lēni glāsti gar roku.", stamp(row)))

    assert "Confirm" in shown
    assert "0 of 5 strings are ready" in shown
    confirmed = translation_of(at, made)
    assert (confirmed.translation_type, confirmed.tool_name) == ("manual", "")


# Wording and figures


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("A &amp; B", "A & B"),
        ("&amp;lt;", "&amp;lt;"),
        ("one<br/>two", "one\ntwo"),
        ("&lt;", "&lt;"),
    ],
)
def test_what_is_read_and_saved_again_stays_the_same(kept, read):
    assert readable(kept) == read
    assert stored(read, source="x<br/>y") == kept


def test_a_line_break_that_the_source_does_not_have_is_a_space():
    assert stored("one\r\ntwo", source="x") == "one two"


def test_queries_do_not_grow_with_the_strings():
    client = desk.translator("lv")

    def page(count):
        text = "".join(f"<p>Rest for a while number {n} and walk.</p>" for n in range(count))
        made = desk.page_to_translate(title=f"P{count}", slug=f"p{count}", body=[("text", text)])
        for at in made.source.stringsegment_set.filter(order__gt=6)[: count // 2]:
            StringTranslation.objects.create(
                translation_of=at.string, context=at.context, locale=made.target_locale, data="Ej."
            )
        return desk.address(made)

    small, large = page(4), page(45)
    for url in (small, large):
        client.get(url, {"show": "all"})

    with CaptureQueriesContext(connection) as few:
        client.get(small, {"show": "all"})
    with CaptureQueriesContext(connection) as many:
        client.get(large, {"show": "all"})

    assert len(few) == len(many) <= QUERIES


QUERIES = 31


def test_an_address_that_another_page_has_is_named_before_the_publication(made):
    factories.standard_page(factories.home_page("lv"), slug="roka", title="Roka")
    factories.say(made, "slug", "roka")
    client = desk.translator("lv")

    page = client.get(desk.address(made), {"show": "all"}).content.decode()

    assert "Another page has the address “roka”. This one will be published as “roka-1”." in page
    assert doubts_of(made).number == 1


def test_an_address_of_its_own_needs_no_word(made):
    factories.say(made, "slug", "mana-roka")

    page = desk.translator("lv").get(desk.address(made), {"show": "all"}).content.decode()

    assert "Another page has the address" not in page
