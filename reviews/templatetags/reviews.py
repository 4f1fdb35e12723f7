from typing import Any

from django import template
from wagtail.models import TranslatableMixin

from reviews import links
from reviews.public import ReviewLine, review_line
from reviews.state.report import State

register = template.Library()

#: The icon and the tone of a badge (`css/admin/workspace.css`) in the admin.
BADGES = {
    State.ASKED: ("edit", "bad"),
    State.OVERDUE: ("warning", "bad"),
    State.CHANGED: ("edit", "warn"),
    State.NEVER: ("warning", "warn"),
    State.WAITING: ("time", "warn"),
    State.SOON: ("calendar", "calm"),
    State.CURRENT: ("circle-check", "good"),
}


@register.simple_tag
def medical_review(shown: TranslatableMixin) -> ReviewLine | None:
    """Return what to say about the last medical review of a page or entry; ``None`` if it has none."""
    return review_line(shown)


@register.filter
def sign_url(head: Any) -> str:
    return links.sign_url(head)


@register.filter
def review_title(head: Any) -> str:
    return links.title_of(head)


@register.filter
def kind_name(head: Any) -> str:
    return str(head._meta.verbose_name)


@register.filter
def state_icon(state: State) -> str:
    return BADGES[state][0]


@register.filter
def tone(state: State) -> str:
    return BADGES[state][1]
