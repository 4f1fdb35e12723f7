"""Remembers the addresses of live pages that are deleted."""

from typing import Any
from urllib.parse import unquote

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.models import Page

from core.models import GoneAddress


# Wagtail's own model: whatever deletes a page, its row there is deleted.
@receiver(pre_delete, sender=Page)
def remember_address(instance: Page, **_kwargs: Any) -> None:
    """Signal receiver. An alias is no page of its own; its address leads nowhere like any other."""
    if not instance.live or instance.alias_of_id:
        return
    parts = instance.get_url_parts()
    if parts and parts[2]:
        GoneAddress.add(unquote(parts[2]))
