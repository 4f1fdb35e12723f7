from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.alternates import Alternate, content_languages, x_default
from core.http import SiteRequest
from core.lookups.ancestors import live_ancestors
from core.page_frame import page_frame_of
from core.structured_data.nodes import Node, breadcrumbs, node, reference
from core.structured_data.practice import practice, practice_id, site_id, website

if TYPE_CHECKING:  # the page types describe themselves with the nodes of this room
    from core.models import BasePage


def graph(request: SiteRequest, page: "BasePage", languages: Sequence[Alternate]) -> Node:
    """Return the graph of a page: the practice, the site, the page in its language, the way to it.

    ``page`` is the page whose content is shown: for an alias, its original. Makes no query of
    its own after `core.lookups.priming.prime`.
    """
    frame = page_frame_of(request)
    root = (page.get_url_parts(request) or (0, "", ""))[1] or ""
    url = page.get_full_url(request) or request.build_absolute_uri()
    shown = _page(root, page, url, languages)
    nodes = [
        practice(root, frame),
        website(root, frame, [code for code, _name in content_languages()]),
        shown,
    ]
    if above := live_ancestors(page):
        crumbs = [(row.title, row.get_full_url(request) or "") for row in above]
        way = breadcrumbs([*crumbs, (page.title, url)])
        nodes.append({"@id": f"{url}#breadcrumbs"} | way)
        shown["breadcrumb"] = reference(f"{url}#breadcrumbs")
    return {"@context": "https://schema.org", "@graph": nodes}


def _page(root: str, page: "BasePage", url: str, languages: Sequence[Alternate]) -> Node:
    published, modified = page.first_published_at, page.last_published_at
    shared = node(
        page.structured_type,
        name=page.seo_title or page.title,
        url=url,
        description=page.search_description,
        inLanguage=page.locale.language_code,
        isPartOf=reference(site_id(root)),
        publisher=reference(practice_id(root)),
        datePublished=published.isoformat() if published else "",
        dateModified=modified.isoformat() if modified else "",
    )
    return {"@id": page_id(url)} | shared | _translations(url, languages) | page.structured_data()


def _translations(url: str, languages: Sequence[Alternate]) -> Node:
    """Return the original of a translation, or the translations of an original."""
    original = x_default(languages)
    if original and original != url:
        return {"translationOfWork": reference(page_id(original))}
    others = [item.full_url for item in languages if item.is_available and item.full_url != url]
    return {"workTranslation": [reference(page_id(other)) for other in others]} if others else {}


def page_id(url: str) -> str:
    return f"{url}#page"
