import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import Locale

from home.models import HomePage
from tests import factories
from translations.access.groups import ensure_translator_group, make_group_for_home
from translations.language.entries import shared_entry_models

pytestmark = pytest.mark.django_db


def test_a_translator_edits_and_publishes_the_own_language_and_no_other():
    homes = {code: factories.home_page(code) for code in ("en", "lv", "ru")}
    user = get_user_model().objects.create_user("ilze")

    user.groups.add(ensure_translator_group("lv"))

    may = {code: home.permissions_for_user(user) for code, home in homes.items()}
    assert may["lv"].can_edit()
    assert may["lv"].can_publish()
    assert not may["en"].can_edit()
    assert not may["ru"].can_edit()
    assert user.has_perm("wagtailadmin.access_admin")


def test_a_translator_may_not_send_pages_for_translation():
    group = ensure_translator_group("lv")

    assert not group.permissions.filter(codename="submit_translation").exists()


def test_a_translator_has_the_editors_of_every_shared_entry():
    group = ensure_translator_group("lv")

    wanted = {
        f"{right}_{model._meta.model_name}"
        for model in shared_entry_models()
        for right in ("change", "publish")
    }
    assert wanted <= set(group.permissions.values_list("codename", flat=True))
    assert "publish_topic" in wanted


def test_the_group_is_named_in_its_language_and_made_once():
    factories.home_page("lv")

    first, second = ensure_translator_group("lv"), ensure_translator_group("lv")

    assert first == second
    assert first.name == "Translators: Latviešu"
    assert first.page_permissions.count() == 2


def test_a_home_page_that_comes_later_is_included_when_run_again():
    group = ensure_translator_group("ru")
    factories.home_page("ru")

    ensure_translator_group("ru")

    assert set(group.page_permissions.values_list("permission__codename", flat=True)) == {
        "change_page",
        "publish_page",
    }
    assert Permission.objects.filter(group=group, codename="access_admin").exists()


@pytest.mark.usefixtures("bare_database")
def test_the_first_home_page_of_a_language_brings_the_group_of_its_translators():
    factories.home_page("lv")

    group = Group.objects.get(name="Translators: Latviešu")
    assert group.page_permissions.count() == 2


@pytest.mark.usefixtures("bare_database")
def test_the_source_language_has_no_translators():
    factories.home_page("en")

    assert not Group.objects.filter(name__startswith="Translators").exists()


@pytest.mark.parametrize(
    "told",
    [{"created": False}, {"created": True, "raw": True}, {"created": False, "raw": True}],
    ids=["saved again", "loaded", "loaded again"],
)
def test_only_a_new_home_page_brings_the_group(told):
    home = factories.home_page("lv")
    Group.objects.filter(name__startswith="Translators").delete()

    make_group_for_home(home, **told)

    assert not Group.objects.filter(name__startswith="Translators").exists()
    make_group_for_home(home, created=True)
    assert Group.objects.filter(name="Translators: Latviešu").exists()


def test_a_page_below_a_home_page_brings_no_group():
    home = factories.home_page("lv")
    Group.objects.filter(name__startswith="Translators").delete()

    factories.standard_page(home)

    assert not Group.objects.filter(name__startswith="Translators").exists()


def test_a_topic_brings_no_group():
    Group.objects.filter(name__startswith="Translators").delete()

    factories.topic("lv")

    assert not Group.objects.filter(name__startswith="Translators").exists()


def test_a_language_that_the_site_does_not_have_brings_no_group():
    home = HomePage(depth=2, locale=Locale(language_code="de"))

    before = Group.objects.count()

    make_group_for_home(home, created=True)

    assert Group.objects.count() == before
