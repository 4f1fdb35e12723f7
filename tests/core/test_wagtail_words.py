"""The main menu of the admin is in the user's language, also where Wagtail's catalogue has gaps."""

import pytest
from django.utils.translation import gettext, override

from core.wagtail_words import WORDS


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("code", ["lv", "ru"])
def test_the_menu_is_translated(word, code):
    with override(code):
        assert gettext(word) != word
