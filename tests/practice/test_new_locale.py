"""A locale added in the admin gets its home page and its translators by itself."""

import pytest
from django.contrib.auth.models import Group
from django.urls import clear_url_caches
from django.utils import timezone
from wagtail.models import Locale

from core.models import PracticeSettings
from home.models import HomePage
from tests import factories

ADDRESSES = [
    "/admin/",
    "/admin/locales/",
    "/admin/locales/edit/{locale}/",
    "/admin/pages/",
    "/admin/pages/{home}/",
    "/admin/pages/{home}/edit/",
    "/admin/pages/{original}/edit/",
    "/admin/snippets/core/person/",
    "/admin/translations/",
    "/admin/localize/submit/page/{original}/",
]


@pytest.fixture
def lithuanian(db, settings):
    """A language of the settings that the database does not have yet."""
    wider = [*settings.LANGUAGES, ("lt", "Lietuvių")]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = wider
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.fixture
def practice(lithuanian):
    PracticeSettings.objects.update_or_create(defaults={"set_up_at": timezone.now()})
    return factories.site()


def add(code: str, client, admin_user, commits) -> None:
    client.force_login(admin_user)
    with commits(execute=True):
        response = client.post(
            "/admin/locales/new/",
            {"language_code": code, "component-locale_synchronization-enabled": ""},
        )
    assert response.status_code == 302, response.context["form"].errors


def test_it_mirrors_the_home_page_and_has_a_group(
    practice, client, admin_user, django_capture_on_commit_callbacks
):
    add("lt", client, admin_user, django_capture_on_commit_callbacks)

    home = HomePage.objects.get(locale__language_code="lt")
    assert home.alias_of_id == practice["en"].pk
    assert (
        Group.objects.get(name="Translators: Lietuvių").page_permissions.filter(page=home).exists()
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_admin_opens_although_the_settings_no_longer_name_a_locale(
    practice, client, admin_user, django_capture_on_commit_callbacks, address
):
    with django_capture_on_commit_callbacks(execute=True):
        former = Locale.objects.create(language_code="fi")
        page = factories.home_page("fi")
        factories.person("fi")

    client.force_login(admin_user)
    path = address.format(locale=former.pk, home=page.pk, original=practice["en"].pk)
    assert client.get(path).status_code == 200, path


def test_a_locale_that_the_settings_do_not_know_gets_no_home_page(
    practice, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        Locale.objects.create(language_code="fi")

    assert not HomePage.objects.filter(locale__language_code="fi").exists()


@pytest.mark.usefixtures("lithuanian")
def test_before_the_practice_is_set_up_nothing_is_made(django_capture_on_commit_callbacks):
    factories.site()
    with django_capture_on_commit_callbacks(execute=True):
        Locale.objects.create(language_code="lt")

    assert not HomePage.objects.filter(locale__language_code="lt").exists()
