"""Opens every page of a running site in a browser, with its pictures: `python -m tests.deploy.crawl https://localhost:8443`.

A number after the address opens one page in so many. Prints what is wrong and exits with 1 if a page does not answer 200, a picture is broken,
a file is missing, or the browser reports a violation of the content policy.
"""

import re
import sys
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page, Response, sync_playwright

from devtools import system

#: Loads the pictures that wait for scrolling; returns how many are shown and the addresses of the broken ones.
PICTURES = """async () => {
    const pictures = [...document.images];
    for (const one of pictures) one.loading = "eager";
    await Promise.all(pictures.map((one) => one.decode().catch(() => null)));
    return [pictures.length, pictures.filter((one) => !one.naturalWidth).map((one) => one.currentSrc || one.src)];
}"""
VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
        window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@dataclass
class Findings:
    pages: int = 0
    pictures: int = 0
    files: int = 0
    wrong: list[str] = field(default_factory=list)


def crawl(address: str, every: int) -> Findings:
    found = Findings()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=system.chromium(), args=["--no-sandbox"]
        )
        context = browser.new_context(ignore_https_errors=True)
        context.add_init_script(VIOLATIONS)
        page = context.new_page()
        # A page with forty pictures on a busy machine: longer than Playwright's thirty seconds.
        page.set_default_timeout(180_000)
        page.on("response", lambda response: _look_at(response, address, found))
        page.on("pageerror", lambda error: found.wrong.append(f"{page.url}: {error}"))
        for path in _paths(page, address)[::every]:
            _open(page, address + path, found)
        browser.close()
    return found


def _paths(page: Page, address: str) -> list[str]:
    lists = _locations(page, f"{address}/sitemap.xml")
    return sorted({path for one in lists for path in _locations(page, address + one)})


def _locations(page: Page, url: str) -> set[str]:
    answer = page.request.get(url, ignore_https_errors=True)
    return {urlsplit(found).path for found in re.findall(r"<loc>([^<]+)</loc>", answer.text())}


def _open(page: Page, url: str, found: Findings) -> None:
    response = page.goto(url)
    if response is None or response.status != 200:
        found.wrong.append(f"{url}: {response.status if response else 'no answer'}")
        return
    shown, broken = page.evaluate(PICTURES)
    found.pages += 1
    found.pictures += shown
    found.wrong += [f"{url}: broken picture {picture}" for picture in broken]
    found.wrong += [f"{url}: {violation}" for violation in page.evaluate("window.violations")]


def _look_at(response: Response, address: str, found: Findings) -> None:
    if response.url.startswith(address):
        found.files += 1
        if response.status >= 400:
            found.wrong.append(f"{response.url}: {response.status}")


if __name__ == "__main__":
    findings = crawl(sys.argv[1].rstrip("/"), int((sys.argv[2:] or ["1"])[0]))
    print("\n".join(findings.wrong))
    print(
        f"{findings.pages} pages, {findings.pictures} pictures, {findings.files} answers, "
        f"{len(findings.wrong)} problems"
    )
    sys.exit(1 if findings.wrong or not findings.pages or not findings.pictures else 0)
