"""A practice names its languages in the environment."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from mysite.settings.languages import languages, source_language

pytestmark = pytest.mark.once


def test_without_a_setting_the_site_has_the_three_languages_of_the_software():
    assert [code for code, _name in languages("")] == ["en", "lv", "ru"]


def test_each_language_gets_its_own_name_for_itself():
    assert languages("de, pl") == [("de", "Deutsch"), ("pl", "Polski")]


def test_a_practice_may_name_a_language_that_django_does_not_know():
    assert languages("lv,ltg=Latgalīšu") == [("lv", "Latviešu"), ("ltg", "Latgalīšu")]


@pytest.mark.parametrize("text", ["german", "DE", "de,de", "de,xx"])
def test_a_wrong_code_is_refused_with_its_name(text):
    with pytest.raises(ImproperlyConfigured, match=text[-2:]):
        languages(text)


def test_the_source_language_is_the_first_unless_another_is_named():
    offered = languages("de,pl")

    assert source_language("", offered) == "de"
    assert source_language("pl", offered) == "pl"
    with pytest.raises(ImproperlyConfigured, match="SOURCE_LANGUAGE"):
        source_language("en", offered)
