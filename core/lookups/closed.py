"""What visitors cannot open though it is live: private pages, and those of a language whose home page is offline.

The list is short and cached, so that a page costs no query for it.
"""

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from core.lookups.memory import memory, remembered

KEY = "closed-paths"
#: In seconds. Limits the age of the list on a node whose cache is not shared.
TIMEOUT = 300
#: The depth of the home pages.
HOMES = 2


def closed_paths() -> list[str]:
    """Return the tree paths below which no visitor can open anything."""
    if memory():
        return remembered(KEY, _read)
    found: list[str] | None = cache.get_or_set(KEY, _read, TIMEOUT)
    return found or []


def is_open(page: Page) -> bool:
    return not page.path.startswith(tuple(closed_paths()))


def _read() -> list[str]:
    private = PageViewRestriction.objects.values_list("page__path", flat=True)
    offline = Page.objects.filter(depth=HOMES, live=False).values_list("path", flat=True)
    return [*private, *offline]


@receiver([page_published, page_unpublished, post_page_move])
@receiver([post_save, post_delete], sender=PageViewRestriction)
def forget_closed_paths(**_kwargs: object) -> None:
    transaction.on_commit(lambda: cache.delete(KEY))
