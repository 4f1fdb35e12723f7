"""One address per kind of page and language."""

from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Page

#: Kind of page → the path of its English page below the home page.
PAGES = {
    "home": "",
    "article": "guides/back-massage-for-osteochondrosis/",
    "index": "guides/",
    "library": "contraindications/",
    "contraindication": "contraindications/skin-damage/",
    "self-check": "self-check/",
    "standard": "about/",
    "prices": "prices/",
    "contact": "contact/",
    "team": "team/",
    "form": "callback/",
}
KINDS = [*PAGES, "index of a topic", "thank-you", "search", "nothing found", "404", "offers"]
#: What visitors of each language look for.
QUERIES = {"en": "massage", "lv": "masāža", "ru": "массаж"}


def entry(kind: str, code: str) -> Page:
    """The live page of a kind in a language."""
    english = Page.objects.get(url_path=f"/home/{PAGES[kind]}")
    return english.get_translation(Locale.objects.get(language_code=code)).specific


def address(kind: str, code: str) -> str:
    if kind in PAGES:
        return entry(kind, code).get_url()
    with translation.override(code):
        search = reverse("search")
        thanks = entry("form", code).reverse_subpage("thank_you")
    return {
        "index of a topic": lambda: f"{entry('index', code).get_url()}?topic=back-and-spine",
        "thank-you": lambda: f"{entry('form', code).get_url()}{thanks}",
        "search": lambda: f"{search}?q={QUERIES[code]}",
        "nothing found": lambda: f"{search}?q=zzzzzz",
        "404": lambda: f"/{code}/nothing-stands-here/",
        "offers": lambda: f"/{code}/{'raksti' if code != 'lv' else 'guides'}/",
    }[kind]()


def addresses(code: str) -> dict[str, str]:
    return {kind: address(kind, code) for kind in KINDS}
