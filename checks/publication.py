"""Refuses to publish or to schedule an original that does not pass its content checks.

The page editor refuses first, with the typed text kept (`checks.forms`); this holds wherever
else a person publishes: bulk actions, workflow, revisions, all languages together. Code without
a request is not refused: its author reads the report, and a scheduled page was checked when
it was scheduled.
"""

from django.db.models import Model

from checks.examining import examine, is_original
from checks.findings import Examination
from translations.language.current import current_request
from translations.publishing.publication.refusals import PublicationRefusedError


class ContentRefusedError(PublicationRefusedError):
    """An original was not published, and nothing was changed."""

    def __init__(self, examination: Examination) -> None:
        self.examination = examination
        found = "; ".join(f"{one.where}: {one.message}" for one in examination.must)
        super().__init__(f"“{examination.page.title}” (page {examination.page.pk}): {found}")


def check_original(instance: Model) -> None:
    """Receive the hook before every publication."""
    if current_request() is None or not is_original(instance):
        return
    examination = examine(instance)
    if examination.must:
        raise ContentRefusedError(examination)
