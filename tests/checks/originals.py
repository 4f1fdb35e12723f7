"""Builders of originals under examination."""

from typing import Any

from checks.examining import examine
from tests import factories, pages
from tests.articles.warnings import entry_in, listed

#: A guide with nothing to find.
GOOD = {
    "title": "Neck massage",
    "search_description": "How a neck massage is done step by step, and when it is better to leave it.",
    "standfirst": "What massage does for a neck that hurts.",
}


def guide(*body: tuple[str, Any], **fields: Any) -> Any:
    """Return a guide in memory, with a topic and an author."""
    page = pages.article(**GOOD | {"author": factories.person(), "topics": [factories.topic()]})
    page.body = list(body) or [("text", "<p>Slowly.</p>")]
    for name, value in fields.items():
        setattr(page, name, value)
    return page


def warnings() -> tuple[str, Any]:
    """Return a contraindications block that shows something."""
    return listed(entry_in()[0])


def must(page: Any) -> dict[str, str]:
    """Return what is in the way of publication, by its place."""
    return {str(one.where): str(one.message) for one in examine(page).must}


def should(page: Any) -> dict[str, str]:
    return {str(one.where): str(one.message) for one in examine(page).should}
