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
#: Looked at in every run, one after the other in one browser; each of the others has parts that one of these has.
BUSIEST = {
    "translator-ru": (
        TRANSLATORS,
        ["queue", "work to do", "publish with gaps", "catalogues", "work on a refused string"],
    ),
    "editor": (EDITORS, ["home", "doubts", "publish together", "searches", "matrix"]),
}
#: In Russian, whose words are the longest; what is used most in Latvian too.
VIEWS = [(view, "ru") for view in TRANSLATORS]
VIEWS += [(view, "lv") for view in ("queue", "matrix", "work to do")]
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


def complaints(page: Page, view: str) -> list[str]:
    found = violations(page, view, SIGHTS, OTHERS.get(view, ()))
    if wider := page.evaluate(WIDER):  # the last sight was a phone's
        found.append(f"{view}: {wider} px wider than the phone")
    return found


def look(page: Page, view: str) -> None:
    found = complaints(page, view)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("username", BUSIEST)
def test_where_people_work_most(page: Page, username: str) -> None:
    open_session(page, username)
    code = username.partition("-")[2] or "en"
    speak(username, code)
    ways, views = BUSIEST[username]
    found = []
    for view in views:
        ways[view](page, code)
        found += complaints(page, view)

    assert not found, "\n".join(found)


@pytest.mark.nightly
@pytest.mark.parametrize(("view", "code"), VIEWS)
def test_where_a_translator_works(page: Page, view: str, code: str) -> None:
    open_session(page, f"translator-{code}")
    speak(f"translator-{code}", code)

    TRANSLATORS[view](page, code)

    look(page, view)


@pytest.mark.nightly
@pytest.mark.parametrize("view", EDITORS)
def test_where_an_editor_works(page: Page, view: str) -> None:
    open_session(page, "editor")

    EDITORS[view](page, "en")

    look(page, view)
