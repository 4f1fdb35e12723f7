"""Columns that visitors never see, although queries read whole rows: if only they change, the page stays the same."""

from typing import Any

#: Columns of pages and entries that say something of drafts and editing only.
UNSEEN = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision_created_at",
    "latest_revision_id",
    "live_revision_id",
    "locked",
    "locked_at",
    "locked_by_id",
}


def without_unseen(names: list[str], rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return the rows without the columns of `UNSEEN`. Of ``numchild`` they keep only whether there are children."""
    unseen = {place for place, name in enumerate(names) if name in UNSEEN}
    counts = {place for place, name in enumerate(names) if name == "numchild"}
    if not unseen | counts:
        return rows
    return [
        tuple(
            bool(value) if place in counts else value
            for place, value in enumerate(row)
            if place not in unseen
        )
        for row in rows
    ]
