from collections import Counter

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail_localize.strings import StringValue, validate_translation_links

from translations.language.storable import CONTROL

# Copies of wagtail-localize's messages, so that our catalogues translate them.
UPSTREAM_MESSAGES = [
    gettext_noop(
        "<{}> tag is not allowed. Strings can only contain standard HTML inline tags (such as <b>, <a>)"
    ),
    gettext_noop("Strings cannot have any HTML tags with attributes (except for 'id' in <a> tags)"),
    gettext_noop("Unrecognised id found in an <a> tag: {}"),
]


def markup_problem(source: str, data: str) -> str:
    """Return why ``data`` is no valid translation of ``source``; empty if it is valid."""
    try:
        text = StringValue.from_translated_html(data).render_text()
        validate_translation_links(source, data)
    except ValueError as error:
        return str(error)
    if not text.strip():
        # wagtail-localize would count it as translated, and show the source.
        return _("The translation is empty.")
    if CONTROL.search(text):
        return _("The text contains invisible control characters.")
    return _link_problem(source, data)


def _link_problem(source: str, data: str) -> str:
    wanted, found = _links(source), _links(data)
    if missing := wanted - found:
        return _("These links are missing: %(links)s.") % {"links": _named(missing)}
    if repeated := found - wanted:
        return _("These links occur too often: %(links)s.") % {"links": _named(repeated)}
    if BeautifulSoup(data, "html.parser").select_one("a a"):
        return _("A link cannot be inside another link.")
    return ""


def _links(data: str) -> Counter[str]:
    return Counter(
        str(link.get("id") or "") for link in BeautifulSoup(data, "html.parser").find_all("a")
    )


def _named(links: Counter[str]) -> str:
    return ", ".join(f'<a id="{name}">' if name else "<a>" for name in sorted(links))
