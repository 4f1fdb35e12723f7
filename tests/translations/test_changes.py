"""An original is published again: which translators are told, and how an editor can avoid it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail_localize.models import String, StringTranslation
from wagtail_localize.strings import StringValue

from articles.models import Topic
from tests import factories
from tests.databases.worlds import world
from tests.translations.people import person
from tests.translations.publishing import guide, say_all, sent
from translations.desk.impact import impact_of, sentence
from translations.language.string_places import StringPlace
from translations.models import Build, Change, News
from translations.publishing.minor import keep, keepable
from translations.publishing.publication.drafts import save_draft
from translations.publishing.publication.steps import publish
from translations.tracking.changes.pairs import paired

pytestmark = pytest.mark.django_db


@world
def lv():
    return live(sent(guide()))


@pytest.fixture
def ru(lv):
    return live(sent(source_of(lv), "ru"))


def live(made):
    say_all(made)
    publish(made)
    return fresh(made)


def fresh(made):
    return type(made).objects.select_related("source").get(pk=made.pk)


def source_of(made):
    return made.source.get_source_instance()


def page_of(made):
    return made.get_target_instance()


def republish(made, **fields):
    """What an editor does: change some words, publish; a care card's by ``care``."""
    page = source_of(made)
    for name, value in fields.items():
        if name == "care":
            page.body[1].value["title"] = value
        else:
            setattr(page, name, value)
    page.save_revision().publish()


def change():
    return Change.objects.latest("pk")


# What is written down


def test_a_publication_that_changes_nothing_is_no_change(lv):
    republish(lv)

    assert not Change.objects.exists()


def test_each_language_learns_what_it_has_to_do(lv, ru):
    republish(lv, standfirst="What a massage gives", care="Ask a doctor today if")

    news = {one.locale_id: (one.texts, one.safety) for one in News.objects.all()}
    assert news == {lv.target_locale_id: (2, 1), ru.target_locale_id: (2, 1)}


def test_what_a_language_has_translated_before_is_no_work(lv, ru):
    republish(lv, standfirst="Other")
    factories.say(fresh(lv), "standfirst", "Cits")
    republish(lv, standfirst="What massage does")
    republish(lv, standfirst="Other")

    news = {one.locale_id: one.texts for one in change().news.all()}
    assert news == {lv.target_locale_id: 0, ru.target_locale_id: 1}


def test_what_nobody_translates_concerns_nobody():
    page = factories.standard_page(standfirst="Slow")
    page.standfirst = "Fast"
    page.save_revision().publish()

    assert not Change.objects.exists()


def test_an_entry_tells_too():
    factories.home_page("lv")
    topic = factories.topic()
    made = factories.translation(topic)
    made.save_target(publish=False)
    topic.name = "Other"
    topic.save_revision().publish()

    assert change().source_id == made.source_id


# Pairs


def strings(*words):
    locale = factories.locale("en")
    return [String.from_value(locale, StringValue(one)).pk for one in words]


def test_a_sentence_is_paired_with_the_most_alike_of_its_place():
    old_a, old_b, new_a, new_b = strings(
        "Your arm grows numb.", "Call a doctor.", "Call a doctor today.", "Your arm grows numb!"
    )

    before = [StringPlace(1, old_a), StringPlace(1, old_b)]
    found = paired(before, [StringPlace(1, new_a), StringPlace(1, new_b)])

    assert found == [(1, old_b, new_a), (1, old_a, new_b)]


def test_a_new_place_and_another_sentence_have_no_counterpart():
    old, other, new = strings("Slow.", "Quick.", "Nothing like it at all, whatever one does.")

    before = [StringPlace(1, old), StringPlace(1, other)]
    after = [StringPlace(1, new), StringPlace(2, old)]
    assert paired(before, after) == [(1, None, new), (2, None, old)]


# The message


def test_the_editor_reads_whom_it_concerns(lv, ru):
    republish(lv, standfirst="What a massage gives", care="Ask a doctor today if")

    said = sentence(impact_of(change()))

    assert said == ("To be translated: 2 changed texts (Latviešu, Русский). About safety: 1 text.")


def body_with(made, text):
    body = source_of(made).body
    body.append(("text", RichText(text)))
    return body


def test_a_text_that_was_not_there_before_is_called_new(lv):
    republish(lv, body=body_with(lv, "<p>Brand new.</p>"))

    assert sentence(impact_of(change())) == "To be translated: 1 new text (Latviešu)."


def test_new_and_changed_texts_together_are_called_so(lv):
    body = body_with(lv, "<p>Brand new.</p>")
    republish(lv, body=body, standfirst="What a massage gives")

    assert sentence(impact_of(change())) == "To be translated: 2 new or changed texts (Latviešu)."


def test_a_change_without_words_asks_for_publication_alone(lv):
    republish(lv, author=factories.person())

    assert sentence(impact_of(change())) == (
        "There is nothing to translate, but the translations must be published again: "
        "1 page (Latviešu)."
    )


def test_the_message_stands_in_the_admin_after_publishing(lv, client):
    client.force_login(person("editor"))
    topic = factories.topic()
    made = factories.translation(topic)
    made.save_target(publish=False)
    live(made)
    url = reverse("wagtailsnippets_articles_topic:edit", args=[topic.pk])

    answer = client.post(
        url,
        {"name": "Neck", "key": topic.key, "description": "", "action-publish": "yes"},
        follow=True,
    )

    shown = answer.content.decode()
    assert "To be translated: 1 changed text (Latviešu)." in shown
    work = BeautifulSoup(shown, "html.parser").select_one(
        f'.messages a[href="{reverse("translations:work", args=[made.pk])}"]'
    )
    assert work.get_text(strip=True) == "Latviešu: Neck"
    assert reverse("translation_publishing:minor_change", args=[change().pk]) in shown
    assert change().source_id == made.source_id


def draft_of_a_topic():
    return Topic.objects.create(
        name="Topic", key="a-topic", locale=factories.locale("en"), live=False
    )


def published_topic(client, topic):
    url = reverse("wagtailsnippets_articles_topic:edit", args=[topic.pk])
    data = {"name": "Neck", "key": topic.key, "description": "", "action-publish": "yes"}
    answer = client.post(url, data, follow=True)
    shown = BeautifulSoup(answer.content, "html.parser").select_one(".messages")
    link = shown.find("a", string=lambda said: said and said.strip() == "Send it for translation")
    return shown.get_text(" "), link


UNSENT = "“Neck” is not translated yet: visitors can read it only in English."


def test_what_is_new_and_sent_to_nobody_says_so_once(client):
    factories.site()
    client.force_login(person("editor"))
    topic = draft_of_a_topic()

    said, link = published_topic(client, topic)
    again, _link = published_topic(client, topic)

    assert UNSENT in " ".join(said.split())
    assert link["href"] == f"{reverse('translation_overview:matrix')}?text=Neck"
    assert "not translated yet" not in again


def test_what_translators_have_already_is_not_called_unsent(client):
    factories.home_page("lv")
    client.force_login(person("editor"))
    topic = draft_of_a_topic()
    factories.translation(topic).save_target(publish=False)

    said, _link = published_topic(client, topic)

    assert "visitors can read it only in English" not in said


# A small correction


def test_a_small_correction_keeps_the_translation_and_publishes_it_again(lv):
    republish(lv, standfirst="What massage does.")
    pairs = keepable(change())

    published = keep(change(), [pair.key for pair in pairs])

    assert [(pair.before, pair.after) for pair in pairs] == [
        ("What massage does", "What massage does.")
    ]
    assert [one.pk for one in published] == [lv.pk]
    assert page_of(lv).standfirst == "lv: What massage does"
    build = Build.objects.get(translation=lv, is_live=True)
    assert (build.content, build.untranslated) == (fresh(lv).source.digest.content, 0)


def test_what_waits_unpublished_is_not_published_along(lv):
    factories.say(lv, "title", "Nepublicēts")
    republish(lv, standfirst="What massage does.")

    published = keep(change(), [pair.key for pair in keepable(change())])

    assert published == []
    assert page_of(lv).title == "lv: Back"
    assert StringTranslation.objects.filter(data="lv: What massage does").count() == 2


def test_a_draft_that_waits_is_not_published_along(lv):
    save_draft(lv)
    republish(lv, standfirst="What massage does.")

    assert keep(change(), [pair.key for pair in keepable(change())]) == []


def test_a_page_that_somebody_has_locked_is_not_published_along(lv):
    Page.objects.filter(pk=page_of(lv).pk).update(locked=True, locked_at=timezone.now())
    republish(lv, standfirst="What massage does.")

    published = keep(change(), [pair.key for pair in keepable(change())], user=person("editor"))

    assert published == []
    assert page_of(lv).standfirst == "lv: What massage does"
    assert StringTranslation.objects.filter(data="lv: What massage does").count() == 2


def test_what_a_translator_has_typed_meanwhile_stays(lv):
    republish(lv, standfirst="What massage does.")
    keys = [pair.key for pair in keepable(change())]
    factories.say(fresh(lv), "standfirst", "Jauns")

    keep(change(), keys)

    texts = StringTranslation.objects.filter(context__path="standfirst")
    assert set(texts.values_list("data", flat=True)) == {"Jauns", "lv: What massage does"}


def test_only_the_chosen_texts_are_kept(lv):
    republish(lv, standfirst="What massage does.", care="Ask a doctor today if")
    chosen = [pair.key for pair in keepable(change()) if not pair.is_safety]

    published = keep(change(), chosen)

    new = StringTranslation.objects.filter(translation_of__data="Ask a doctor today if")
    assert published == []
    assert not new.exists()


def url():
    return reverse("translation_publishing:minor_change", args=[change().pk])


def test_the_page_shows_old_and_new_and_leaves_safety_unchosen(lv, client):
    republish(lv, standfirst="What massage does.", care="Ask a doctor today if")
    client.force_login(person("editor"))

    shown = client.get(url()).content.decode()

    assert "<ins" in shown
    assert "<ins>today </ins>" in shown
    assert shown.count('name="keep"') == 2
    assert shown.count("checked>") == 1


def test_it_marks_the_changed_words_and_shows_the_translations_that_would_stay(lv, ru, client):
    republish(lv, standfirst="What a massage does")
    factories.say(fresh(ru), "standfirst", "Что даёт массаж")
    client.force_login(person("editor"))

    shown = BeautifulSoup(client.get(url()).content, "html.parser").select_one(".minor__words")

    assert [word.get_text().strip() for word in shown.select("ins, del")] == ["a"]
    kept = [" ".join(one.get_text(" ").split()) for one in shown.select(".minor__kept")]
    assert kept == ["Latviešu lv: What massage does"]
    assert shown.select_one(".minor__change")["lang"] == "en"


def test_an_editor_keeps_the_translations_with_one_click(lv, client):
    republish(lv, standfirst="What massage does.")
    client.force_login(person("editor"))

    client.post(url(), {"keep": [pair.key for pair in keepable(change())]})

    assert page_of(lv).standfirst == "lv: What massage does"
    assert change().kept_at is not None
    assert "nothing to keep" in client.get(url()).content.decode()


@pytest.mark.parametrize("role", ["translator", "reception", "anonymous"])
def test_nobody_but_an_editor_of_the_original_calls_a_change_small(lv, client, role):
    republish(lv, standfirst="What massage does.")
    user = person(role)
    if user.is_authenticated:
        client.force_login(user)

    client.post(url(), {"keep": [pair.key for pair in keepable(change())]})

    assert change().kept_at is None
