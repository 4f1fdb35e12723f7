from django.urls import reverse

from core.models import PracticeSettings
from core.page_frame import PageFrame
from core.structured_data.nodes import Node, node, reference

#: The names of the weekdays in schema.org, Monday first.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def practice_id(root: str) -> str:
    """``root`` is the address of the site without a slash at its end, here and below."""
    return f"{root}/#practice"


def site_id(root: str) -> str:
    return f"{root}/#website"


def practice(root: str, frame: PageFrame) -> Node:
    """Return the practice as local business, from the practice's settings."""
    settings, text = frame.practice, frame.text
    return {"@id": practice_id(root)} | node(
        "HealthAndBeautyBusiness",
        name=text.name,
        description=text.tagline,
        url=f"{root}/",
        telephone=settings.phone.as_e164 if settings.phone else "",
        email=settings.email,
        address=" ".join(text.address.split()),
        hasMap=settings.map_url,
        geo=place(settings),
        sameAs=[link.value["url"] for link in settings.social_links],
        openingHoursSpecification=opening_hours(frame),
    )


def place(settings: PracticeSettings) -> Node | None:
    if settings.latitude is None or settings.longitude is None:
        return None
    return node(
        "GeoCoordinates", latitude=float(settings.latitude), longitude=float(settings.longitude)
    )


def opening_hours(frame: PageFrame) -> list[Node]:
    return [
        node(
            "OpeningHoursSpecification",
            dayOfWeek=f"https://schema.org/{WEEKDAYS[day.number]}",
            opens=f"{opens:%H:%M}",
            closes=f"{closes:%H:%M}",
        )
        for day in frame.week
        for opens, closes in day.intervals
    ]


def website(root: str, frame: PageFrame, languages: list[str]) -> Node:
    """Return the site, with its search in the language of the page."""
    search = f"{root}{reverse('search')}?q={{words}}"
    action = node("SearchAction", target=node("EntryPoint", urlTemplate=search))
    return {"@id": site_id(root)} | node(
        "WebSite",
        name=frame.text.name,
        url=f"{root}/",
        inLanguage=languages,
        publisher=reference(practice_id(root)),
        potentialAction=action | {"query-input": "required name=words"},
    )
