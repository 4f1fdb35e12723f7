"""Addresses of a page or entry and of its review in the admin."""

from typing import Any

from django.apps import apps
from django.http import Http404
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from reviews.heads import head_of
from reviews.kinds import is_reviewed
from translations.access.people import AnyUser


def sign_url(head: Any) -> str:
    return _url("reviews:sign", head)


def unreviewed_url(head: Any) -> str:
    return _url("reviews:unreviewed", head)


def edit_url(instance: Any, user: AnyUser | None = None) -> str:
    """Return the address of the editor; empty if this user may not open it."""
    return AdminURLFinder(user).get_edit_url(instance) or ""


def title_of(instance: Any) -> str:
    return instance.get_admin_display_title() if isinstance(instance, Page) else str(instance)


def requested_head(app_label: str, model_name: str, pk: int) -> Any:
    """Return the head of the family that an address names, or raise `Http404`."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    instance = model._default_manager.filter(pk=pk).first() if is_reviewed(model) else None
    head = head_of(instance) if instance else None
    if head is None:
        raise Http404
    return head


def _url(name: str, head: Any) -> str:
    return reverse(name, args=[head._meta.app_label, head._meta.model_name, head.pk])
