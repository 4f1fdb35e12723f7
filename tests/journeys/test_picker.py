"""An editor chooses ten conditions for a guide in one dialog."""

import re

import pytest
from playwright.sync_api import Error, Locator, Page, expect

from tests.journeys.addresses import entry
from tests.journeys.axe import complaints
from tests.journeys.desk import open_session

pytestmark = pytest.mark.browser

#: Counts real clicks; a click on a label makes the browser send a second one to its field.
COUNT_CLICKS = """() => {
  window.clicks = 0;
  document.addEventListener("click", (event) => { if (event.detail) window.clicks += 1; }, true);
}"""


@pytest.fixture
def body(page: Page) -> Locator:
    """The body of a guide that is being written."""
    open_session(page, "editor")
    page.goto(f"/admin/pages/add/articles/articlepage/{entry('index', 'en').pk}/")
    page.evaluate(COUNT_CLICKS)
    return page.get_by_role("region", name="Body*")


def add_block(body: Locator) -> Locator:
    body.get_by_role("button", name="Insert a block").last.click()
    body.page.get_by_role("option", name="Contraindications").click()
    block = body.get_by_role("region", name=re.compile("^Contraindications"))
    # The editor of the introduction is drawn last, and moves what is below it.
    expect(block.locator("[aria-multiline]")).to_be_visible()
    return block


def open_picker(warnings: Locator) -> Locator:
    button = warnings.get_by_role("button", name="Choose several conditions")
    dialog = warnings.page.get_by_role("dialog")
    first = dialog.get_by_role("checkbox").first
    button.click()
    try:
        first.wait_for(timeout=10_000)
    except Error:
        # The block moved just before the press, which hit nothing: a person presses again.
        button.click()
    expect(first).to_be_visible()
    # Until it has faded in, it takes the focus from what is inside.
    expect(dialog).to_be_focused()
    return dialog


def rows(warnings: Locator) -> Locator:
    """The rows of the list, without those that were deleted."""
    return warnings.locator("[data-streamfield-child]:not([aria-hidden])")


def test_ten_conditions_take_at_most_fourteen_clicks(page: Page, body: Locator) -> None:
    warnings = add_block(body)
    dialog = open_picker(warnings)
    for position in range(10):
        dialog.get_by_role("checkbox").nth(position).click()
    names = dialog.locator(".picker__name").all_inner_texts()[:10]
    dialog.get_by_role("button", name="Add 10 conditions").click()

    expect(rows(warnings)).to_have_count(10)
    assert rows(warnings).locator("[data-chooser-title]").all_inner_texts() == names
    expect(warnings.get_by_role("textbox", name="Note for this article")).to_have_count(10)
    expect(warnings.get_by_role("status")).to_contain_text(names[9])
    assert page.evaluate("window.clicks") <= 14


def test_the_keyboard_filters_ticks_and_adds(page: Page, body: Locator) -> None:
    warnings = add_block(body)
    warnings.get_by_role("button", name="Choose several conditions").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_focused()
    dialog.get_by_role("searchbox").focus()
    page.keyboard.type("tromboze")
    expect(dialog.get_by_role("checkbox")).to_have_count(1)
    expect(dialog.get_by_role("status")).to_contain_text("Shown: 1 of")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    dialog.get_by_role("checkbox", name="Fever").focus()
    page.keyboard.press("Space")
    dialog.get_by_role("button", name="Add 2 conditions").focus()
    page.keyboard.press("Enter")

    expect(rows(warnings)).to_have_count(2)
    expect(rows(warnings)).to_contain_text(["Fever", "Thrombosis"])
    expect(warnings.get_by_role("button", name="Choose several conditions")).to_be_focused()


@pytest.mark.nightly
def test_a_second_round_keeps_the_notes_and_offers_what_is_missing(
    page: Page, body: Locator
) -> None:
    warnings = add_block(body)
    dialog = open_picker(warnings)
    dialog.get_by_role("checkbox", name="Thrombosis").check()
    dialog.get_by_role("button", name="Add 1 condition").click()
    expect(rows(warnings)).to_contain_text(["Thrombosis"])
    warnings.get_by_role("textbox", name="Note for this article").fill("Also after a flight.")

    dialog = open_picker(warnings)
    expect(dialog.get_by_text("Already in this list")).to_have_count(1)
    expect(dialog.get_by_role("checkbox", name="Thrombosis")).to_have_count(0)
    dialog.get_by_role("checkbox", name="Diabetes").check()
    dialog.get_by_role("button", name="Add 1 condition").click()

    expect(rows(warnings)).to_contain_text(["Thrombosis", "Diabetes"])
    note = warnings.get_by_role("textbox", name="Note for this article").first
    expect(note).to_have_value("Also after a flight.")


@pytest.mark.nightly
def test_a_press_counts_though_the_block_moves_under_the_mouse(page: Page, body: Locator) -> None:
    button = add_block(body).get_by_role("button", name="Choose several conditions")

    # As the browser tells of it: pressed on the button, released at the same place, which the button has left.
    button.evaluate(
        """(button) => {
          const mouse = { pointerType: "mouse", button: 0, clientX: 9, clientY: 9, bubbles: true };
          button.dispatchEvent(new PointerEvent("pointerdown", mouse));
          document.body.dispatchEvent(new PointerEvent("pointerup", mouse));
        }"""
    )

    expect(page.get_by_role("dialog").get_by_role("checkbox").first).to_be_visible()


@pytest.mark.nightly
def test_a_dialog_that_cannot_be_loaded_says_so_and_can_be_opened_again(
    page: Page, body: Locator
) -> None:
    warnings = add_block(body)
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.route("**/contraindicationpage_picker/?*", lambda route: route.abort(), times=1)

    with page.expect_event("dialog"):
        warnings.get_by_role("button", name="Choose several conditions").click()

    open_picker(warnings)
    assert said == ["The dialog could not be loaded. Check your connection and try again."]


def test_the_chosen_conditions_are_stored_and_shown(page: Page) -> None:
    open_session(page, "editor")
    guide = entry("article", "en")
    page.goto(f"/admin/pages/{guide.pk}/edit/")
    warnings = page.get_by_role("region", name=re.compile("^Contraindications")).last
    dialog = open_picker(warnings)
    box = dialog.get_by_role("checkbox").first
    name = dialog.locator("label .picker__name").first.inner_text()
    box.check()
    dialog.get_by_role("button", name="Add 1 condition").click()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("published")

    page.goto(guide.get_url())
    section = page.locator("section").filter(
        has=page.get_by_role("heading", level=2, name="When not to have this massage")
    )

    expect(section.get_by_role("link", name=name)).to_be_visible()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(375, "dark"), pytest.param(1280, "light", marks=pytest.mark.nightly)],
)
def test_the_dialog_is_accessible_and_as_wide_as_the_screen(
    page: Page, body: Locator, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    dialog = open_picker(add_block(body))
    dialog.get_by_role("checkbox").first.check()

    # Wagtail's dialog has no name, and the page behind it is not ours to judge here.
    found = [text for text in complaints(page) if "picker" in text or "picked" in text]

    assert not found, "\n".join(found)
    picker = dialog.locator("[data-picker]")
    assert picker.evaluate("node => node.scrollWidth - node.clientWidth") <= 0
