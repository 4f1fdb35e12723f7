"""What is told to an editor who opens something that is in use: whom a change concerns, by name."""

from collections.abc import Iterable

from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin import messages

from core.lookups.usage import Users, users_of

SHOWN = 5


def tell_where_it_is_in_use(request: HttpRequest, instance: Model) -> None:
    """Hook before editing. Says it when the editor is opened, not when it is saved.

    A model with a notice of its own has ``has_usage_notice``.
    """
    if request.method != "GET" or getattr(instance, "has_usage_notice", False):
        return
    users = users_of(instance)
    if users.pages or users.entries:
        messages.info(request, joined(_said(users), by=" · "))


def quoted(names: Iterable[str]) -> str:
    """Return the first few names."""
    each = list(dict.fromkeys(names))
    more = ["…"] if len(each) > SHOWN else []
    return ", ".join([*(f"“{name}”" for name in each[:SHOWN]), *more])


def joined(parts: Iterable[str], by: str = " ") -> SafeString:
    """Return these texts one after another, escaped."""
    return format_html_join(by, "{}", ((part,) for part in parts))


def _said(users: Users) -> Iterable[str]:
    if users.pages:
        titles = quoted(family[0].title for family in users.families)
        in_use = _("In use: %(users)s") % {"users": users}
        yield f"{in_use}: {titles}"
    if users.entries:
        label = _("Entries that show it:")
        yield f"{label} {quoted(map(str, users.entries))}"
