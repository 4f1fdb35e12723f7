"""The way from a page or entry to its review."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from reviews.access import may_view
from reviews.heads import head_of, is_reviewed_instance
from reviews.links import sign_url
from translations.access.people import AnyUser


def page_buttons(
    page: Page, user: AnyUser, view_name: str = "", next_url: str = ""
) -> Iterator[Button]:
    yield from review_buttons(page, user)


def entry_buttons(entry: Model, user: AnyUser, next_url: str = "") -> Iterator[Button]:
    yield from review_buttons(entry, user)


def review_buttons(instance: Any, user: AnyUser) -> Iterator[Button]:
    if not instance.pk or not is_reviewed_instance(instance) or not may_view(user):
        return
    if head := head_of(instance):
        yield Button(_("Medical review"), sign_url(head), icon_name="circle-check", priority=62)
