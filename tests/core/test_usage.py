"""Before something is unpublished, deleted or moved: whom it concerns, by name."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation

from core.lookups.usage import users_of
from tests import factories, pages
from tests.translations.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def technique():
    factories.site()
    return factories.technique(name="Kneading")


@pytest.fixture
def guides(technique):
    """Two guides in three languages that show the technique, and a draft."""
    steps = [pages.step(title="Warm", technique=technique)]
    body = [("technique_steps", {"title": "", "steps": steps})]
    for code in ("lv", "ru"):
        pages.guides(code)
    made = [pages.article(title=title, body=body) for title in ("Neck", "Back")]
    for guide in made:
        for code in ("lv", "ru"):
            factories.translated(guide, code, title=f"{code}: {guide.title}")
    pages.article(title="Unfinished", body=body).unpublish()
    return made


@pytest.fixture
def as_admin(client):
    client.force_login(person("admin"))
    return client


def users_now(instance):
    """Wagtail indexes a page after the transaction that saved it, which a test never ends."""
    call_command("rebuild_references_index", verbosity=0)
    return users_of(instance)


def box(answer):
    return BeautifulSoup(answer.content, "html.parser").select_one(".users")


def test_an_original_concerns_the_pages_of_all_languages(technique, guides):
    users = users_now(technique)

    assert str(users) == "2 pages × 3 languages"
    assert [[page.title for page in family] for family in users.families] == [
        ["Back", "lv: Back", "ru: Back"],
        ["Neck", "lv: Neck", "ru: Neck"],
    ]
    assert [page.title for page in users.drafts] == ["Unfinished"]


def test_a_translation_concerns_the_pages_of_its_language(technique, guides):
    users = users_now(factories.translated(technique, "lv"))

    assert str(users) == "2 pages"
    assert {page.locale.language_code for page in users.pages} == {"lv"}


@pytest.mark.parametrize(
    ("code", "said"), [("lv", "2 lapas × 3 valodas"), ("ru", "2 страницы × 3 языка")]
)
def test_the_number_is_said_in_the_editors_language(technique, guides, code, said):
    with translation.override(code):
        assert str(users_now(technique)) == said


def test_more_pages_take_no_more_queries(technique, guides, django_assert_num_queries):
    users_now(technique)

    with django_assert_num_queries(3):
        assert len(users_of(technique).families) == 2


def test_a_picture_concerns_pages_and_entries(guides):
    picture = factories.picture()
    someone = factories.person(name="Ilze", photo=picture)
    pages.article(title="Arm", lead_image=picture)

    users = users_now(picture)

    assert [page.title for page in users.pages] == ["Arm"]
    assert users.entries == [someone]


def test_a_page_is_concerned_by_neither_its_family_nor_what_leaves_with_it(guides):
    index = pages.guides()
    text = f'<p>See <a linktype="page" id="{index.pk}">all</a>.</p>'
    pages.article(title="Inside", body=[("text", text)])
    outside = factories.standard_page(title="Outside", body=[("text", text)])

    assert [page.pk for page in users_now(index).pages] == [outside.pk]


# The questions


def linked_page():
    target = factories.standard_page(title="About", slug="about")
    text = f'<p>See <a linktype="page" id="{target.pk}">us</a>.</p>'
    pages.article(title="Arm", body=[("text", text)])
    call_command("rebuild_references_index", verbosity=0)
    return target


def bulk(action, page):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{address}?id={page.pk}&next=/admin/"


PAGE_QUESTIONS = {
    "unpublish": lambda page: reverse("wagtailadmin_pages:unpublish", args=[page.pk]),
    "delete": lambda page: reverse("wagtailadmin_pages:delete", args=[page.pk]),
    "move": lambda page: reverse(
        "wagtailadmin_pages:move_confirm",
        args=[page.pk, factories.standard_page(title="Elsewhere").pk],
    ),
    "bulk unpublish": lambda page: bulk("unpublish", page),
    "bulk delete": lambda page: bulk("delete", page),
    "bulk move": lambda page: bulk("move", page),
}


@pytest.mark.parametrize("question", PAGE_QUESTIONS)
def test_the_question_about_a_page_names_who_links_to_it(technique, as_admin, question):
    page = linked_page()

    answer = as_admin.get(PAGE_QUESTIONS[question](page))

    assert answer.status_code == 200
    assert "In use: 1 page" in box(answer).text
    assert "Arm" in box(answer).text


@pytest.mark.parametrize("question", ["unpublish", "delete", "bulk delete"])
def test_the_question_about_an_entry_names_the_guides(technique, guides, as_admin, question):
    call_command("rebuild_references_index", verbosity=0)
    if question == "bulk delete":
        address = reverse("wagtail_bulk_action", args=["articles", "technique", "delete"])
        address += f"?id={technique.pk}"
    else:
        name = f"wagtailsnippets_articles_technique:{question}"
        address = reverse(name, args=[technique.pk])

    found = box(as_admin.get(address))

    assert "In use: 2 pages × 3 languages" in found.text
    assert "Unfinished" in found.text
    for guide in guides:
        assert found.select(f'a[href="{reverse("wagtailadmin_pages:edit", args=[guide.pk])}"]')


@pytest.mark.parametrize("is_bulk", [False, True])
def test_the_question_about_a_picture_names_the_pages(technique, as_admin, is_bulk):
    picture = factories.picture()
    pages.article(title="Arm", lead_image=picture)
    call_command("rebuild_references_index", verbosity=0)
    address = reverse("wagtailimages:delete", args=[picture.pk])
    if is_bulk:
        address = reverse("wagtail_bulk_action", args=["core", "picture", "delete"])
        address += f"?id={picture.pk}"

    assert "Arm" in box(as_admin.get(address)).text


def test_what_nothing_shows_is_called_unused(technique, as_admin):
    address = reverse("wagtailsnippets_articles_technique:delete", args=[technique.pk])

    assert "Not in use" in box(as_admin.get(address)).text


# Before editing


def told(answer):
    return [str(message).strip() for message in answer.context["messages"]]


def test_who_opens_a_technique_reads_which_guides_show_it(technique, guides, as_admin):
    call_command("rebuild_references_index", verbosity=0)
    address = reverse("wagtailsnippets_articles_technique:edit", args=[technique.pk])

    assert told(as_admin.get(address)) == ["In use: 2 pages × 3 languages: “Back”, “Neck”"]


def test_who_opens_a_person_reads_whose_guides_name_it(as_admin, technique):
    author = factories.person(name="Ilze")
    pages.article(title="Arm", author=author)
    call_command("rebuild_references_index", verbosity=0)
    address = reverse("wagtailsnippets_core_person:edit", args=[author.pk])

    assert told(as_admin.get(address)) == ["In use: 1 page: “Arm”"]


def test_who_opens_a_page_reads_who_links_to_it(technique, as_admin):
    page = linked_page()

    (message,) = told(as_admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))

    assert message == "In use: 1 page: “Arm”"


def test_who_opens_a_picture_reads_which_pages_show_it(technique, as_admin):
    picture = factories.picture()
    pages.article(title="Arm", lead_image=picture)
    call_command("rebuild_references_index", verbosity=0)

    answer = as_admin.get(reverse("wagtailimages:edit", args=[picture.pk]))

    assert "In use: 1 page" in box(answer).text
    assert "Arm" in box(answer).text
    unused = as_admin.get(reverse("wagtailimages:edit", args=[factories.picture().pk]))
    assert box(unused) is None


def test_many_pages_are_named_in_part(technique, as_admin):
    steps = [pages.step(title="Warm", technique=technique)]
    for number in range(7):
        pages.article(
            title=f"Guide {number}", body=[("technique_steps", {"title": "", "steps": steps})]
        )
    call_command("rebuild_references_index", verbosity=0)
    address = reverse("wagtailsnippets_articles_technique:edit", args=[technique.pk])

    (message,) = told(as_admin.get(address))

    assert message.endswith("“Guide 3”, “Guide 4”, …")


def test_what_nothing_shows_is_edited_without_a_notice(technique, as_admin):
    call_command("rebuild_references_index", verbosity=0)
    address = reverse("wagtailsnippets_articles_technique:edit", args=[technique.pk])

    assert told(as_admin.get(address)) == []
