"""What each content check finds in an original, and what it leaves alone."""

import pytest
from wagtail.models import Page

from checks.examining import examine, is_original
from checks.rules.reading_ease import lix
from tests import factories, pages
from tests.checks.originals import guide, must, should, warnings

pytestmark = pytest.mark.django_db
UNDESCRIBED = "Describe the picture, or mark it as decorative."
NO_BUTTON = "so visitors do not see it"


@pytest.fixture(autouse=True)
def _site():
    factories.site()


def figure(**fields):
    empty = {"image": None, "alt_text": "", "decorative": False, "caption": ""}
    return ("figure", empty | fields)


def heading(text, level="h2"):
    return ("heading", {"text": text, "level": level, "anchor": ""})


def text(words):
    return ("text", f"<p>{words}</p>")


def steps(**fields):
    return ("technique_steps", {"title": "", "steps": [pages.step(**fields)]})


def call(**fields):
    empty = {"title": "Not sure?", "text": "", "button_label": "", "page": None}
    return ("call_to_action", empty | fields)


def test_a_good_guide_has_no_findings():
    page = guide(heading("How it is done"), text("Slowly."), steps(), warnings())

    assert examine(page).findings == []


def test_a_figure_needs_an_alt_text_or_is_decorative():
    hands = factories.picture()
    where = "Body › Figure › Alt text"

    assert must(guide(figure(image=hands))) == {where: UNDESCRIBED}
    assert must(guide(figure(image=hands, alt_text="Two hands"))) == {}
    assert must(guide(figure(image=hands, decorative=True))) == {}


def test_a_figure_needs_a_picture():
    assert list(must(guide(figure(caption="Two hands")))) == ["Body › Figure › Picture"]


def test_the_lead_picture_needs_an_alt_text_or_is_decorative():
    hands = factories.picture()

    assert must(guide(lead_image=hands)) == {"Alt text": UNDESCRIBED}
    assert must(guide(lead_image=hands, lead_image_alt="Two hands")) == {}
    assert must(guide(lead_image=hands, lead_image_decorative=True)) == {}


def test_the_lead_picture_of_the_home_page_is_examined_too():
    home = factories.home_page()
    home.lead_image = factories.picture()

    assert must(home)["Alt text"] == UNDESCRIBED


def test_the_picture_of_a_step_needs_an_alt_text_or_is_decorative():
    hands, listed = factories.picture(), warnings()
    where = "Body › Technique steps › Steps › Step 1 › Alt text"

    assert must(guide(steps(image=hands), listed)) == {where: UNDESCRIBED}
    assert must(guide(steps(image=hands, decorative=True), listed)) == {}


def test_the_poster_of_a_video_needs_an_alt_text():
    film = {"url": "https://vimeo.com/123456", "title": "A film", "poster": factories.picture()}
    page = guide(("video", film | {"alt_text": "", "decorative": False}))

    assert must(page) == {"Body › Video › Alt text": UNDESCRIBED}


@pytest.mark.parametrize("url", ["https://example.com/film", "youtube"])
def test_a_video_is_on_a_known_site(url):
    film = {"url": url, "title": "A film", "poster": None, "alt_text": "", "decorative": False}

    assert list(must(guide(("video", film)))) == ["Body › Video › Address"]


def test_a_page_without_a_block_is_empty():
    page = guide()
    page.body = []

    assert list(must(page)) == ["Body"]


@pytest.mark.parametrize(
    ("block", "where"),
    [
        (("text", "<p></p>"), "Body › Text"),
        (("quote", {"text": " ", "source": "Ilze"}), "Body › Quotation › Words"),
        (("key_facts", {"title": "In short", "facts": []}), "Body › Key facts › Facts"),
        (("key_facts", {"title": "", "facts": ["One.", ""]}), "Body › Key facts › Facts › Fact 2"),
        (("text", "<ul><li>One</li><li></li></ul>"), "Body › Text"),
        (call(title=""), "Body › Call to action › Title"),
    ],
    ids=["text", "quotation", "list", "item", "item of a text", "title"],
)
def test_nothing_is_left_empty(block, where):
    assert list(must(guide(block))) == [where]


def test_an_empty_standfirst_is_found_wherever_the_page_is_published():
    assert list(must(guide(standfirst=""))) == ["Standfirst"]


def test_a_heading_is_followed_by_its_section():
    page = guide(heading("First"), heading("Part", "h3"), text("Slowly."), heading("Last"))

    assert list(must(page)) == ["Body › Heading 3"]


def test_a_part_without_a_text_is_an_empty_section():
    page = guide(heading("First"), heading("Part", "h3"), heading("Last"), text("Slowly."))

    assert list(must(page)) == ["Body › Heading 2"]


def test_parts_come_after_a_section():
    assert list(should(guide(heading("Part", "h3"), text("Slowly.")))) == ["Body › Heading"]
    assert should(guide(heading("First"), heading("Part", "h3"), text("Slowly."))) == {}


@pytest.mark.parametrize(
    "words",
    [
        "Slowly <script>alert(1)</script>",
        "javascript:void(0)",
        '<img onerror = "x">',
        "Slowly <b>now</b>",
        "Slowly<br/>",
        "Slowly&nbsp;now",
        "<!-- comment -->",
    ],
)
def test_residue_of_scripts_and_markup_is_found(words):
    page = guide(("quote", {"text": words, "source": ""}))

    assert list(must(page)) == ["Body › Quotation › Words"]


def test_residue_is_found_in_the_links_and_the_visible_words_of_a_text():
    link = ("text", '<p><a href="javascript:alert(1)">Here</a></p>')
    visible = ("text", "<p>Slowly &lt;b&gt;now&lt;/b&gt;</p>")

    assert list(must(guide(link, visible))) == ["Body › Text 1", "Body › Text 2"]


def test_signs_of_comparison_and_an_ampersand_are_no_residue():
    words = "Less than 5 < 6 minutes, salt & sugar; 2 > 1 <3"

    assert must(guide(("quote", {"text": words, "source": ""}), text("Tea &amp; cake"))) == {}


def test_residue_in_the_title_is_found():
    assert list(must(guide(title="Neck <b>massage</b>"))) == ["Title"]


def test_steps_need_contraindications():
    assert "Contraindications" in must(guide(steps()))["Body"]
    assert must(guide(steps(), warnings())) == {}


def test_a_button_leads_to_a_page():
    where = "Body › Call to action › Page"

    assert NO_BUTTON in must(guide(call(button_label="Call me back")))[where]


def test_a_button_leads_to_a_published_page():
    draft = factories.standard_page(title="Call me")
    Page.objects.filter(pk=draft.pk).update(live=False)

    found = must(guide(call(button_label="Call me back", page=Page.objects.get(pk=draft.pk))))

    assert list(found) == ["Body › Call to action › Page"]


def test_a_button_has_a_label():
    page = factories.standard_page()

    assert list(must(guide(call(page=page)))) == ["Body › Call to action › Button"]


def test_a_call_to_action_needs_no_button():
    assert must(guide(call())) == {}


@pytest.mark.parametrize("minutes", [0, 500])
def test_a_number_out_of_range_is_found(minutes):
    assert list(must(guide(steps(minutes=minutes), warnings()))) == [
        "Body › Technique steps › Steps › Step 1 › Minutes"
    ]


def test_a_description_is_written_and_neither_short_nor_long():
    where = "Meta description"

    assert where in should(guide(search_description=""))
    assert "has 5 characters" in should(guide(search_description="Short"))[where]
    assert "has 161 characters" in should(guide(search_description="x" * 161))[where]
    assert should(guide(search_description="x" * 160)) == {}


def test_the_title_fits_what_search_engines_show():
    long = "x" * 61

    assert "has 61 characters" in should(guide(title=long))["Title"]
    assert "Title tag" in should(guide(seo_title=long))
    assert should(guide(title=long, seo_title="Short")) == {}


def test_a_guide_has_a_topic_and_an_author():
    page = pages.article(search_description="x" * 60)

    assert set(should(page)) == {"Topics", "Author"}


@pytest.mark.parametrize(
    "sentence",
    ["Massage cures headaches.", "We guarantee a result!", "It cured many. It is not for all."],
)
def test_a_promise_of_a_cure_is_found(sentence):
    assert "promises a result" in should(guide(text(sentence)))["Body › Text"]


@pytest.mark.parametrize(
    "sentence",
    ["Massage does not cure it.", "Nobody can guarantee a result.", "A procedure with care."],
)
def test_an_honest_sentence_is_no_promise(sentence):
    assert should(guide(text(sentence))) == {}


@pytest.mark.parametrize(
    ("code", "promise", "honest"),
    [
        ("lv", "Masāža izārstē muguru.", "Masāža neizārstē muguru."),
        ("lv", "Mēs garantējam rezultātu.", "Ārsts ārstē, mēs palīdzam."),
        ("lv", "Masāža izārstējusi daudzus.", "Nekad negarantējam rezultātu."),
        ("ru", "Массаж вылечивает спину.", "Врач лечит, мы помогаем."),
        ("ru", "Массаж вылечит спину.", "Массаж не вылечит спину."),
        ("ru", "Мы гарантируем результат.", "Врач лечит, мы помогаем."),
    ],
)
def test_promises_are_known_in_every_language(code, promise, honest, settings):
    settings.SOURCE_LANGUAGE = code
    page = guide(text(promise), text(honest), locale=factories.locale(code))

    assert [where for where, said in should(page).items() if "“" in said] == ["Body › Text 1"]


def test_a_link_to_another_language_is_found():
    pages.guides("lv")
    latvian = factories.translated(pages.article(), "lv")
    inner = text(f'<a linktype="page" id="{latvian.pk}">Here</a>')
    outer = text('<a href="/ru/stati/">Here</a>')
    own = text('<a href="/en/guides/">Here</a> <a href="https://example.com/lv/">There</a>')

    found = should(guide(inner, outer, own))

    assert list(found) == ["Body › Text 1", "Body › Text 2"]


def test_a_picture_shown_twice_is_found():
    hands = factories.picture()
    page = guide(figure(image=hands, alt_text="Hands"), lead_image=hands, lead_image_alt="Hands")

    assert list(should(page)) == ["Body › Figure › Picture"]


def test_hard_text_is_found():
    hard = " ".join(["Musculoskeletal physiotherapeutic considerations notwithstanding"] * 30)
    easy = "We press the back with our hands. It must not hurt you. " * 15

    assert "Hard to read: LIX" in str(should(guide(text(hard))))
    assert should(guide(text(easy))) == {}


def test_lix_is_the_length_of_sentences_and_the_share_of_long_words():
    # 8 words in 2 sentences, 2 of them with more than 6 letters: 4 + 25.
    assert lix("One two three massage. Four five six muscles.") == 29
    assert lix("") == 0


def test_only_pages_in_the_source_language_are_originals():
    page = pages.article()
    pages.guides("lv")

    assert is_original(page)
    assert not is_original(factories.translated(page, "lv"))
    assert not is_original(factories.topic())


def test_a_finding_leads_to_its_field():
    page = guide(figure(image=factories.picture()))
    page.save_revision()
    page = page.get_latest_revision_as_object()

    [found] = examine(page).must

    assert found.where.anchor == f"#:w:contentpath=body.{page.body[0].id}.alt_text"
