"""What is read with whole rows and shown to no visitor: a change of it is none of the page."""

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
    """Leave out of the rows what no visitor sees, although whole rows are read; of the number of children, whether there are any."""
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
