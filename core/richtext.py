from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from core.lookups.references import in_language, lookup


class LocalizedPageLinkHandler(PageLinkHandler):
    """Links to pages in the reader's language, fetched together with the page's other references.

    Wagtail's own handler takes two queries for each text block with a link, and
    one more for each link. A link to a deleted or unpublished page becomes plain text.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        keys = [int(attrs["id"]) for attrs in attrs_list]
        pages = lookup(Page, keys)
        return [cls._tag(in_language(pages.get(key))) for key in keys]

    @staticmethod
    def _tag(page: Page | None) -> str:
        url = page.get_url() if page else None
        return f'<a href="{escape(url)}">' if url else "<a>"
