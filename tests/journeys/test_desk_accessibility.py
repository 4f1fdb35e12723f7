"""Axe finds no violation on the translators' desk, and no view is wider than a phone."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page
from wagtail.users.models import UserProfile

from tests.journeys.axe import Sight, violations
from tests.journeys.busy import make_busy
from tests.journeys.desk import open_session
from tests.journeys.desk_views import EDITORS, TRANSLATORS

pytestmark = [pytest.mark.browser, pytest.mark.prepared(by=make_busy)]

#: Each width once and each scheme once: there are many views.
SIGHTS: list[Sight] = [(1280, "light"), (375, "dark")]
#: In Russian, whose words are the longest; in the nightly run, what is used most in Latvian too.
VIEWS = [(view, "ru") for view in TRANSLATORS] + [
    pytest.param(view, "lv", marks=pytest.mark.nightly)
    for view in ("queue", "matrix", "work to do")
]
#: The template of another view with fewer rows or other words: in the nightly run.
LIKE_ANOTHER = {"queue", "matrix, narrowed", "unpublish"}
#: What wagtail-localize draws itself: fields without labels, pale headings, and no heading for the page.
OTHERS = {
    "wagtail-localize's editor": [
        ("label", ".js-translation-editor"),
        ("color-contrast", ".js-translation-editor h3"),
        ("page-has-heading-one", "html"),
    ]
}
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def speak(username: str, code: str) -> None:
    """Let the admin speak to a person in a language."""
    profile = UserProfile.get_for_user(get_user_model().objects.get(username=username))
    profile.preferred_language = code
    profile.save()


def look(page: Page, view: str) -> None:
    found = violations(page, view, SIGHTS, OTHERS.get(view, ()))

    assert not found, "\n".join(found)
    assert page.evaluate(WIDER) == 0  # the last sight was a phone's


@pytest.mark.parametrize(("view", "code"), VIEWS)
def test_where_a_translator_works(page: Page, view: str, code: str) -> None:
    open_session(page, f"translator-{code}")
    speak(f"translator-{code}", code)

    TRANSLATORS[view](page, code)

    look(page, view)


@pytest.mark.parametrize(
    "view",
    [
        pytest.param(view, marks=[pytest.mark.nightly] if view in LIKE_ANOTHER else [])
        for view in EDITORS
    ],
)
def test_where_an_editor_works(page: Page, view: str) -> None:
    open_session(page, "editor")

    EDITORS[view](page, "en")

    look(page, view)
