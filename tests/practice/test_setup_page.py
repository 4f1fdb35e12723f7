"""The same set-up as a page, and what the admin's first page says afterwards."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from core.models import PracticeSettings
from home.models import HomePage, StandardPage
from practice.groups import ensure_reception, ensure_reviewers
from tests.visitor import soup, words

FACTS = {
    "name": "Rokas",
    "domain": "localhost:80",
    "hours": "Mo-Fr 09:00-17:00",
    "phone": "24112420",
}


@pytest.fixture
def administrator(reader):
    reader.force_login(get_user_model().objects.create_superuser("boss"))
    return reader


@pytest.mark.usefixtures("empty_site")
def test_the_first_sign_in_leads_to_the_questions_and_back(administrator):
    page = administrator.get(reverse("wagtailadmin_home"), follow=True)
    assert page.redirect_chain[-1][0] == reverse("practice_setup")
    assert "English (en), Latviešu (lv)" in words(soup(page).main)

    wrong = soup(
        administrator.post(reverse("practice_setup"), {"domain": "a b", "hours": "always"})
    )
    assert len(wrong.select(".setup__error")) == 3
    assert not HomePage.objects.exists()

    end = administrator.post(reverse("practice_setup"), FACTS, follow=True)

    assert end.redirect_chain[-1][0] == reverse("practice_setup_progress")
    assert "The practice is set up." in words(soup(end).main)
    home = administrator.get(reverse("wagtailadmin_home"))
    said = words(soup(home).select_one(".practice-tasks"))
    assert "Nobody is told about callback requests" in said
    assert "“Privacy policy” is a draft" in said
    assert PracticeSettings.load().phone_uri == "tel:+371-24-112-420"
    assert administrator.get("/lv/").status_code == 200

    # A page with a blank cannot be published.
    policy = StandardPage.objects.get(slug="privacy-policy")
    edit = reverse("wagtailadmin_pages:edit", args=[policy.pk])
    assert "[[legal name and registration number" in words(soup(administrator.get(edit)))

    for ensure in (ensure_reception, ensure_reviewers):
        person = get_user_model().objects.create_user(ensure.__name__)
        person.groups.add(ensure())
        administrator.force_login(person)
        assert administrator.get(reverse("practice_setup")).status_code in {302, 403}
        assert (
            "practice-tasks" not in administrator.get(reverse("wagtailadmin_home")).content.decode()
        )
