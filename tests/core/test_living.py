"""The living page shows every component, to those who work on the site."""

import pytest
from django.contrib.auth import get_user_model

from core.living import blocks
from core.styles.naming import every_component_sheet, named_by
from tests import factories
from tests.visitor import words

pytestmark = pytest.mark.django_db
WHERE = "/en/_util/components/"


@pytest.fixture(autouse=True)
def _site():
    factories.site()


@pytest.fixture
def editor(visitor):
    visitor.force_login(get_user_model().objects.create_superuser("editor", "e@example.lv", "x"))
    return visitor


def test_a_visitor_is_sent_to_the_sign_in(visitor):
    assert visitor.get(WHERE)["Location"].startswith("/admin/login/")


def test_every_block_that_a_page_may_hold_is_on_it(editor):
    shown = {section["id"] for section in editor.read(WHERE).select("section[id]")}

    assert shown >= {"quote", "key_facts", "technique_steps", "care_card", "figure", "video"} & set(
        blocks()
    )
    assert len(shown) >= len(blocks()) - 5


def test_a_block_is_shown_as_a_page_in_this_language_shows_it(editor):
    page = factories.standard_page(body=[("quote", {"text": "It helped.", "source": ""})])
    factories.translated(page, "lv", body=[("quote", {"text": "Tas palīdzēja.", "source": ""})])

    assert "It helped." in words(editor.read(WHERE).find(id="quote"))
    assert "Tas palīdzēja." in words(editor.read("/lv/_util/components/").find(id="quote"))


def test_it_has_the_style_sheet_of_every_component():
    assert {sheet.path for sheet in named_by("living.html")} >= set(every_component_sheet())


def test_beside_each_other_are_all_languages_light_and_dark(editor):
    frames = editor.read(f"{WHERE}?side-by-side").select("iframe")

    assert len(frames) == 6
    assert {frame["src"] for frame in frames} == {
        f"/{code}/_util/components/" for code in ("en", "lv", "ru")
    }
