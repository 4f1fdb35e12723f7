"""The versions of a page or entry that can be reviewed: what readers see, and the draft if it says something else."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wagtail.models import Revision

from reviews.snapshots import Snapshot, snapshot

LIVE, DRAFT = "live", "draft"


@dataclass
class Version:
    name: str
    instance: Any
    revision: Revision | None

    @cached_property
    def seen(self) -> Snapshot:
        return snapshot(self.instance)

    @property
    def is_draft(self) -> bool:
        return self.name == DRAFT


def versions(head: Any) -> list[Version]:
    """Return the live version, if there is one, and the draft, if it differs in what is about safety."""
    found = [Version(LIVE, head, head.live_revision)] if head.live else []
    revision = head.get_latest_revision()
    if revision is None or (head.live and not head.has_unpublished_changes):
        return found or [Version(DRAFT, head, None)]
    draft = Version(DRAFT, revision.as_object(), revision)
    if found and found[0].seen.digest == draft.seen.digest:
        return found
    return [*found, draft]


def chosen(found: list[Version], name: str) -> Version:
    """Return the version of this name, else the first."""
    return next((one for one in found if one.name == name), found[0])
