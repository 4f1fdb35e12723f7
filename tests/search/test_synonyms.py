"""What visitors call things that the site calls otherwise."""

import pytest
from django.urls import reverse
from django.utils import timezone

from search.findings import Step
from search.models import LoggedStep, Relation, SearchLog, Synonyms
from search.service import find
from tests import factories, pages
from tests.forms.inbox import editor, ilze, site, translator
from tests.visitor import words

__all__ = ["editor", "ilze", "site", "translator"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def same(said: str, language: str = "en", relation: str = Relation.SAME) -> Synonyms:
    return Synonyms.objects.create(language=language, words=said, relation=relation)


def titles(query: str, code: str = "en") -> list[str]:
    return [hit.title for hit in find(query, code).hits]


def test_a_page_is_found_by_a_word_that_means_what_it_says():
    same("driver, wheeler")
    pages.article(title="Massage for drivers")

    found = find("wheelers", "en")

    assert (found.step, [hit.title for hit in found.hits]) == (Step.ALL, ["Massage for drivers"])


def test_what_a_page_says_counts_more_than_what_it_means():
    same("driver, wheeler")
    pages.article(title="Massage for drivers")
    pages.article(title="Massage for wheelers")

    assert titles("wheeler") == ["Massage for wheelers", "Massage for drivers"]
    assert titles("driver") == ["Massage for drivers", "Massage for wheelers"]


def test_a_phrase_means_the_same_only_as_a_whole():
    same("lower back, lumbago")
    pages.article(title="The lower back")
    pages.article(title="Back to work with a lower chair")

    assert titles("lumbago") == ["The lower back"]


def test_the_words_of_a_phrase_alone_do_not_mean_it():
    same("fever, sore throat")
    pages.article(title="Fever")
    pages.article(title="A sore back")

    assert titles("sore back") == ["A sore back"]
    assert titles("my throat is sore")[0] == "Fever"


def test_a_one_way_group_leads_to_its_first_word_only():
    same("fracture, broken arm", relation=Relation.ONE_WAY)
    pages.article(title="Fracture")
    pages.article(title="A broken arm")

    assert titles("broken arm") == ["A broken arm", "Fracture"]
    assert titles("fracture") == ["Fracture"]


def test_a_group_of_different_words_mutes_a_synonym_of_the_software():
    pages.article(title="Lorry")
    assert titles("truck") == ["Lorry"]

    same("lorry, truck", relation=Relation.APART)

    assert titles("truck") == []


def test_a_slip_in_a_synonym_and_its_beginning_are_understood():
    same("driver, chauffeur")
    pages.article(title="Massage for drivers")

    assert (find("chaufeur", "en").corrected, titles("chauff")) == (
        "chauffeur",
        ["Massage for drivers"],
    )


def test_a_group_says_nothing_in_other_languages():
    homes = factories.site()
    same("autovadītājs, šoferis", "lv")
    factories.standard_page(homes["en"], title="Autovadītājs")
    factories.standard_page(homes["lv"], title="Masāža autovadītājiem")

    assert (titles("šoferis", "lv"), titles("šoferis")) == (["Masāža autovadītājiem"], [])


def test_the_index_follows_when_a_group_is_added_changed_and_deleted():
    pages.article(title="Massage for drivers")
    group = same("driver, wheeler")
    assert titles("wheeler") == ["Massage for drivers"]

    group.words = "driver, wagoner"
    group.save()
    assert (titles("wheeler"), titles("wagoner")) == ([], ["Massage for drivers"])

    group.delete()
    assert titles("wagoner") == []


def test_what_means_the_same_is_marked_in_the_results(visitor):
    same("driver, wheeler")
    pages.article(title="Massage for drivers")

    page = visitor.read("/en/search/?q=wheeler")

    assert [words(mark) for mark in page.select(".result__title mark")] == ["drivers"]


def test_an_editor_comes_from_the_report_to_a_group_with_the_visitors_words(editor):
    for said, step, hits in (("šoferis", LoggedStep.NONE, 0), ("kakls", LoggedStep.ALL, 2)):
        today = timezone.localdate()
        SearchLog.objects.create(
            day=today, language="lv", words=said, step=step, hits=hits, count=1
        )

    report = editor.read(reverse("search_report:index"), query_params={"language": "lv"})
    [link] = [a for a in report.select("#searches-nothing ~ table a") if "synonyms" in words(a)]
    form = editor.read(link["href"])

    assert form.find("textarea", attrs={"name": "words"}).text.strip() == "šoferis,"
    assert form.select_one("select[name=language] option[selected]")["value"] == "lv"
    answered = report.select("#searches-wanted ~ table tbody tr")
    assert [words(row.th) for row in answered if "synonyms" in words(row)] == ["šoferis"]


def test_a_translator_has_no_say_in_what_words_mean(translator):
    assert translator.get(reverse("search_synonyms:index")).status_code == 302
