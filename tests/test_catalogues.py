"""The interface's strings: every one collected, and every one translated."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

from core.catalogues import catalogues, compile_catalogues, gaps
from devtools.console import ROOT

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"

msgid "Menu"
msgstr "Izvēlne"

msgid "Close"
msgstr ""

msgid "One guide"
msgid_plural "%(count)s guides"
msgstr[0] "%(count)s raksts"
msgstr[1] "%(count)s raksti"
msgstr[2] ""
"""


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    catalogue = tmp_path / "lv" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(PO)
    return tmp_path


def test_a_catalogue_is_compiled_once(locale: Path):
    assert [path.name for path in compile_catalogues([locale])] == ["django.mo"]
    assert compile_catalogues([locale]) == []

    [compiled] = locale.rglob("*.mo")
    assert polib.mofile(str(compiled)).find("Menu").msgstr == "Izvēlne"


def test_empty_strings_and_missing_plurals_are_gaps(locale: Path):
    assert list(gaps([locale], "en")) == [
        "lv: “Close” is not translated",
        "lv: “One guide” is not translated",
    ]


def test_no_hard_space_is_inside_a_tag_or_a_command():
    broken = re.compile(r"<[^<>]*\u00a0[^<>]*>|<code>[^<]*\u00a0")
    found = [
        text
        for path in catalogues(settings.LOCALE_PATHS)
        for entry in polib.pofile(str(path))
        for text in [entry.msgstr, *entry.msgstr_plural.values()]
        if broken.search(text)
    ]

    assert found == []


def test_every_language_but_the_source_has_a_catalogue():
    languages = {path.parent.parent.name for path in catalogues(settings.LOCALE_PATHS)}

    assert {code for code, _ in settings.LANGUAGES} - {settings.SOURCE_LANGUAGE} <= languages


@pytest.mark.once
def test_no_string_is_uncollected_or_untranslated():
    if shutil.which("xgettext") is None:
        pytest.skip("gettext is not installed")

    check = [sys.executable, "dev", "messages", "--check"]
    result = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout + result.stderr
