"""An editor writes a guide, previews it and publishes it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.desk import start_at_home

pytestmark = pytest.mark.browser


def add_block(body: Locator, kind: str) -> Locator:
    """Add a block at the end, as an editor does: by its name, from the list of blocks."""
    body.get_by_role("button", name="Insert a block").last.click()
    body.page.get_by_role("option", name=kind).click()
    return block(body, kind)


def block(within: Locator, kind: str) -> Locator:
    return within.get_by_role("region", name=re.compile(f"^{kind}"))


def write(within: Locator, text: str) -> None:
    """Fill the rich text, which has no label of its own."""
    within.get_by_role("textbox").and_(within.page.locator("[aria-multiline]")).fill(text)


def choose(within: Locator, button: str, name: str, *, typed: str = "") -> None:
    within.get_by_role("button", name=button, exact=True).click()
    dialog = within.page.get_by_role("dialog")
    if typed:
        dialog.get_by_role("searchbox", name="Filter by name").fill(typed)
    dialog.get_by_role("link", name=name, exact=True).click()
    expect(within).to_contain_text(name)


def fill_step(step: Locator, technique: str, title: str, minutes: int, pressure: int) -> None:
    choose(step, "Choose an item", technique)
    step.get_by_role("textbox", name="Title").fill(title)
    step.get_by_role("combobox", name="Body zone").select_option("Legs")
    write(step, f"{title} slowly, towards the heart.")
    step.get_by_role("spinbutton", name="Minutes").fill(str(minutes))
    step.get_by_role("spinbutton", name="Pressure").fill(str(pressure))


def add_emergency_signs(card: Locator) -> None:
    """Those of the zones that the steps treat: the dialog ticks them."""
    card.get_by_role("combobox", name="Urgency").select_option("Emergency")
    card.get_by_role("button", name="Choose the signs of this guide’s zones").click()
    dialog = card.page.get_by_role("dialog")
    expect(dialog).to_contain_text("the signs of the zones that this guide treats (Legs)")
    expect(dialog.get_by_role("group")).to_have_count(1)
    dialog.get_by_role("button", name=re.compile(r"Add \d+ signs")).click()
    expect(card.get_by_role("status")).to_contain_text("Added to the list:")


def write_guide(page: Page) -> None:
    page.get_by_role("link", name="Write a guide").click()
    page.get_by_role("textbox", name="Title*").fill("Massage for runners")
    page.get_by_role("textbox", name="Standfirst*").fill("How tired legs recover.")
    body = page.get_by_role("region", name="Body*")
    write(add_block(body, "Text"), "Legs work hard and complain late.")

    steps = add_block(body, "Technique steps")
    fill_step(block(steps, "Step").first, "Stroking", "Stroke the calves", 10, 1)
    steps.get_by_role("button", name="Add", exact=True).last.click()
    fill_step(block(steps, "Step").last, "Kneading", "Knead the thighs", 15, 3)

    add_emergency_signs(add_block(body, "Care card"))

    warnings = add_block(body, "Contraindications")
    conditions = block(warnings, "Contraindication")
    choose(conditions.first, "Choose a condition", "Fresh injury", typed="injury")
    warnings.get_by_role("button", name="Add", exact=True).last.click()
    choose(conditions.last, "Choose a condition", "Thrombosis", typed="thrombosis")


def test_writes_previews_and_publishes_a_guide(page: Page) -> None:
    start_at_home(page, "editor")
    write_guide(page)

    page.get_by_role("button", name="Toggle preview").click()
    # A phone shows one step a screen (`guide.js`).
    page.get_by_role("radio", name="Preview in desktop size").check()
    preview = page.frame_locator("iframe").first
    expect(preview.get_by_role("heading", level=1)).to_have_text("Massage for runners")
    expect(preview.get_by_role("heading", name="Knead the thighs")).to_be_attached()
    expect(preview.get_by_role("link", name="Thrombosis")).to_be_attached()

    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("published")

    page.goto("/en/guides/")
    page.get_by_role("link", name="Massage for runners").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Massage for runners")
    expect(page.get_by_text("Legs work hard and complain late.")).to_be_visible()
    check_steps(page)
    check_warnings(page)


def check_steps(page: Page) -> None:
    """Two items of an ordered list, with their minutes, and 25 minutes on the line of the legs."""
    items = page.locator("ol > li").filter(has=page.get_by_text(re.compile(r"Step \d of 2")))
    expect(items.get_by_role("heading")).to_have_text(["Stroke the calves", "Knead the thighs"])
    expect(items.first).to_contain_text("Stroking")
    expect(items.first).to_contain_text("10 minutes")
    timeline = page.get_by_role("table", name=re.compile("Minutes for each area"))
    expect(timeline.get_by_role("row")).to_have_count(1)
    expect(timeline.get_by_role("row", name=re.compile("Legs"))).to_contain_text("25 min")


def check_warnings(page: Page) -> None:
    """Grouped by how serious they are, the most serious first, whatever order they were chosen in."""
    title = page.get_by_role("heading", level=2, name="When not to have this massage")
    section = page.locator("section").filter(has=title)
    expect(section.get_by_role("heading")).to_have_text(
        [
            "When not to have this massage",
            "Do not have massage",
            "Thrombosis",
            "Ask your doctor first",
            "Fresh injury",
        ]
    )
