"""Whatever becomes of what a live page has chosen, the page opens."""

import pytest
from wagtail.models import Page

from tests import factories, pages
from tests.core.choices import STATES
from tests.visitor import words

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("state", STATES)]


@pytest.fixture(autouse=True)
def _site():
    factories.site()


def read_both(visitor, article: Page, state: str, entry):
    """The article in English and Latvian, after the entry has got into this state."""
    pages.guides("lv")
    latvian = factories.translated(article, "lv")
    both = [visitor.get(page.get_url()).status_code for page in (article, latvian)]
    STATES[state](entry)
    both += [visitor.get(pages.guides(code).get_url()).status_code for code in ("en", "lv")]
    assert both == [200] * 4
    return [visitor.read(page.get_url()) for page in (article, latvian)]


def test_a_technique(visitor, state):
    technique = factories.technique(name="Kneading")
    steps = [pages.step(title="Warm", technique=technique)]
    article = pages.article(body=[("technique_steps", {"title": "", "steps": steps})])

    for page in read_both(visitor, article, state, technique):
        assert "Warm" in words(page.main)
        assert ("Kneading" in words(page.main)) is (state == "untranslated")


def test_a_topic(visitor, state):
    topic = factories.topic(name="Neck and more", key="neck")
    article = pages.article(topics=[topic])
    pages.article(topics=[topic])

    for page in read_both(visitor, article, state, topic):
        assert ("Neck and more" in words(page.main)) is (state == "untranslated")
    assert visitor.get("/en/guides/?topic=neck").status_code == 200


def test_a_person(visitor, state):
    person = factories.person(name="Ilze Kalniņa", photo=factories.picture("ilze"))
    article = pages.article(author=person)

    for page in read_both(visitor, article, state, person):
        assert ("Ilze Kalniņa" in words(page.main)) is (state == "untranslated")


def test_a_contraindication(visitor, state):
    entry = pages.contraindication(title="Thrombosis")
    value = {"title": "", "introduction": "", "items": [{"entry": entry, "note": "Ask us."}]}
    article = pages.article(body=[("contraindications", value)])

    for page in read_both(visitor, article, state, entry):
        assert ("Thrombosis" in words(page.main)) is (state == "untranslated")


def test_a_page_behind_a_button(visitor, state):
    form = pages.callback()
    value = {"title": "Not sure?", "text": "", "button_label": "Call me", "page": form}
    article = pages.article(body=[("call_to_action", value)])

    for page in read_both(visitor, article, state, form):
        assert "Not sure?" in words(page.main)
        assert bool(page.select('main a.button[href="/en/callback/"]')) is (state == "untranslated")


def test_a_page_behind_a_link_in_the_text(visitor, state):
    about = factories.standard_page(slug="about")
    text = f'<p>See <a linktype="page" id="{about.pk}">about us</a>.</p>'
    article = pages.article(body=[("text", text)])

    for page in read_both(visitor, article, state, about):
        assert "about us" in words(page.main)
        assert bool(page.select('main a[href="/en/about/"]')) is (state == "untranslated")
