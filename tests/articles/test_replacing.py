"""An entry about safety is replaced in the guides that show it, or taken out, in one dialog."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail_localize.models import Translation

from articles.forms import EMPTY_WARNING
from articles.models import ArticlePage, ContraindicationPage, Technique
from articles.protection import running
from articles.protection.enforcement import check_deletion, in_use_if_gone
from articles.protection.guides import named_entries
from articles.protection.refusal import EntryInUseError
from articles.protection.replacing import LOG_ACTION, replace
from articles.protection.safety_entries import SAFETY_ENTRIES
from articles.protection.usage import usage_of
from tests import factories, pages
from tests.articles.warnings import entry_in, listed
from tests.databases.worlds import world
from tests.translations.people import person
from tests.translations.publishing import say_all, sent
from translations.publishing.publication.drafts import save_draft
from translations.publishing.publication.steps import publish

pytestmark = pytest.mark.django_db


@world
def library():
    """Two guides about thrombosis and fever, each live in Latvian too, by translation."""
    factories.site()
    titles = ("Thrombosis", "Fever", "Blood clot")
    entries = [entry_in("lv", title=title)[0] for title in titles]
    made = []
    for title in ("Neck pain", "Back pain"):
        guide = pages.article(
            title=title,
            slug=title.lower().replace(" ", "-"),
            body=[("text", "<p>Slowly.</p>"), listed(*entries[:2], note=f"{title}: ask.")],
        )
        translation = sent(guide)
        say_all(translation)
        publish(translation)
        made.append(ArticlePage.objects.get(pk=guide.pk))
    return {"entries": entries, "guides": made}


@pytest.fixture
def entries(library):
    return library["entries"]


@pytest.fixture
def guides(library):
    return library["guides"]


@pytest.fixture
def as_editor(client, tasks, monkeypatch):
    """Without a worker: the request itself changes the guides, however slow the machine is."""
    monkeypatch.setattr(running, "BUDGET", datetime.timedelta(hours=1))
    client.force_login(person("editor"))
    return client


def fresh(page):
    return ArticlePage.objects.get(pk=page.pk)


def latvian(page):
    return ArticlePage.objects.get(translation_key=page.translation_key, locale__language_code="lv")


def translation_of(page):
    return Translation.objects.select_related("source", "target_locale").get(
        source__object_id=page.translation_key
    )


def named(page):
    return [
        item["value"]["entry"]
        for block in fresh(page).body.raw_data
        if block["type"] == "contraindications"
        for item in block["value"]["items"]
    ]


def keys(*entries):
    return [entry.pk for entry in entries]


# The change


def test_another_entry_takes_the_place_in_every_language(entries, guides):
    thrombosis, fever, clot = entries

    outcome = replace(thrombosis, guides, clot, person("admin"))

    assert outcome.changed == guides
    for guide in guides:
        assert named(guide) == named(latvian(guide)) == keys(clot, fever)
        assert fresh(guide).live
    assert not usage_of(thrombosis)


def test_an_entry_is_taken_out_in_every_language(entries, guides):
    thrombosis, fever, _clot = entries

    replace(thrombosis, guides, None, person("admin"))

    for guide in guides:
        assert named(guide) == named(latvian(guide)) == keys(fever)
    thrombosis.unpublish()


def test_translators_get_nothing_to_do_by_it(entries, guides):
    before = [translation_of(guide).get_progress() for guide in guides]

    replace(entries[0], guides, entries[2], person("admin"))

    assert [translation_of(guide).get_progress() for guide in guides] == before
    assert not latvian(guides[0]).has_unpublished_changes
    assert "lv: " in latvian(guides[0]).title


def test_an_entry_that_a_guide_has_already_is_not_listed_twice(entries, guides):
    thrombosis, fever, _clot = entries

    replace(thrombosis, guides, fever, person("admin"))

    assert named(guides[0]) == keys(fever)


def test_only_the_chosen_guides_change(entries, guides):
    replace(entries[0], guides[:1], entries[2], person("admin"))

    assert named(guides[1]) == keys(*entries[:2])
    assert str(usage_of(entries[0])) == "1 guide × 2 languages"


def test_a_guide_with_a_draft_is_left_to_its_editor_and_nothing_of_the_draft_is_published(
    entries, guides
):
    guide = guides[0]
    guide.title = "Half-written"
    guide.save_revision()

    outcome = replace(entries[0], [fresh(guide)], entries[2], person("admin"))

    assert [(one.pk, reason) for one, reason in outcome.refused] == [
        (guide.pk, "It has a draft. Change the draft, and publish it.")
    ]
    assert fresh(guide).title == "Neck pain"
    assert named(guide) == keys(*entries[:2])


def test_a_translation_with_a_draft_waits_and_still_protects_the_entry(entries, guides):
    guide = guides[0]
    factories.say(translation_of(guide), "title", "Kakls")
    save_draft(translation_of(guide))

    outcome = replace(entries[0], [guide], None, person("admin"))

    assert [one.pk for one in outcome.waiting] == [translation_of(guide).pk]
    assert latvian(guide).title == "lv: Neck pain"
    assert named(latvian(guide)) == keys(*entries[:2])
    assert usage_of(entries[0])


def test_a_guide_that_would_lose_its_only_warning_is_refused(entries, guides):
    guide = pages.article(title="Headache", body=[listed(entries[0])])

    outcome = replace(entries[0], [guide], None, person("admin"))

    assert [(one.title, reason) for one, reason in outcome.refused] == [
        ("Headache", str(EMPTY_WARNING))
    ]
    assert named(guide) == keys(entries[0])


@pytest.mark.parametrize("role", ["translator", "reception"])
def test_who_may_not_publish_an_original_changes_none(entries, guides, role):
    outcome = replace(entries[0], guides, entries[2], person(role))

    assert outcome.changed == []
    assert named(guides[0]) == keys(*entries[:2])


def test_everything_is_in_the_log(entries, guides):
    admin = person("admin")

    replace(entries[0], guides[:1], entries[2], admin)

    rows = PageLogEntry.objects.filter(action=LOG_ACTION).order_by("pk")
    assert [(row.page_id, row.user, row.message) for row in rows] == [
        (page.pk, admin, "Replaced “Thrombosis” with “Blood clot”")
        for page in (guides[0], latvian(guides[0]))
    ]
    assert PageLogEntry.objects.filter(page=guides[0], action="wagtail.publish", user=admin)


# The dialog


def ask(client, entry, action="delete"):
    return client.get(reverse(f"wagtailadmin_pages:{action}", args=[entry.pk]))


def form_of(answer):
    return BeautifulSoup(answer.content, "html.parser").select_one("form.replace")


def send(client, answer, **data):
    form = form_of(answer)
    ticked = [row["value"] for row in form.select("[name=guides][checked]")]
    fields = {"next": form.select_one("[name=next]")["value"], "guides": ticked}
    return client.post(form["action"], fields | data, follow=True)


def test_the_refusal_offers_the_dialog_with_every_guide_ticked(entries, guides, as_editor):
    form = form_of(ask(as_editor, entries[0]))

    assert [row["value"] for row in form.select("[name=guides][checked]")] == [
        str(guide.pk) for guide in (guides[1], guides[0])
    ]
    assert [row.text for row in form.select("option")] == ["---------", "Blood clot", "Fever"]


@pytest.mark.parametrize("way", ["replace", "take_out"])
def test_after_it_the_entry_can_be_deleted_from_where_one_was(entries, guides, as_editor, way):
    thrombosis = entries[0]

    answer = send(as_editor, ask(as_editor, thrombosis), way=way, replacement=str(entries[2].pk))

    content = answer.content.decode()
    assert answer.redirect_chain[-1][0] == reverse(
        "wagtailadmin_pages:delete", args=[thrombosis.pk]
    )
    assert answer.status_code == 200
    assert "2 guides were changed and published, in all languages: " in content
    assert "Are you sure you want to delete this page?" in content


def test_the_bulk_action_leads_back_to_itself(entries, guides, as_editor):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    address += f"?id={entries[0].pk}&next=/admin/"

    answer = send(as_editor, as_editor.get(address), way="take_out")

    assert answer.redirect_chain[-1][0] == address
    assert "Are you sure you want to unpublish these pages?" in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Choose what to do."),
        ({"way": "replace"}, "Choose the other entry."),
        ({"way": "take_out", "guides": []}, "Tick at least one guide."),
        ({"way": "replace", "replacement": "0"}, "Select a valid choice"),
    ],
)
def test_an_incomplete_answer_is_asked_for(entries, guides, as_editor, data, said):
    answer = send(as_editor, ask(as_editor, entries[0]), **data)

    assert said in answer.content.decode()
    assert named(guides[0]) == keys(*entries[:2])


def test_only_live_entries_of_the_source_language_take_the_place(entries, guides, as_editor):
    draft = pages.contraindication(title="Draft")
    draft.unpublish()
    lv = ContraindicationPage.objects.get(title="lv: Fever")

    for other in (draft, lv, entries[0]):
        send(as_editor, ask(as_editor, entries[0]), way="replace", replacement=str(other.pk))

    assert named(guides[0]) == keys(*entries[:2])


def test_the_only_warning_of_a_guide_is_named_before_anything_changes(entries, guides, as_editor):
    pages.article(title="Headache", body=[listed(entries[0])])

    answer = send(as_editor, ask(as_editor, entries[0]), way="take_out")

    said = "It is the only contraindication of: Headache. Replace it there."
    assert said in answer.content.decode()
    assert named(guides[0]) == keys(*entries[:2])


def test_a_guide_with_a_draft_is_named_and_cannot_be_ticked(entries, guides, as_editor):
    guides[0].save_revision()

    form = form_of(ask(as_editor, entries[0]))

    row = form.select_one(f"[name=guides][value='{guides[0].pk}']")
    assert row.has_attr("disabled")
    assert "It has a draft." in form.text
    assert reverse("wagtailadmin_pages:edit", args=[guides[0].pk]) in str(form)


def test_a_translation_of_the_entry_is_not_replaced_alone(entries, guides, client):
    client.force_login(person("admin"))
    lv = ContraindicationPage.objects.get(title="lv: Thrombosis")

    answer = ask(client, lv)

    assert answer.status_code == 409
    assert not form_of(answer).select("button, [name=guides]")
    assert "A translation goes with its original" in answer.content.decode()


def test_a_translator_is_offered_no_change_and_cannot_send_one(entries, guides, client):
    client.force_login(person("translator"))
    url = reverse("replace_entry", args=["articles.contraindicationpage", entries[0].pk])

    page = client.get(url)
    client.post(url, {"way": "take_out", "guides": keys(*guides)})

    assert "Change and publish" not in page.content.decode()
    assert named(guides[0]) == keys(*entries[:2])


def test_who_works_on_no_guide_does_not_see_it(entries, client):
    client.force_login(person("reception"))
    url = reverse("replace_entry", args=["articles.contraindicationpage", entries[0].pk])

    assert "Thrombosis" not in client.get(url, follow=True).content.decode()


@pytest.mark.parametrize("model", ["articles.nothing", "a.b.c"])
def test_an_unknown_model_is_not_found(entries, as_editor, model):
    assert as_editor.get(f"/admin/warnings/{model}/1/").status_code == 404


def test_other_models_have_no_such_dialog(entries, guides, as_editor):
    url = reverse("replace_entry", args=["articles.articlepage", guides[0].pk])

    assert as_editor.get(url).status_code == 404


# Another kind of entry


@pytest.fixture
def technique():
    """A technique that counts as an entry about safety here, and a guide that shows it."""
    technique = factories.technique(name="Kneading")
    steps = [pages.step(title="Warm", technique=technique)]
    pages.article(title="Back", body=[("technique_steps", {"title": "", "steps": steps})])
    SAFETY_ENTRIES.append(Technique)
    yield technique
    SAFETY_ENTRIES.remove(Technique)


def test_a_registered_snippet_is_protected_in_the_admin(technique, client):
    client.force_login(person("admin"))

    for action in ("unpublish", "delete"):
        url = reverse(f"wagtailsnippets_articles_technique:{action}", args=[technique.pk])
        assert client.get(url).status_code == client.post(url).status_code == 409

    technique.refresh_from_db()
    assert technique.live


def test_a_registered_snippet_is_protected_in_code(technique):
    with pytest.raises(EntryInUseError, match=r"Kneading.* is shown by 1 guide"):
        technique.unpublish()
    with pytest.raises(EntryInUseError):
        check_deletion(Technique, technique)


def test_an_optional_choice_is_emptied_and_its_item_stays(technique):
    guide = ArticlePage.objects.get()

    replace(technique, [guide], None, person("admin"))

    step = fresh(guide).body.raw_data[0]["value"]["steps"][0]["value"]
    assert (step["technique"], step["title"]) == (None, "Warm")
    assert in_use_if_gone(technique) == []
    assert named_entries(fresh(guide), Technique) == set()
    assert not ModelLogEntry.objects.filter(action=LOG_ACTION)
