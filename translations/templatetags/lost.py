from django import template

from translations.publishing.publication.lost import LostChoice, LostPlace, places_of

register = template.Library()


@register.filter
def by_place(lost: list[LostChoice]) -> list[LostPlace]:
    """Group what a translation lost by its place in the page."""
    return places_of(lost)
