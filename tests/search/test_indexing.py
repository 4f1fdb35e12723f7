"""The index follows the site: after every change it holds what visitors may read, and nothing else."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from search.findings import SearchFilters
from search.indexing import rebuilding, waiting
from search.models import Document, Facet, Posting, State, Term, Waiting, Word
from search.service import find
from tests import factories, pages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def homes():
    return factories.site()


def titles(query: str, code: str = "en", **filters: str) -> list[str]:
    """Those that have every word."""
    hits = find(query, code, filters=SearchFilters(**filters)).hits
    return [hit.title for hit in hits if not hit.lacks_a_word]


# Pages


def test_a_page_is_found_by_everything_it_says():
    figure = {"image": None, "alt_text": "", "decorative": True, "caption": "Elbow on a cushion"}
    steps = {"title": "", "steps": [pages.step(title="Warm up", caution="Spare the kidneys")]}
    questions = {"title": "Asked", "items": [{"question": "Ticklish?", "answer": "<p>Laugh.</p>"}]}
    body = [("figure", figure), ("technique_steps", steps), ("questions", questions)]
    pages.article(title="Kneading", standfirst="Slowly", body=body)

    for query in ("kneading", "slowly", "cushion", "warm up", "kidneys", "ticklish", "laughing"):
        assert titles(query) == ["Kneading"], query


def test_what_nobody_reads_is_not_found():
    heading = {"text": "How", "level": "h2", "anchor": "secretanchor"}
    pages.article(title="Kneading", body=[("heading", heading)])

    assert titles("secretanchor") == []
    assert titles("neck collar zone") == []


def test_a_page_that_is_withdrawn_is_gone():
    page = pages.article(title="Kneading")

    page.unpublish()

    assert titles("kneading") == []
    assert Posting.objects.filter(document__subject=f"wagtailcore.page:{page.pk}").count() == 0


def test_a_draft_changes_nothing():
    page = pages.article(title="Kneading")
    page.title = "Stroking"
    page.save_revision()

    assert titles("kneading") == ["Kneading"]
    assert titles("stroking") == []


def test_a_page_that_is_deleted_leaves_nothing_behind():
    before = counts()
    page = pages.article(title="Kneading unusual", body=[("text", "<p>Rarissime.</p>")])

    Page.objects.get(pk=page.pk).delete()

    guides = pages.guides()
    Page.objects.get(pk=guides.pk).delete()
    rebuilding.forget_unused()
    assert counts() == before


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in (Document, Posting, Term, Word)}


def test_an_address_may_change_without_the_index():
    page = pages.article(title="Kneading")
    page.slug = "another"
    page.save_revision().publish()

    [hit] = find("kneading", "en").hits

    assert hit.page.get_url().endswith("/another/")


def test_a_restriction_hides_what_is_below_at_once_and_its_end_shows_it():
    parent = factories.standard_page(title="Members")
    factories.standard_page(parent, title="Kneading")
    restriction = PageViewRestriction.objects.create(
        page=parent, restriction_type=PageViewRestriction.LOGIN
    )
    assert titles("kneading") == []

    restriction.delete()

    assert titles("kneading") == ["Kneading"]


def test_a_page_that_moves_below_a_restriction_is_hidden(homes):
    private = factories.standard_page(title="Members")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    page = factories.standard_page(title="Kneading")

    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=private.pk), pos="last-child")

    assert titles("kneading") == []


def test_a_page_made_live_by_code_is_found(homes):
    from home.models import StandardPage

    made = StandardPage(title="Kneading", slug="kneading", locale=homes["en"].locale, body=[])
    Page.objects.get(pk=homes["en"].pk).add_child(instance=made)

    assert titles("kneading") == ["Kneading"]


# Entries


def test_a_technique_is_a_result_in_its_own_right():
    factories.technique(name="Kneading", definition="Lifts the muscle", key="kneading")

    [hit] = find("lifting muscles", "en").hits

    assert (hit.title, hit.kind, hit.page, hit.key) == ("Kneading", "technique", None, "kneading")


def test_a_draft_of_a_technique_is_not_found():
    factories.technique(name="Kneading", live=False)

    assert titles("kneading") == []


def test_guides_follow_the_names_of_what_they_use():
    technique = factories.technique(name="Kneading", key="kneading")
    steps = {"title": "", "steps": [pages.step(technique=technique)]}
    topic = factories.topic(name="Backs", key="backs")
    condition = pages.contraindication(title="Fever")
    items = [{"entry": condition, "note": ""}]
    avoid = {"title": "", "introduction": "", "items": items}
    pages.article(
        title="Guide",
        topics=[topic],
        body=[("technique_steps", steps), ("contraindications", avoid)],
    )
    assert titles("guide kneading fever backs") == ["Guide"]

    technique.name = "Rolling"
    technique.save()
    topic.name = "Spines"
    topic.save()
    condition.title = "Temperature"
    condition.save_revision().publish()

    assert titles("guide rolling temperature spines") == ["Guide"]
    assert titles("kneading") == []


def test_a_guide_says_what_it_can_be_narrowed_by():
    technique = factories.technique(name="Kneading", key="kneading")
    topic = factories.topic(name="Backs", key="backs")
    steps = {"title": "", "steps": [pages.step(technique=technique)]}
    pages.article(title="Guide one", topics=[topic], body=[("technique_steps", steps)])
    pages.article(title="Guide two")

    found = find("guide", "en")

    assert {
        kind: [(f.key, f.label, f.count) for f in own] for kind, own in found.facets.items()
    } == {
        "topic": [("backs", "Backs", 1)],
        "technique": [("kneading", "Kneading", 1)],
        "zone": [("upper_back", "Upper back", 1)],
        "kind": [("article", "", 2), ("page", "", 1)],
    }
    assert titles("guide", topic="backs") == ["Guide one"]
    assert titles("guide", technique="kneading") == ["Guide one"]
    assert titles("guide", kind="technique") == []
    assert titles("guide", topic="elsewhere") == []
    assert titles("", topic="backs") == ["Guide one"]


def test_a_condition_is_found_by_the_names_that_people_use():
    pages.contraindication(title="Diabetes", other_names="sugar disease, high blood sugar")

    assert titles("sugar") == ["Diabetes"]


# When it fails


@pytest.fixture
def broken(monkeypatch):
    def refuse(_descriptions):
        raise OperationalError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr("search.indexing.waiting.write", refuse)
        yield


def test_a_fault_while_indexing_never_stops_a_publication(broken, caplog):
    page = pages.article(title="Kneading")

    assert Page.objects.get(pk=page.pk).live
    row = Waiting.objects.get(subject=f"wagtailcore.page:{page.pk}")
    assert "disk full" in row.error
    assert "could not be indexed" in caplog.text


def test_what_failed_is_tried_again_and_then_forgotten(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("search.indexing.waiting.write", lambda _made: 1 / 0)
        pages.article(title="Kneading")
    assert titles("kneading") == []
    assert waiting.failures() > 0

    waiting.work_off(timezone.now() + datetime.timedelta(hours=1))

    assert titles("kneading") == ["Kneading"]
    assert Waiting.objects.count() == 0


def test_one_that_fails_does_not_keep_the_others_out(monkeypatch):
    real = waiting.describe

    def describe(instance):
        if instance.search_title() == "Bad":
            raise ValueError("unreadable")
        return real(instance)

    monkeypatch.setattr("search.indexing.waiting.describe", describe)
    good, bad = pages.article(title="Good"), pages.article(title="Bad")

    waiting.bring_up_to_date([f"wagtailcore.page:{page.pk}" for page in (bad, good)])

    assert titles("good") == ["Good"]
    assert Waiting.objects.get().subject == f"wagtailcore.page:{bad.pk}"


def test_a_change_that_touches_many_leaves_most_to_the_worker(monkeypatch):
    monkeypatch.setattr("search.indexing.changes.AT_ONCE", 2)
    topic = factories.topic(name="Backs", key="backs")
    for number in range(4):
        pages.article(title=f"Guide {number}", topics=[topic])

    topic.name = "Spines"
    topic.save()
    at_once = len(titles("spines"))
    waiting.work_off()

    assert (at_once, len(titles("spines"))) == (2, 4)


# Rebuilding


def test_drift_is_found_and_mended(caplog):
    kept = pages.article(title="Kneading")
    Document.objects.filter(page=kept).update(digest="old")
    lost = pages.article(title="Stroking")
    rebuilding_removes(lost)
    gone = pages.article(title="Rubbing")
    Page.objects.filter(pk=gone.pk).update(live=False)

    report = rebuilding.heal()

    assert (report.changed, report.removed) == (2, 1)
    assert titles("kneading") == ["Kneading"]
    assert titles("stroking") == ["Stroking"]
    assert titles("rubbing") == []
    assert "drifted" in caplog.text
    assert rebuilding.heal().drifted == 0


def rebuilding_removes(page) -> None:
    from search.indexing.writing import remove

    remove([f"wagtailcore.page:{page.pk}"])


def test_a_rebuild_from_nothing_gives_the_same_index():
    topic = factories.topic(name="Backs", key="backs")
    factories.technique(name="Kneading")
    pages.article(title="Guide", topics=[topic])
    before = contents()

    call_command("rebuild_search", clear=True, verbosity=0)

    assert contents() == before


def contents() -> set[tuple]:
    postings = Posting.objects.values_list(
        "document__subject", "term__language", "term__text", "weight", "term__documents"
    )
    words = Word.objects.values_list("language", "folded", "documents", "display", "stem")
    facets = Facet.objects.values_list("document__subject", "kind", "key", "label")
    states = State.objects.values_list("language", "documents")
    return {*postings, *words.filter(documents__gt=0), *facets, *states}


def test_a_rebuild_says_what_could_not_be_indexed(broken):
    pages.article(title="Kneading")

    with pytest.raises(CommandError, match="could not be indexed"):
        call_command("rebuild_search", verbosity=0)


def test_a_rebuild_that_was_broken_off_goes_on_where_it_stopped(django_assert_max_num_queries):
    for number in range(5):
        pages.article(title=f"Guide {number}")

    report = rebuilding.rebuild()

    assert report.checked > 5
    assert report.drifted == 0


# Costs


def test_indexing_costs_the_same_whatever_is_there(django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def publish(number: int) -> int:
        page = pages.article(title=f"Guide {number}", body=[("text", f"<p>Text {number}</p>")])
        with CaptureQueriesContext(connection) as queries:
            waiting.index([f"wagtailcore.page:{page.pk}"])
        return len(queries)

    few = publish(1)
    for number in range(2, 12):
        last = publish(number)

    assert last <= few
