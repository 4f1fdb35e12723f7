"""Two translators and an editor at work in the same moment: nobody's words are lost, and nobody gets an error."""

from collections import Counter
from threading import Barrier, Event, Thread
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.urls import reverse
from wagtail.rich_text import RichText
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from home.models import StandardPage
from tests.translations import desk
from translations.desk.work.saving import Outcome, Typed, save
from translations.exchange import po
from translations.exchange.catalogues.writing import catalogue_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]

#: Seconds that one waits for another who may never come.
PATIENCE = 1
SCRIPT = {"x-requested-with": "XMLHttpRequest"}


def at_once(*works):
    """Run every work in a thread of its own, all from the same moment; return what each gave or raised."""
    gate = Barrier(len(works))
    given = [None] * len(works)

    def run(number, work):
        gate.wait()
        try:
            given[number] = work()
        except Exception as error:  # noqa: BLE001
            given[number] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=one) for one in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def republish(page, **changes):
    fresh = StandardPage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()


def test_of_two_publications_the_translators_get_the_one_that_stands(monkeypatch):
    """The slower one has read the page before the faster one published, and stores what it has read afterwards."""
    made = desk.page_to_translate()
    page = made.source.get_source_instance()
    has_read, is_done = Event(), Event()
    read = TranslationSource.get_source_instance

    def read_and_dawdle(source):
        instance = read(source)
        if instance.standfirst == "Slow" and not has_read.is_set():
            has_read.set()
            is_done.wait(PATIENCE)
        return instance

    def second():
        has_read.wait(PATIENCE)
        republish(page, standfirst="Fast")
        is_done.set()

    monkeypatch.setattr(TranslationSource, "get_source_instance", read_and_dawdle)
    assert at_once(lambda: republish(page, standfirst="Slow"), second) == [None, None]

    said = StandardPage.objects.get(pk=page.pk).standfirst
    assert said == "Fast"
    assert desk.fresh(made).source.as_instance().standfirst == said
    assert said in strings(made)
    assert "Slow" not in strings(made)


def test_what_a_colleague_types_while_a_file_is_brought_in_is_kept_and_both_are_shown(monkeypatch):
    made = desk.page_to_translate()
    words = "Slow strokes along the arm."
    file = catalogue_of(made)
    file.find(words).msgstr = "Lēni glāsti gar roku."
    has_read, is_done = Event(), Event()
    read = po._stored

    def read_and_dawdle(translation):
        rows = read(translation)
        has_read.set()
        is_done.wait(PATIENCE)
        return rows

    def colleague():
        has_read.wait(PATIENCE)
        at = desk.segment(made, words)
        typed = Typed(at.string_id, at.context_id, "Lēnas kustības gar roku.", seen="")
        outcome = save(desk.fresh(made), typed, None).outcome
        is_done.set()
        return outcome

    monkeypatch.setattr(po, "_stored", read_and_dawdle)
    report, outcome = at_once(
        lambda: po.import_catalogue(desk.fresh(made), file, tool_name="PO").taken, colleague
    )

    assert (report, outcome) == (1, Outcome.CONFLICT)
    assert StringTranslation.objects.get().data == "Lēni glāsti gar roku."


@pytest.mark.parametrize("same", [True, False])
def test_of_two_who_type_at_once_the_second_is_told(same):
    made = desk.page_to_translate()
    at = desk.segment(made, "Slow strokes along the arm.")

    def typing(text):
        typed = Typed(at.string_id, at.context_id, text, seen="")
        return lambda: save(desk.fresh(made), typed, None).outcome

    outcomes = at_once(typing("Lēni glāsti."), typing("Lēni glāsti." if same else "Glāsti lēni."))

    second = Outcome.UNCHANGED if same else Outcome.CONFLICT
    assert Counter(outcomes) == Counter([Outcome.SAVED, second])
    assert StringTranslation.objects.count() == 1


def test_two_translators_in_two_editors_and_an_editor_who_syncs_lose_no_word():
    """The originals' words stay or change under the translators' hands; what they typed is there afterwards."""
    made = desk.page_to_translate()
    page = made.source.get_source_instance()
    places = {
        row.string.data: row
        for row in made.source.stringsegment_set.select_related("string", "context")
    }
    texts = {words: f"lv {words}" for words in places if words != "your-arm"}
    ilze, anna = desk.translator("lv"), desk.translator("lv", name="anna")
    editor = desk.signed_in(get_user_model().objects.create_superuser("editor"))

    def on_the_work_page():
        return [
            ilze.post(
                desk.address(made), desk.posted(places[words], text), headers=SCRIPT
            ).status_code
            for words, text in list(texts.items())[::2]
        ]

    def in_the_other_editor():
        return [
            anna.put(
                reverse(
                    "wagtail_localize:edit_string_translation", args=[made.pk, places[words].pk]
                ),
                urlencode({"value": text}),
                content_type="application/x-www-form-urlencoded",
            ).status_code
            for words, text in list(texts.items())[1::2]
        ]

    def syncing():
        address = reverse("wagtail_localize:update_translations", args=[made.source_id])
        answers = []
        for minutes in (30, 40, 20):
            changed = StandardPage.objects.get(pk=page.pk)
            changed.body[0].value = RichText(desk.BODY[0][1].replace("20", str(minutes)))
            changed.save_revision().publish()
            answers.append(editor.post(address, {}).status_code)
        return answers

    answers = at_once(on_the_work_page, in_the_other_editor, syncing)

    assert all(isinstance(one, list) for one in answers), answers
    stored = set(
        StringTranslation.objects.filter(locale=made.target_locale).values_list("data", flat=True)
    )
    assert stored == set(texts.values())
    assert desk.fresh(made).get_progress() == (5, 4)


def strings(made):
    return list(
        StringSegment.objects.filter(source_id=made.source_id).values_list(
            "string__data", flat=True
        )
    )
