"""`manage.py translation_status`: for a build, for cron, and after a restore."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import factories
from tests.translations.saying import republish, save, translated
from translations import safety
from translations.models import Build, SourceDigest
from translations.state import State, cells

pytestmark = pytest.mark.django_db(transaction=True)


def status(*arguments):
    out = StringIO()
    call_command("translation_status", *arguments, stdout=out)
    return out.getvalue()


def numbers(text, label):
    line = next(line for line in text.splitlines() if line.startswith(label + " "))
    return line.removeprefix(label).split()


def state(page, code="lv"):
    key, locale = page.translation_key, factories.locale(code).pk
    return cells([key])[key, locale].state


@pytest.fixture
def page():
    factories.site()
    page = factories.standard_page(standfirst="Slow")
    translated(page)
    return page


def test_it_counts_the_states_of_each_language(page):
    text = status()

    assert text.splitlines()[0].split() == ["lv", "ru"]
    # The homes were made by hand; Russian has nothing of the page.
    assert numbers(text, "Live") == ["2", "1"]
    assert numbers(text, "Missing") == ["0", "1"]


def test_one_language_alone(page):
    assert numbers(status("--locale", "lv"), "Live") == ["2"]


def test_all_is_well_as_long_as_nothing_is_so(page):
    status("--fail-on", "stale,mixed,missing,safety", "--locale", "lv")


@pytest.mark.parametrize(
    ("change", "condition"),
    [
        (lambda page: republish(page, standfirst="Fast"), "stale"),
        (lambda page: save(factories.translation(factories.standard_page())), "mixed"),
        (lambda page: factories.standard_page(title="Slow"), "missing"),
    ],
)
def test_it_fails_and_names_what_is_wrong(page, change, condition):
    change(page)

    with pytest.raises(CommandError) as failed:
        status("--fail-on", condition, "--locale", "lv")

    assert f"lv  {condition}  " in str(failed.value)


def test_an_unpublished_original_misses_nothing(page):
    factories.standard_page().unpublish()

    status("--fail-on", "missing", "--locale", "lv")


@pytest.mark.parametrize("arguments", [("--fail-on", "rotten"), ("--locale", "xx")])
def test_what_it_does_not_know_it_says(page, arguments):
    with pytest.raises(CommandError, match=arguments[1]):
        status(*arguments)


# Rebuilding


def test_lost_records_are_made_anew(page):
    SourceDigest.objects.all().delete()
    Build.objects.all().delete()
    assert state(page) == State.STALE

    text = status("--rebuild")

    assert "1 sources and 1 translations recorded." in text
    assert state(page) == State.LIVE


def test_what_a_translation_was_built_from_is_never_guessed(page):
    republish(page, standfirst="Fast")
    Build.objects.all().delete()

    status("--rebuild")

    assert state(page) == State.STALE


def test_a_lost_draft_is_recorded_as_a_draft(page):
    other = factories.standard_page()
    translated(other, publish=False)
    Build.objects.all().delete()

    status("--rebuild")

    assert Build.objects.filter(is_live=False).count() == 1
    assert state(other) == State.READY


def test_rebuilding_again_changes_nothing(page):
    status("--rebuild")

    assert "0 sources and 0 translations recorded." in status("--rebuild")


def test_other_declarations_make_nothing_stale(page, monkeypatch):
    """A deployment that declares more to be about safety must not alarm the visitors of every page."""
    monkeypatch.setattr(type(page), "safety_fields", ("standfirst",), raising=False)
    safety.safety_paths.cache_clear()

    status("--rebuild")

    found = cells([page.translation_key], [factories.locale("lv").pk])
    assert [(cell.state, cell.safety_stale) for cell in found.values()] == [(State.LIVE, False)]
    monkeypatch.undo()
    safety.safety_paths.cache_clear()
