"""The demo's own texts, 1,500 of them, checked by people: what the checks find there is a false alarm."""

from dataclasses import replace

import polib
import pytest
from django.conf import settings

from demo.paths import catalogue_files
from translations.language.quality import CheckedString, error_in, warnings_in
from translations.language.quality.checked_string import plain
from translations.language.quality.diacritics import vocabulary

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def said(code):
    return [
        CheckedString(entry.msgid, entry.msgstr, settings.LANGUAGE_CODE, code, entry.msgctxt or "")
        for path in catalogue_files(code)
        for entry in polib.pofile(str(path))
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_true_is_refused(code):
    texts = said(code)

    assert len(texts) > 700
    assert [(one.target, error_in(one)) for one in texts if error_in(one)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_true_would_be_refused_even_about_safety(code):
    texts = [replace(one, safety=True) for one in said(code)]

    assert [(one.target, error_in(one)) for one in texts if error_in(one)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_hardly_anything_true_is_called_doubtful(code):
    texts = said(code)
    known = vocabulary(plain(one.target) for one in texts if one.path != "slug")

    doubtful = [
        (one.target, warning.message) for one in texts for warning in warnings_in(one, known=known)
    ]

    assert len(doubtful) <= len(texts) // 100, doubtful
