"""`manage.py translation_status`: for a build, for cron, and after a restore."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import factories
from tests.translations.saying import republish, save, translated
from translations.language import safety
from translations.management.commands.translation_status import Command
from translations.models import Build, SourceDigest
from translations.tracking.state import State, cells

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


def in_a_cron(capsys, *arguments):
    """Run it as `manage.py` does; return the exit code and the text on stderr, which cron mails."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        Command().run_from_argv(["manage.py", "translation_status", *arguments])
    return ended.value.code, capsys.readouterr().err


def test_a_cron_gets_an_exit_code_and_a_plain_line_for_each_problem(page, capsys):
    factories.standard_page(title="Slow")
    other = factories.standard_page(title="Slow\r\nand \x1b[31mred")
    republish(page, standfirst="Fast")

    code, said = in_a_cron(capsys, "--fail-on", "missing,stale", "--locale", "lv")

    lines = said.splitlines()
    assert code == 1
    assert lines[0] == "CommandError: 3 translations must not be so:"
    assert len(lines) == 1 + 3
    assert "\x1b" not in said
    assert {line.split()[1] for line in lines[1:]} == {"missing", "stale"}
    # Two pages are called the same: the address tells them apart.
    assert f"/admin/pages/{other.pk}/edit/" in said


def test_a_cron_that_is_misspelt_does_not_pass_for_good_news(page, capsys):
    assert in_a_cron(capsys, "--fail-on", "rotten")[0] == 1
    assert in_a_cron(capsys, "--fall-on", "stale")[0] == 2


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
