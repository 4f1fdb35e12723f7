from collections.abc import Iterator

from django.db.models import Model
from wagtail.models import Page

from checks.findings import Examination, first_of_each_place
from checks.parts import Original
from checks.registry import content_checks
from core.lookups.references import source_language
from core.models import BasePage


def is_original(instance: Model) -> bool:
    """Whether it is one of our pages in the source language, and no alias of another."""
    return (
        isinstance(instance, BasePage)
        and instance.alias_of_id is None
        and instance.locale.language_code == source_language()
    )


def examine(page: Page) -> Examination:
    """Run all checks on a page as it is in memory."""
    original = Original(page)
    findings = [finding for check in content_checks() for finding in check(original)]
    return Examination(page, first_of_each_place(findings))


def originals() -> Iterator[Page]:
    """Yield every original in its latest version, in the order of the tree."""
    pages = Page.objects.filter(
        depth__gt=1, alias_of__isnull=True, locale__language_code=source_language()
    ).select_related("latest_revision")
    for page in pages.order_by("path").specific():
        if isinstance(page, BasePage):
            revision = page.latest_revision
            yield revision.as_object() if revision else page
