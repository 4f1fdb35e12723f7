"""Words of the glossary are explained where a guide first uses them."""

import pytest

from articles.explaining import explained
from tests import factories, pages
from tests.visitor import words
from translations.models import Term


def term(name="spinal cord", explanation="Nerves in the spine.", key="cord"):
    return Term(name=name, explanation=explanation, key=key)


def prose(text):
    return f'<div class="prose"><p>{text}</p></div>'


def test_the_first_use_is_a_button_with_the_explanation_behind_it():
    html = explained(prose("The spinal cord. The spinal cord again."), [term()])

    assert html.count("<button") == 1
    assert (
        '<p>The <button type="button" class="word" popovertarget="word-cord">spinal cord</button>'
        '<span class="word-note" id="word-cord" popover><b>spinal cord</b> Nerves in the spine.</span>.'
    ) in html


def test_an_inflected_form_is_explained_as_it_is_written():
    osteochondrosis = term("остеохондроз", "Износ дисков.", "wear")

    assert ">остеохондрозом</button>" in explained(prose("С остеохондрозом."), [osteochondrosis])


def test_two_words_in_one_sentence_are_both_explained():
    both = [term(), term("blood thinners", "Medicines.", "thinners")]

    html = explained(prose("Blood thinners and the spinal cord."), both)

    assert html.index("word-thinners") < html.index("word-cord")


@pytest.mark.parametrize(
    "html",
    [
        "<p>The spinal cord.</p>",
        '<div class="prose"><h3>The spinal cord</h3></div>',
        '<div class="prose"><p><a href="/">the spinal cord</a></p></div>',
        '<details><summary>spinal cord</summary><div class="prose"><p>Other.</p></div></details>',
        '<section class="care-card care-card--urgent"><div class="prose"><p>spinal cord</p></div></section>',
        '<div class="prose"><img alt="spinal cord"><br/></div>',
    ],
)
def test_headings_links_warnings_and_what_is_no_running_text_stay_as_they_are(html):
    assert explained(html, [term()]) == html


def test_text_after_a_void_element_and_a_nested_list_is_still_running_text():
    html = prose('One<br>two <img src="a.png"> <b>three</b> the spinal cord')

    assert "<button" in explained(html, [term()])


def test_an_explanation_cannot_bring_markup():
    html = explained(prose("The spinal cord."), [term(explanation="<script>alert(1)</script>")])

    assert "<script>" not in html


def test_without_words_nothing_changes():
    assert explained(prose("The spinal cord."), []) == prose("The spinal cord.")


@pytest.mark.django_db
def test_a_guide_explains_words_in_its_own_language_and_its_markdown_keeps_them(visitor):
    factories.site()
    made = Term.objects.create(
        key="cord",
        locale=factories.locale("en"),
        name="spinal cord",
        explanation="Nerves in the spine.",
    )
    latvian = made.copy_for_translation(factories.locale("lv"))
    latvian.name, latvian.explanation = "muguras smadzenes", "Nervi mugurkaulā."
    latvian.save()
    article = pages.article(body=[("text", "<p>The spinal cord and muguras smadzenes.</p>")])

    page = visitor.read(article.get_url())
    markdown = visitor.get(f"{article.get_url().rstrip('/')}.md").content.decode()

    assert [words(button) for button in page.select("button.word")] == ["spinal cord"]
    assert "The spinal cord and muguras smadzenes." in markdown
    assert "Nerves in the spine." not in markdown
