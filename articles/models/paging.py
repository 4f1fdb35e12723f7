from typing import Any, cast

from django.core.paginator import Page as Paginated
from django.core.paginator import Paginator
from django.http import HttpRequest

from articles.models.cards import cards
from articles.models.listings import Listing
from core.ready_pages.recording import do_not_keep

PAGE_SIZE = 12


def page_of_cards(listing: Listing, request: HttpRequest) -> Paginated:
    """Return the page of a list that ``?page=`` asks for, with cards; the nearest one for a number that is too high."""
    # The paginator asks a list for no more than `Listing` has.
    pages: Paginator[Any] = Paginator(cast("Any", listing), PAGE_SIZE)
    page = pages.get_page(asked := request.GET.get("page"))
    if asked not in {None, str(page.number)}:
        do_not_keep()
    page.object_list = cards(page.object_list)
    return page
