"""A user who works with the keyboard only."""

from playwright.sync_api import Locator, Page

MOST_KEYS = 150
LOOKS = 40
#: The parts of the admin that are ours; around them is Wagtail.
OURS = ".desk, .overview, .publication, .queue-panel, .welcome"
#: What is wrong with where the keyboard is: it must be seen, and be told from what is around it.
FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "nothing has the focus";
  const said = one.outerHTML.slice(0, 160);
  const { left, right, top, bottom } = one.getBoundingClientRect();
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth)
    return `out of sight: ${said}`;
  const there = document.elementFromPoint(x, y);
  if (!one.contains(there) && !there?.contains(one)) return `covered: ${said}`;
  const style = getComputedStyle(one);
  const isMarked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
    || style.boxShadow !== "none";
  return isMarked ? "" : `not marked: ${said}`;
}"""

#: Where a key has led. The element is found once: by its role it would be looked for in the whole page at each key.
STOP = """(target, ours) => ({
  isGone: !target.isConnected,
  isOurs: !!document.activeElement.closest(ours),
  isTarget: document.activeElement === target,
})"""


def tab_to(page: Page, target: Locator) -> None:
    """Go on by the Tab key until there; every stop in our part of the page is seen."""
    target.wait_for()
    element = target.element_handle()
    for _key in range(MOST_KEYS):
        page.keyboard.press("Tab")
        stop = element.evaluate(STOP, OURS)
        if stop["isGone"]:
            element = target.element_handle()
            stop = element.evaluate(STOP, OURS)
        if stop["isOurs"]:
            check_focus(page)
        if stop["isTarget"]:
            return
    raise AssertionError(f"The keyboard never came to {target}.")


def check_focus(page: Page) -> None:
    for _look in range(LOOKS):
        if not (problem := page.evaluate(FOCUS)):
            return
        page.wait_for_timeout(50)  # it may still be rolling there
    raise AssertionError(problem)


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    tab_to(page, target)
    page.keyboard.press(key)
