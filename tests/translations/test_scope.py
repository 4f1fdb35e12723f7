"""What a translator and an editor can and cannot do by address."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from articles.models import Topic
from tests import factories
from tests.databases.worlds import world
from tests.translations.publishing import say_all
from translations.access.groups import ensure_translator_group
from translations.access.scope import language_scope

pytestmark = pytest.mark.django_db

FOREIGN = "You have no rights in this language"


@world
def site():
    """A page and a topic in three languages; the Latvian and Russian ones are translations."""
    page, topic = factories.standard_page(standfirst="Slow"), factories.topic()
    made = {}
    for code in ("lv", "ru"):
        for name, thing in (("page", page), ("topic", topic)):
            made[name, code] = factories.translation(thing, code)
            made[name, code].save_target(publish=True)
    return {"page": page, "topic": topic, **made}


@pytest.fixture
def translator(site):
    user = get_user_model().objects.create_user("ilze")
    user.groups.add(ensure_translator_group("lv"))
    return user


@pytest.fixture
def as_translator(client, translator):
    client.force_login(translator)
    return client


@pytest.fixture
def editor():
    """Wagtail's own editors, who may not publish."""
    user = get_user_model().objects.create_user("anna")
    user.groups.add(Group.objects.get(name="Editors"))
    user.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    return user


def url(name, *args):
    return reverse(f"wagtail_localize:{name}", args=args)


def snippet_url(name, *args):
    return reverse(f"wagtailsnippets_articles_topic:{name}", args=args)


def said(answer):
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def turned_away(answer, message=FOREIGN):
    return answer.status_code in {302, 403} and (
        answer.status_code == 403 or message in said(answer)
    )


def row(made, path="standfirst"):
    return factories.segment(made, path).pk


# Scope


def test_a_translator_works_in_the_languages_of_the_own_page_trees(
    translator, django_assert_num_queries
):
    latvian = factories.locale("lv").pk

    with django_assert_num_queries(1):
        assert language_scope(translator) == {latvian}


def test_rights_on_the_root_are_rights_in_every_language(editor, admin_user):
    assert language_scope(editor) is None
    assert language_scope(admin_user) is None


def test_someone_without_pages_works_in_no_language():
    assert language_scope(get_user_model().objects.create_user("front-desk")) == frozenset()


def test_visitors_cost_no_query_for_their_rights(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/robots.txt")


# The own language works


def test_a_translator_changes_and_publishes_the_own_page(site, as_translator):
    made = site["page", "lv"]
    say_all(made, leave=("standfirst",))

    answer = as_translator.put(
        url("edit_string_translation", made.pk, row(made)),
        "value=L%C4%93ni",
        content_type="application/x-www-form-urlencoded",
    )
    page = made.get_target_instance()
    published = as_translator.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"}
    )

    assert (answer.status_code, answer.json()["error"]) == (201, None)
    assert published.status_code == 302
    page.refresh_from_db()
    assert page.standfirst == "Lēni"


def test_a_translator_changes_and_publishes_the_own_entry(
    site, as_translator, django_capture_on_commit_callbacks
):
    made = site["topic", "lv"]
    factories.say(made, "name", "Mugura")
    target = made.get_target_instance()

    with django_capture_on_commit_callbacks(execute=True):
        as_translator.post(snippet_url("edit", target.pk), {"action": "publish"})

    target.refresh_from_db()
    assert (target.name, target.live) == ("Mugura", True)


def test_a_translator_takes_the_own_catalogue_home_and_back(site, as_translator):
    made = site["page", "lv"]

    downloaded = as_translator.get(url("download_pofile", made.pk))

    assert downloaded.status_code == 200


# Other languages do not


@pytest.mark.parametrize("kind", ["page", "topic"])
@pytest.mark.parametrize(
    "name",
    [
        "download_pofile",
        "upload_pofile",
        "machine_translate",
        "preview_translation",
        "stop_translation",
    ],
)
def test_a_translator_reaches_no_view_of_another_language(site, as_translator, kind, name):
    answer = as_translator.post(url(name, site[kind, "ru"].pk))

    # The view for machine drafts is our own, and says it in Wagtail's words.
    assert turned_away(answer) or turned_away(answer, "you do not have permission")
    assert Translation.objects.get(pk=site[kind, "ru"].pk).enabled


@pytest.mark.parametrize(("kind", "path"), [("page", "standfirst"), ("topic", "name")])
@pytest.mark.parametrize("method", ["put", "delete"])
def test_a_translator_stores_no_string_of_another_language(site, as_translator, kind, path, method):
    made = site[kind, "ru"]
    factories.say(made, path, "Медленно")

    answer = getattr(as_translator, method)(
        url("edit_string_translation", made.pk, row(made, path)),
        "value=Hacked",
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code == 403
    assert StringTranslation.objects.get(locale=made.target_locale).data == "Медленно"


@pytest.mark.parametrize("name", ["edit", "unpublish", "delete"])
@pytest.mark.parametrize("code", ["en", "ru"])
def test_a_translator_changes_no_page_of_another_language(site, as_translator, name, code):
    page = site["page"] if code == "en" else site["page", "ru"].get_target_instance()

    answer = as_translator.post(
        reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), {"title": "X"}
    )

    assert turned_away(answer, "permission")
    assert Page.objects.get(pk=page.pk).title == page.title


@pytest.mark.parametrize("name", ["edit", "unpublish", "delete", "preview_on_edit"])
@pytest.mark.parametrize("code", ["en", "ru"])
def test_a_translator_changes_no_entry_of_another_language(site, as_translator, name, code):
    topic = site["topic"] if code == "en" else site["topic", "ru"].get_target_instance()

    assert turned_away(as_translator.post(snippet_url(name, topic.pk), {"name": "X"}))
    assert turned_away(as_translator.get(snippet_url(name, topic.pk)))
    assert Topic.objects.get(pk=topic.pk).name == topic.name


def test_the_history_of_an_entry_may_be_read_in_any_language(site, as_translator):
    assert not turned_away(as_translator.get(snippet_url("history", site["topic"].pk)))


@pytest.mark.parametrize("query", ["", "?locale=ru", "?locale=xx"])
def test_an_entry_is_added_only_in_the_own_language(site, translator, as_translator, query):
    translator.user_permissions.add(Permission.objects.get(codename="add_topic"))

    assert turned_away(as_translator.get(snippet_url("add") + query))
    assert as_translator.get(snippet_url("add") + "?locale=lv").status_code == 200


@pytest.mark.parametrize("chosen", ["{pk}", "all"])
def test_entries_of_another_language_are_not_deleted_in_bulk(
    site, translator, as_translator, chosen
):
    translator.user_permissions.add(Permission.objects.get(codename="delete_topic"))
    address = reverse("wagtail_bulk_action", args=["articles", "topic", "delete"])

    answer = as_translator.post(f"{address}?id={chosen.format(pk=site['topic'].pk)}")

    assert turned_away(answer)
    assert Topic.objects.count() == 3


def test_submitting_needs_every_chosen_language(site, translator, as_translator):
    translator.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    page = factories.standard_page()
    ru = factories.locale("ru").pk

    answer = as_translator.post(url("submit_page_translation", page.pk), {"locales": [ru]})

    assert turned_away(answer)
    assert not TranslationSource.objects.filter(object_id=page.translation_key).exists()


def test_syncing_a_source_needs_all_its_languages(site, translator, as_translator):
    translator.user_permissions.add(Permission.objects.get(codename="submit_translation"))

    answer = as_translator.post(
        url("update_translations", site["page", "lv"].source_id), {"publish_translations": "on"}
    )

    assert turned_away(answer)


@pytest.mark.parametrize("name", ["convert_to_alias", "stop_translation"])
def test_what_visitors_see_is_replaced_only_by_those_who_may_publish(
    client, site, translator, name
):
    GroupPagePermission.objects.filter(
        group__user=translator, permission__codename="publish_page"
    ).delete()
    client.force_login(translator)
    made = site["page", "lv"]
    argument = made.pk if name == "stop_translation" else made.get_target_instance().pk

    answer = client.post(url(name, argument))

    assert turned_away(answer, "Only those who may publish")
    assert Translation.objects.filter(pk=made.pk, enabled=True).exists()


def test_stopping_an_entry_needs_the_right_to_publish_it(client, site, translator):
    translator.groups.get().permissions.remove(Permission.objects.get(codename="publish_topic"))
    client.force_login(translator)

    answer = client.post(url("stop_translation", site["topic", "lv"].pk))

    assert turned_away(answer, "Only those who may publish")


def test_entries_are_not_listed_to_everyone_who_can_sign_in(client, site):
    reception = get_user_model().objects.create_user("front-desk")
    reception.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(reception)

    assert turned_away(client.get(url("snippets_api_listing", "articles", "topic")))


def test_entries_are_listed_to_translators(site, as_translator):
    assert as_translator.get(url("snippets_api_listing", "articles", "topic")).status_code == 200


# Rules for everybody


@pytest.mark.parametrize("who", ["editor", "admin_user"])
def test_nobody_sends_a_translated_page_for_translation(site, client, request, who):
    client.force_login(request.getfixturevalue(who))
    factories.home_page("de")
    latvian = site["page", "lv"].get_target_instance()

    answer = client.post(
        url("submit_page_translation", latvian.pk), {"locales": [factories.locale("de").pk]}
    )

    assert turned_away(answer, "Only what is written in English")
    assert not TranslationSource.objects.exclude(locale__language_code="en").exists()


def test_nobody_sends_a_translated_entry_for_translation(site, admin_client):
    latvian = site["topic", "lv"].get_target_instance()

    answer = admin_client.get(url("submit_snippet_translation", "articles", "topic", latvian.pk))

    assert turned_away(answer, "Only what is written in English")


def test_nobody_sends_a_whole_branch_at_once(site, admin_client):
    page = factories.standard_page()
    factories.standard_page(page)
    factories.home_page("lv")
    address = url("submit_page_translation", page.pk)

    answer = admin_client.post(
        address, {"locales": [factories.locale("lv").pk], "include_subtree": "on"}
    )

    assert turned_away(answer, "one at a time")
    assert answer.url == address
    assert not page.has_translation(factories.locale("lv"))


def test_an_editor_sends_a_page_in_the_source_language(site, client, editor):
    client.force_login(editor)
    page = factories.standard_page()

    client.post(
        url("submit_page_translation", page.pk),
        {"locales": [factories.locale(code).pk for code in ("lv", "ru")]},
    )

    assert page.get_translations().count() == 2


def test_a_refusal_is_in_the_language_of_the_users_admin(site, client, admin_user, monkeypatch):
    monkeypatch.setattr("translations.access.rules._", lambda text: f"{get_language()}: {text}")
    profile = UserProfile.get_for_user(admin_user)
    profile.preferred_language = "ru"
    profile.save()
    client.force_login(admin_user)
    latvian = site["page", "lv"].get_target_instance()

    answer = client.get(url("submit_page_translation", latvian.pk))

    assert turned_away(answer, "ru: Only what is written in English")
