from urllib.parse import urlsplit

from django import template
from django.db.models import Model
from django.urls import Resolver404, resolve

from core.lookups.usage import Users, object_of, users_of

register = template.Library()


@register.simple_tag
def users_at(usage_url: str) -> Users | None:
    """Return what shows the object whose usage page has this address: all that Wagtail's questions know of it."""
    try:
        match = resolve(urlsplit(usage_url).path)
    except Resolver404:
        return None
    instance = object_of(match)
    return users_of(instance) if instance else None


@register.filter
def users(instance: Model) -> Users:
    return users_of(instance)
