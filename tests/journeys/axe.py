"""Runs axe, the accessibility checker, on a page."""

from collections.abc import Sequence
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

from tests.selection import WITHOUT_NIGHTLY

#: Faults that others have to mend: a rule, and where.
Others = Sequence[tuple[str, str]]
#: A width and a colour scheme.
Sight = tuple[int, str]
#: Each width once and each scheme once; the nightly run looks at every combination.
SIGHTS: list[Sight] = [(375, "dark"), (1280, "light")]
if not WITHOUT_NIGHTLY:
    SIGHTS = [(375, "light"), (375, "dark"), (1280, "light"), (1280, "dark")]


def sights_in_turn(number: int) -> list[Sight]:
    """Return the sights of the page with this number in a long row: one in turn, or all in the nightly run."""
    return SIGHTS[number % 2 :: 2][:1] if WITHOUT_NIGHTLY else SIGHTS


AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
# A colour that is still on its way to the other scheme has no contrast to speak of. Not waited
# for without end: what is not painted may never finish.
CHECK = """async (others) => {
  const finished = document.getAnimations().map((animation) => animation.finished);
  const patience = new Promise((done) => setTimeout(done, 2000));
  await Promise.race([Promise.allSettled(finished), patience]);
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  const isOthers = (id, { target }) => others.some(([rule, selector]) =>
    rule === id && document.querySelector(target[0])?.closest(selector));
  return violations.flatMap(({ id, nodes }) => nodes
    .filter((node) => !isOthers(id, node))
    .map(({ html, failureSummary }) => `${id}: ${html}\\n${failureSummary}`));
}"""


def complaints(page: Page, others: Others = ()) -> list[str]:
    """What axe finds on the page as it is."""
    page.evaluate(AXE)
    return page.evaluate(CHECK, list(others))


def violations(
    page: Page, name: str, sights: Sequence[Sight] = SIGHTS, others: Others = ()
) -> list[str]:
    """What axe finds on the page at hand, at both widths and in both schemes."""
    found = []
    for width, scheme in sights:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found += [f"{name}, {width} px, {scheme}: {text}" for text in complaints(page, others)]
    return found
