"""The furniture around every page: the practice's name, phone, opening hours and menus."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.blocks import StreamValue
from wagtail.models import Page

from core.http import SiteRequest
from core.lookups.references import in_language, lookup, source_language, whole_table
from core.lookups.scan import linked_pages
from core.lookups.shared import shared_rows
from core.models import Alert, PracticeSettings, PracticeText, VisitorConsent
from core.opening_hours.closures import closures
from core.opening_hours.hours import Day, week
from core.opening_hours.openings import Hours
from core.opening_hours.today import Today, changes_at, today
from core.ready_pages.recording import next_midnight, true_until

#: Set when a visitor has read the cookie notice.
NOTICE_COOKIE = "notice_seen"


@dataclass
class MenuItem:
    label: str
    url: str
    is_current: bool
    language_code: str


class PageFrame:
    """Fetches each part when a template first uses it, and at most once per request."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    #: The script looks for it.
    notice_cookie = NOTICE_COOKIE

    @property
    def may_be_signed_in(self) -> bool:
        """Whether the visitor has a session. Asking for the user would make every page vary by cookie."""
        return settings.SESSION_COOKIE_NAME in self.request.COOKIES

    @cached_property
    def practice(self) -> PracticeSettings:
        return next(iter(shared_rows(PracticeSettings)), None) or PracticeSettings()

    @cached_property
    def text(self) -> PracticeText:
        """The practice's texts in the active language, else in the source language, else empty."""
        live = {row.locale.language_code: row for row in shared_rows(PracticeText) if row.live}
        return live.get(get_language() or "") or live.get(source_language()) or PracticeText()

    @cached_property
    def consent(self) -> VisitorConsent:
        """What visitors are asked for. The content policy of a page that has read it allows for it."""
        return next(iter(shared_rows(VisitorConsent)), None) or VisitorConsent()

    @cached_property
    def alerts(self) -> list[Alert]:
        """The alerts of this moment, in the visitor's language, else in the source language."""
        now = timezone.now()
        shown = {}
        for row in whole_table(Alert):
            original = in_language(row, source_language()) or row
            form = in_language(row)
            if change := original.changes_after(now):
                true_until(change)
            if form and original.is_shown_at(now):
                shown[form.pk] = form
        return list(shown.values())

    @cached_property
    def alert_lines(self) -> list[tuple[Alert, str]]:
        """Each alert with the address of its page; empty for none."""
        return [(alert, self.url_of(alert.page_id)) for alert in self.alerts]

    @cached_property
    def week(self) -> list[Day]:
        return week(self.practice.hours)

    @cached_property
    def hours(self) -> list[Hours]:
        rows = (row.value for row in self.practice.hours)
        return [(row["weekday"], row["opens"], row["closes"]) for row in rows]

    @cached_property
    def today(self) -> Today:
        now = timezone.now()
        true_until(changes_at(self.hours, now) or next_midnight())
        return today(self.hours, now)

    @cached_property
    def closures(self) -> list[datetime.date]:
        """The coming public holidays on which the practice would otherwise be open."""
        return closures(self.hours)

    @cached_property
    def page_keys(self) -> set[int]:
        """The ids of all pages that the menus and the cookie notice link to."""
        menus = [*self.text.header_menu.raw_data, *self.text.footer_menu.raw_data]
        keys = [row["value"].get("page") for row in menus] + [
            self.text.callback_page_id,
            self.text.privacy_page_id,
        ]
        keys += [alert.page_id for alert in self.alerts]
        return {key for key in keys if key} | linked_pages(self.text.cookie_notice)

    @cached_property
    def pages(self) -> dict[int, Page]:
        return lookup(Page, self.page_keys)

    @cached_property
    def header_menu(self) -> list[MenuItem]:
        return self.menu(self.text.header_menu)

    @cached_property
    def footer_menu(self) -> list[MenuItem]:
        return self.menu(self.text.footer_menu)

    @cached_property
    def callback_url(self) -> str:
        return self.url_of(self.text.callback_page_id)

    @cached_property
    def privacy_url(self) -> str:
        return self.url_of(self.text.privacy_page_id)

    def page_of(self, pk: int | None) -> Page | None:
        """Return a live page in the visitor's language, else in the source language."""
        return in_language(self.pages.get(pk)) if pk else None

    def url_of(self, pk: int | None) -> str:
        page = self.page_of(pk)
        return page.get_url(self.request) or "" if page else ""

    def menu(self, stream: StreamValue) -> list[MenuItem]:
        """Return links to the live pages of a menu, in the visitor's language where it exists."""
        items = []
        for row in stream.raw_data:
            page = self.page_of(row["value"].get("page"))
            url = page.get_url(self.request) if page else None
            if page and url:
                own = page.locale_id == self.text.locale_id
                label = (row["value"].get("label") or page.title) if own else page.title
                items.append(
                    MenuItem(label, url, self.request.path == url, page.locale.language_code)
                )
        return items


def page_frame_of(request: SiteRequest) -> PageFrame:
    """Return the page frame of this request; created at the first call."""
    if not hasattr(request, "page_frame"):
        request.page_frame = PageFrame(request)
    return request.page_frame
