"""Takes the README's pictures of the demo site: start it (`make run`), then `.venv/bin/python -m tests.pictures`.

An optional argument is the address of another site. Each picture is reduced to 128 colours. For the translators'
desk an original is changed, so that the queue is not empty: use a demo site of its own.
"""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from devtools.console import ROOT
from tests.browser import CHROMIUM
from tests.journeys.desk import sign_in

FOLDER = ROOT / "docs" / "images"
DESK = {"width": 1280, "height": 860}
PHONE = {"width": 375, "height": 780}
FLAGSHIP = {
    "en": "/en/guides/back-massage-for-osteochondrosis/",
    "lv": "/lv/raksti/muguras-masaza-osteohondrozes-gadijuma/",
    "ru": "/ru/stati/massazh-spiny-pri-osteohondroze/",
}


def home_en(page: Page) -> None:
    page.goto("/en/")


def article_lv_phone(page: Page) -> None:
    page.goto(FLAGSHIP["lv"])


def article_ru_dark(page: Page) -> None:
    page.goto(FLAGSHIP["ru"])
    page.locator(".technique-steps").evaluate("(one) => one.scrollIntoView()")
    page.mouse.wheel(0, -40)


def editor(page: Page) -> None:
    sign_in(page, "editor")
    edit(page, "Back massage for osteochondrosis")
    page.get_by_role("button", name="Toggle preview").click()
    page.frame_locator("iframe").first.get_by_role("heading", level=1).wait_for()
    page.locator("[data-contentpath=steps]").first.evaluate("(one) => one.scrollIntoView()")
    page.mouse.wheel(0, -120)


def desk(page: Page) -> None:
    change_the_original(page)
    page.context.clear_cookies()
    sign_in(page, "translator-lv")
    edit(page, "Muguras masāža osteohondrozes gadījumā")
    page.get_by_role("link", name="Translate string by string").click()
    page.get_by_role("link", name="All", exact=False).last.click()
    page.locator("ins").first.evaluate("(one) => one.scrollIntoView({ block: 'center' })")


def change_the_original(page: Page) -> None:
    """Change the original, unless it has been changed already."""
    sign_in(page, "editor")
    edit(page, "Back massage for osteochondrosis")
    standfirst = page.get_by_role("textbox", name="Standfirst*")
    standfirst.fill(standfirst.input_value().replace("a heavy back", "a heavy, tired back"))
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_role("status").filter(has_text="published").wait_for()


#: (name, function that opens the view, browser settings)
PICTURES: list[tuple[str, Callable[[Page], None], dict[str, Any]]] = [
    ("home-en", home_en, {}),
    ("article-lv-phone", article_lv_phone, {"viewport": PHONE, "device_scale_factor": 2}),
    ("article-ru-dark", article_ru_dark, {"color_scheme": "dark"}),
    ("editor", editor, {}),
    ("desk", desk, {}),
]


def edit(page: Page, title: str) -> None:
    """Open an article by the admin's search."""
    page.goto(f"/admin/pages/search/?{urlencode({'q': title})}")
    page.get_by_role("link", name=title, exact=True).first.click()


@contextmanager
def opened(browser: Browser, site: str, settings: dict[str, Any]) -> Iterator[Page]:
    defaults = {"base_url": site, "locale": "en-GB", "viewport": DESK, "reduced_motion": "reduce"}
    context = browser.new_context(**defaults | settings)
    context.add_cookies([{"name": "notice_seen", "value": "1", "url": site}])
    yield context.new_page()
    context.close()


def save(name: str, shot: bytes) -> None:
    picture = Image.open(io.BytesIO(shot)).convert("RGB").quantize(128)
    path = FOLDER / f"{name}.png"
    picture.save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size // 1024} KB")


def main(site: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, show, settings in PICTURES:
            with opened(browser, site, settings) as page:
                show(page)
                page.wait_for_load_state("networkidle")
                save(name, page.screenshot())
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
