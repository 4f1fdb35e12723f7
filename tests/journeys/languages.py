"""The languages of a journey that takes the same steps in each of them.

Every run takes it in one language, `./dev test --everything` and the nightly job in all of
them. A journey about texts that differ by language lists `LANGUAGES` instead.
"""

import pytest
from django.conf import settings

LANGUAGES = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def in_each_language(always: str) -> pytest.MarkDecorator:
    """Parametrise a journey by ``code``; ``always`` is the language of every run."""
    return pytest.mark.parametrize(
        "code",
        [
            pytest.param(code, marks=[] if code == always else [pytest.mark.nightly])
            for code in LANGUAGES
        ],
    )


#: For what is seen: Russian words are the longest.
seen_in_each_language = in_each_language("ru")
#: For what is done: Latvian is the language of most visitors.
done_in_each_language = in_each_language("lv")
