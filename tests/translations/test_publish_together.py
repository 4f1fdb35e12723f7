"""All languages of a page in one go: all of them, or nothing."""

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail_localize.models import StringTranslation, TranslationSource

from tests import factories
from tests.databases.worlds import world
from tests.translations.people import person
from tests.translations.publishing import guide, say_all, sent
from tests.translations.test_publication_routes import consent_in
from tests.translations.test_publication_steps import later, say_plainly
from tests.translations.test_scope import said
from translations.publishing.publication.buttons import publishing_buttons

pytestmark = pytest.mark.django_db


@world
def pair():
    """A guide that is translated into Latvian and Russian, as drafts."""
    lv = sent(guide())
    ru = sent(lv.source.get_source_instance(), "ru")
    for made in (lv, ru):
        say_all(made)
    return lv, ru


@pytest.fixture
def lv(pair):
    return pair[0]


@pytest.fixture
def ru(pair):
    return pair[1]


@pytest.fixture
def as_editor(client, lv, ru):
    client.force_login(person("editor"))
    return client


def url(made):
    return reverse("translation_publishing:all", args=[made.source_id])


def page_of(made):
    return made.get_target_instance()


def source_of(made):
    return made.source.get_source_instance()


def edited(page, **fields):
    """A draft of the original, not published yet."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision()
    return page


def choose(*made, **data):
    return {"language": [one.pk for one in made], "when": "now"} | data


def test_both_languages_go_live_together(lv, ru, as_editor):
    answer = as_editor.post(url(lv), choose(lv, ru))

    assert "Published" in said(answer)
    assert page_of(lv).live
    assert page_of(ru).live


def test_the_originals_draft_and_its_translations_go_live_together(lv, ru, as_editor):
    author = factories.person()
    edited(source_of(lv), author=author)

    as_editor.post(url(lv), choose(lv, ru, original="on"))

    assert not source_of(lv).has_unpublished_changes
    assert {page_of(one).author for one in (lv, ru)} == {author}


def test_if_the_draft_says_something_new_about_safety_nothing_goes_live(lv, ru, as_editor):
    page = source_of(lv)
    page.body[1].value["title"] = "Ask a doctor today if"
    edited(page)

    answer = as_editor.post(url(lv), choose(lv, ru, original="on"))

    assert answer.status_code == 409
    assert "Ask a doctor today if" in answer.content.decode()
    assert source_of(lv).has_unpublished_changes
    assert not page_of(lv).live


def test_other_new_words_of_the_draft_are_asked_about(lv, ru, as_editor):
    edited(source_of(lv), standfirst="Brand new")

    first = as_editor.post(url(lv), choose(lv, original="on"))
    unchanged = source_of(lv).has_unpublished_changes
    as_editor.post(url(lv), choose(lv, original="on") | consent_in(first))

    assert first.status_code == 409
    assert unchanged
    assert not source_of(lv).has_unpublished_changes
    assert page_of(lv).live


def test_the_doubts_of_each_language_are_counted_and_lead_to_their_cards(lv, ru, as_editor):
    say_plainly(lv)
    care = lv.source.stringsegment_set.get(string__data="your arm grows numb")
    factories.say_at(lv, care, "roka kļūst nejutīga!")

    shown = row(as_editor.get(url(lv)), lv)

    link = shown.select_one('a[href$="?show=warnings"]')
    assert link.get_text() == "1 doubt"
    assert link["href"].startswith(reverse("translations:work", args=[lv.pk]))
    assert "1 of them about safety" in shown.get_text()


def test_words_mended_after_publication_can_be_published_together(lv, ru, as_editor):
    as_editor.post(url(lv), choose(lv, ru))
    factories.say(lv, "title", "Cita mugura")

    shown = row(as_editor.get(url(lv)), lv)
    assert "To be published again" in shown.get_text()
    as_editor.post(url(lv), choose(lv))

    assert page_of(lv).title == "Cita mugura"
    assert "To be published again" not in as_editor.get(url(lv)).content.decode()


def test_a_language_with_gaps_is_offered_but_not_chosen(lv, ru, as_editor):
    factories.say(ru, "title", "Спина")
    ru.source.stringsegment_set.get(context__path="standfirst").string.translations.filter(
        locale=ru.target_locale
    ).delete()

    answer = as_editor.get(url(lv))
    shown = answer.content.decode()
    as_editor.post(url(lv), choose(ru) | consent_in(answer))

    assert f'value="{lv.pk}" checked' in shown
    assert f'value="{ru.pk}">' in shown
    assert page_of(ru).live


def test_all_are_scheduled_for_the_same_hour(lv, ru, as_editor):
    edited(source_of(lv), go_live_at=None)

    as_editor.post(url(lv), choose(lv, ru, original="on", when="later", go_live_at=later()))

    hours = {
        page.scheduled_revision.approved_go_live_at
        for page in (source_of(lv), page_of(lv), page_of(ru))
    }
    assert len(hours) == 1
    assert not page_of(lv).live
    assert source_of(lv).live


def test_what_is_scheduled_says_when_and_where_to_call_it_off(lv, ru, as_editor):
    moment = "2126-11-27T10:00"
    as_editor.post(url(lv), choose(lv, ru, when="later", go_live_at=moment))

    answer = as_editor.get(url(lv))
    link = row(answer, lv).find("a", string="Cancel the scheduled publication")
    as_editor.post(link["href"])

    assert "Goes live on 27/11/2126 10:00" in row(answer, lv).get_text()
    assert "Everything that can go live is already scheduled." in answer.text
    assert page_of(lv).scheduled_revision is None
    assert page_of(ru).scheduled_revision is not None


def test_a_scheduled_original_says_when(lv, ru, as_editor):
    edited(source_of(lv), author=factories.person())
    as_editor.post(url(lv), choose(original="on", when="later", go_live_at="2126-11-27T10:00"))

    answer = as_editor.get(url(lv))

    assert "Goes live on 27/11/2126 10:00" in answer.text


def test_new_words_of_a_draft_cannot_be_scheduled_with_their_translations(lv, ru, as_editor):
    edited(source_of(lv), standfirst="Brand new")

    answer = as_editor.post(url(lv), choose(lv, original="on", when="later", go_live_at=later()))

    assert "nobody can translate yet" in answer.content.decode()
    assert source_of(lv).scheduled_revision is None


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"when": "now"}, "Choose what to publish"),
        ({"when": "later", "original": "on"}, "Enter the date"),
        ({"when": "later", "original": "on", "go_live_at": "2001-01-01T10:00"}, "is in the past"),
    ],
)
def test_what_cannot_be_done_is_said(lv, ru, as_editor, data, problem):
    edited(source_of(lv), standfirst="Brand new")

    answer = as_editor.post(url(lv), data)

    assert problem in answer.content.decode()


def chosen_moment(answer):
    page = BeautifulSoup(answer.content, "html.parser")
    return page.select_one("[name=when][checked]")["value"]


@pytest.mark.parametrize("hour", ["", "2001-01-01T10:00"])
def test_after_a_wrong_hour_the_page_still_means_an_hour(lv, ru, as_editor, hour):
    answer = as_editor.post(url(lv), choose(lv, when="later", go_live_at=hour))

    assert chosen_moment(answer) == "later"
    assert not page_of(lv).live


def test_an_hour_beside_now_publishes_nothing(lv, ru, as_editor):
    answer = as_editor.post(url(lv), choose(lv, when="now", go_live_at=later()))

    assert "“now” is chosen" in answer.text
    assert chosen_moment(answer) == "now"
    assert not page_of(lv).live


def test_the_hour_says_by_which_clock(lv, ru, as_editor):
    with time_machine.travel("2026-05-03T10:00:00Z", tick=False):
        page = BeautifulSoup(as_editor.get(url(lv)).content, "html.parser")

    hint = page.find(id=page.select_one("[name=go_live_at]")["aria-describedby"])
    assert hint.get_text() == "Time zone: Europe/Riga. It is 03/05/2026 13:00 there now."


@pytest.mark.parametrize("role", ["translator", "reception", "anonymous"])
def test_only_those_who_may_edit_the_original_get_here(lv, client, role):
    user = person(role)
    if user.is_authenticated:
        client.force_login(user)

    client.post(url(lv), choose(lv))

    assert not page_of(lv).live


def test_an_editor_of_the_original_alone_publishes_no_translation(lv, client):
    client.force_login(person("source editor"))

    answer = client.post(url(lv), choose(lv))

    assert "Choose what to publish" in answer.content.decode()
    assert not page_of(lv).live


def test_the_tree_stays_whole(lv, ru, as_editor):
    as_editor.post(url(lv), choose(lv, ru))

    assert not any(type(page_of(lv)).find_problems())


def test_the_ways_are_offered_to_those_who_may_go_them(lv):
    def labels(instance, role):
        return [button.label for button in publishing_buttons(instance, people[role])]

    people = {role: person(role) for role in ("editor", "translator", "reception")}

    assert labels(source_of(lv), "editor") == ["Publish all languages"]
    assert labels(source_of(lv), "translator") == []
    assert labels(page_of(lv), "translator") == ["Publish or schedule the translation"]
    assert labels(page_of(lv), "reception") == []


# What is in the way


def row(answer, made):
    page = BeautifulSoup(answer.content, "html.parser")
    box = page.select_one(f'[name=language][value="{made.pk}"]')
    return box.find_parent(class_="together__row").select_one(".together__state")


def test_untranslated_refused_and_unconfirmed_are_told_apart(lv, ru, as_editor):
    care = lv.source.stringsegment_set.get(string__data="Ask a doctor if")
    StringTranslation.objects.filter(translation_of=care.string, locale=lv.target_locale).delete()
    factories.say(lv, "standfirst", "<b onclick=x>Ko</b>")
    StringTranslation.objects.filter(context__path="title", locale=lv.target_locale).update(
        translation_type="machine"
    )

    links = {link.get_text(): link["href"] for link in row(as_editor.get(url(lv)), lv).select("a")}

    work = reverse("translations:work", args=[lv.pk])
    assert links == {
        "1 text about safety is not translated yet": f"{work}?show=todo",
        "1 translation was refused and must be corrected": f"{work}?show=warnings",
        "1 machine draft has to be confirmed": f"{work}?show=machine",
        "1 doubt": f"{work}?show=warnings",
    }


def button_of(answer):
    page = BeautifulSoup(answer.content, "html.parser")
    return page.select_one("form.publication button.button")


def test_where_nothing_can_be_chosen_it_says_why_and_where_to_go(lv, ru, as_editor):
    StringTranslation.objects.filter(translation_of__data="Ask a doctor if").delete()

    answer = as_editor.get(url(lv))

    assert "Nothing can be published now." in answer.text
    assert f"{reverse('translation_overview:matrix')}?text=Back" in answer.text
    assert button_of(answer) is None


def test_where_everything_is_live_it_says_so(lv, ru, as_editor):
    as_editor.post(url(lv), choose(lv, ru))

    answer = as_editor.get(url(lv))

    assert "every language is live and current" in answer.text
    assert button_of(answer) is None


def test_what_was_sent_nowhere_says_so(client):
    client.force_login(person("admin"))
    source, _made = TranslationSource.get_or_create_from_instance(guide())

    answer = client.get(reverse("translation_publishing:all", args=[source.pk]))

    assert "has not been sent for translation into any language" in answer.text
