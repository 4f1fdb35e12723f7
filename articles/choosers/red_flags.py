from collections import Counter
from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.choosers.rows import Offer
from articles.choosers.viewsets import EntryPickerViewSet
from articles.models import RedFlag, Topic
from articles.red_flags import guides_by_red_flag
from core.lookups.references import lookup
from core.zones import Zone

#: The parameter with the zones of the steps of a guide, and the keys of its topics.
ZONES = "zones"


class RedFlagPicker(EntryPickerViewSet):
    """Offers a care card the signs of its urgency, and suggests those of the zones and topics of the guide."""

    model = RedFlag
    class_field = "urgency"
    icon = "warning"
    page_title = gettext_lazy("Library of red flags")

    def add_label(self, count: int) -> str:
        return ngettext("Add %(count)s sign", "Add %(count)s signs", count) % {"count": count}

    def usage(self, found: Sequence[Offer]) -> dict[int, int]:
        guides: Mapping[object, int] = Counter(guides_by_red_flag())
        return {offer.entry.pk: guides[offer.entry.translation_key] for offer in found}

    def suggests(self, entry: RedFlag, query: Mapping[str, str]) -> bool:
        return entry.concerns(_zones(query), [topic.key for topic in _topics(query)])

    def note(self, query: Mapping[str, str]) -> str:
        if ZONES not in query:
            return ""
        zones = ", ".join(str(Zone(zone).label) for zone in _zones(query))
        topics = ", ".join(topic.name for topic in _topics(query))
        if zones:
            said = _(
                "Ticked: the signs of the zones that this guide treats (%(zones)s), of its topics, and of any zone."
            )
            return said % {"zones": zones}
        if topics:
            return _("Ticked: the signs of this guide’s topics (%(topics)s).") % {"topics": topics}
        return _("This guide has neither a technique step nor a topic yet, so nothing is ticked.")

    def library_url(self) -> str:
        return reverse(RedFlag.snippet_viewset.get_url_name("list"))


def _topics(query: Mapping[str, str]) -> list[Topic]:
    named = query.get(ZONES, "").split(",")
    return list(lookup(Topic, [int(key) for key in named if key.isdecimal()]).values())


def _zones(query: Mapping[str, str]) -> list[str]:
    named = {*query.get(ZONES, "").split(","), *(topic.zone for topic in _topics(query))}
    return [zone for zone in Zone.values if zone in named]
