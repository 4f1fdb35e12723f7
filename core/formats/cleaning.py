"""The words of a rendered page, without what only a browser can use."""

from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

#: What is no text of the page: drawings, controls, navigation, and what is hidden until it is asked for.
LEFT_OUT = "svg, form, button, script, style, template, nav, dialog, iframe, [hidden], [popover], .helpful, [aria-hidden='true'], .visually-hidden"
KEPT_ATTRIBUTES = {"href", "src", "alt", "lang", "datetime", "start"}


def cleaned(html: str, address: str) -> Tag:
    """Return the ``<main>`` of a page, else all of it, with absolute links and without classes.

    ``address`` is the absolute address that relative links begin at.
    """
    soup = BeautifulSoup(html, "html.parser")
    words = soup.main or soup
    for tag in words.select("button[popovertarget]"):
        tag.unwrap()  # a word of the text that is explained
    for tag in words.select(LEFT_OUT):
        tag.decompose()
    for tag in [words, *words.find_all(True)]:
        tag.attrs = {name: value for name, value in tag.attrs.items() if name in KEPT_ATTRIBUTES}
        for name in ("href", "src"):
            if name in tag.attrs:
                tag[name] = urljoin(address, str(tag[name]))
    return words
