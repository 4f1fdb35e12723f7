"""A user refused by a view of the desk reads the missing right and whom to ask, in their language."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests import factories
from tests.databases.worlds import world
from tests.translations.people import person
from tests.translations.publishing import guide, say_all, sent
from tests.translations.test_changes import change, live, republish

pytestmark = pytest.mark.django_db

WAGTAILS_OWN = "Sorry, you do not have permission"
FOREIGN = "You have no rights in this language."
NO_LANGUAGE = "This is for translators, and you are not assigned to a language."


@world
def lv():
    factories.site()
    return live(sent(guide()))


def told(client, name, *args, post=None):
    """What the next page says to somebody who was turned away."""
    url = reverse(name, args=args)
    answer = client.get(url) if post is None else client.post(url, post)
    assert answer.status_code == 302, answer.status_code
    page = BeautifulSoup(client.get(answer.url, follow=True).content, "html.parser")
    return " ".join(page.select_one(".messages").get_text(" ").split())


def signed_in(client, role, language="en"):
    user = person(role)
    UserProfile.objects.create(user=user, preferred_language=language)
    client.force_login(user)
    return user


@pytest.mark.parametrize(
    ("name", "post"),
    [
        ("translation_overview:matrix", None),
        ("translation_overview:queue", None),
        ("translation_overview:doubts", None),
        ("translation_overview:export", {"format": "csv"}),
        ("translations:catalogues", None),
        ("wagtail_localize:translations_report", None),
    ],
)
def test_who_translates_nothing_learns_whom_these_views_are_for(lv, client, name, post):
    signed_in(client, "reception")

    said = told(client, name, post=post)

    assert NO_LANGUAGE in said
    assert "An administrator can make you a translator." in said
    assert WAGTAILS_OWN not in said


@pytest.mark.parametrize(
    ("name", "post"),
    [
        ("translation_publishing:translation", None),
        ("translation_publishing:translation", {"action": "publish"}),
        ("translations:work", None),
        ("translations:machine", {}),
        ("translations:po", None),
        ("translations:po_download", None),
    ],
)
def test_who_works_in_another_language_learns_it(lv, client, name, post):
    signed_in(client, "translator")
    russian = sent(lv.source.get_source_instance(), "ru")

    said = told(client, name, russian.pk, post=post)

    assert FOREIGN in said
    assert "Ask an editor" in said
    assert WAGTAILS_OWN not in said


def test_the_backlog_of_another_language_is_refused_in_words(lv, client):
    signed_in(client, "translator")

    assert FOREIGN in told(client, "translations:backlog_zip", "ru")


def test_who_may_not_publish_learns_who_may(lv, client):
    signed_in(client, "translator who may not publish")
    say_all(lv, mark="jauns")

    said = told(client, "translation_publishing:translation", lv.pk, post={"action": "publish"})

    assert "Only those who may publish can do it." in said


def test_who_may_not_send_learns_whom_to_ask(lv, client):
    signed_in(client, "translator")

    said = told(client, "translation_overview:send", post={"key": [], "language": ["lv"]})

    assert "You have no right to send pages for translation. Ask an editor to do it." in said


def test_an_editor_who_may_not_publish_the_original_calls_no_change_minor(lv, client):
    republish(lv, standfirst="What massage does.")
    user = signed_in(client, "source editor")
    user.groups.get().page_permissions.filter(permission__codename="publish_page").delete()

    said = told(client, "translation_publishing:minor_change", change().pk)

    assert "Only those who may publish can do it." in said


def test_a_page_that_one_may_not_change_says_so(lv, client):
    user = signed_in(client, "translator")
    user.groups.get().page_permissions.exclude(permission__codename="publish_page").delete()

    said = told(client, "translation_publishing:translation", lv.pk)

    assert "You have no right to change this page or entry." in said


@pytest.mark.parametrize(
    ("language", "words"),
    [("lv", "Šajā valodā jums nav tiesību."), ("ru", "У вас нет прав для этого языка.")],
)
def test_it_is_said_in_the_persons_own_language(lv, client, language, words):
    signed_in(client, "translator", language)
    russian = sent(lv.source.get_source_instance(), "ru")

    assert words in told(client, "translation_publishing:translation", russian.pk)


def test_a_script_gets_403(lv, client):
    signed_in(client, "translator")
    russian = sent(lv.source.get_source_instance(), "ru")
    url = reverse("translations:work", args=[russian.pk])

    answer = client.get(url, headers={"x-requested-with": "XMLHttpRequest"})

    assert answer.status_code == 403
