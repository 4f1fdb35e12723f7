"""What the price list and the team page say to machines, in the vocabulary of https://schema.org."""

from collections.abc import Iterable

from django.conf import settings

from core.models import Person
from core.structured_data.nodes import Node, node, plain
from services.models import Service


def offers(title: str, services: Iterable[Service]) -> Node:
    """Return the price list. A service without a price is named without one."""
    return node("OfferCatalog", name=title, itemListElement=[offer(one) for one in services])


def offer(service: Service) -> Node:
    price = service.original.price
    described = node("Service", name=service.name, description=_about(service))
    if price is None:
        return node("Offer", itemOffered=described)
    return node(
        "Offer",
        itemOffered=described,
        price=f"{price:.2f}",
        priceCurrency=settings.PRACTICE_CURRENCY,
    )


def _about(service: Service) -> str:
    return " ".join(text for text in (service.for_whom, plain(service.included)) if text)


def member(person: Person) -> Node:
    return node(
        "Person",
        name=person.name,
        jobTitle=person.role,
        description=plain(person.bio),
        knowsLanguage=list(person.languages),
    )
