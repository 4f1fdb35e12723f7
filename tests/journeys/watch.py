"""Records the errors that a browser reports while it opens pages."""

from playwright.sync_api import ConsoleMessage, Page, Request, Response

# The event names the directive; the console's own message is cut short.
TELL = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`${event.violatedDirective} forbids ${event.blockedURI} in ${event.sourceFile}`))"""
#: Chromium says this of every answer ≥ 400, which `Watch` judges by itself.
ANSWER = "Failed to load resource"


class Watch:
    """Everything that is wrong with the pages opened since it began."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.troubles: list[str] = []
        page.add_init_script(TELL)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._note(f"error: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _note(self, trouble: str) -> None:
        self.troubles.append(f"{self.page.url}: {trouble}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(ANSWER):
            self._note(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self._note(f"asks another site: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self._note(f"{response.status} for {response.request.method} {response.url}")
