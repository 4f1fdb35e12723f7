"""A practice whose languages the software does not speak: German, with translations into Polish."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page

from articles.models import ContraindicationPage
from core.models import PracticeText
from forms.models import CallbackRequest, FormPage
from home.models import HomePage
from practice.setting_up import set_up
from tests import factories
from tests.visitor import words

pytestmark = pytest.mark.usefixtures("german_and_polish")


def publish_in_polish(home: HomePage) -> None:
    made = factories.translation(home, "pl")
    for path, said in [
        ("title", "Plecy"),
        ("headline", "Masaż leczniczy"),
        ("introduction", "Pytamy."),
    ]:
        factories.say(made, path, said)
    made.save_target(publish=True)


def test_the_site_works_in_both_languages(answers, reader):
    set_up(answers)

    assert Group.objects.filter(name="Translators: Polski").exists()
    assert not Group.objects.filter(name="Translators: Deutsch").exists()
    assert not any(Page.find_problems())
    for code in ("de", "pl"):
        page = reader.read(f"/{code}/")
        assert page.html["lang"] == code
        assert words(page.select_one(".brand__name")) == "Rücken & Ruhe"
        for child in Page.objects.live().filter(locale__language_code=code, depth=3):
            assert reader.get(child.get_url()).status_code == 200, child.get_url()

    # No safety text in a foreign language, and no Latvian number.
    assert not ContraindicationPage.objects.live().exists()
    entries = str(list(ContraindicationPage.objects.values("explanation", "instead")))
    assert "113" not in entries
    assert "112" in entries

    # The form works, with the interface's words in English.
    form = FormPage.objects.get(locale__language_code="de")
    answered = {"name": "Anna", "phone": "+4930123456", "language": "pl", "message": "Hallo"}
    page = reader.read(form.get_url())
    hidden = {
        tag["name"]: tag.get("value", "") for tag in page.select("main form input[type=hidden]")
    }
    response = reader.post(form.get_url(), hidden | answered)
    assert response.status_code == 302, words(reader.read(form.get_url()).main)
    assert CallbackRequest.objects.count() == 1

    # A mirror is no translation; search engines hear of Polish when it is one.
    home = HomePage.objects.get(locale__language_code="de")
    assert not reader.read("/de/").select('link[hreflang="pl"]')
    publish_in_polish(home)
    assert reader.read("/de/").select_one('link[hreflang="pl"]')["href"] == "http://localhost/pl/"
    assert words(reader.read("/pl/").h1) == "Masaż leczniczy"
    assert PracticeText.objects.get().locale.language_code == "de"
