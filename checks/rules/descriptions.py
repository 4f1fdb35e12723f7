"""Title and description for search engines."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from checks.findings import Finding, should
from checks.parts import Original

#: In characters. Search engines cut off what is longer: https://developers.google.com/search/docs/appearance/snippet
#: names no number, because it depends on the width of the screen; these fit a narrow one.
LONGEST_TITLE = 60
SHORTEST_DESCRIPTION = 50
LONGEST_DESCRIPTION = 160

NO_DESCRIPTION = _("Write one or two sentences that search engines show under the title.")


def find_descriptions(original: Original) -> Iterator[Finding]:
    yield from _title(original)
    yield from _description(original)


def _title(original: Original) -> Iterator[Finding]:
    name = "seo_title" if original.page.seo_title else "title"
    length = len(getattr(original.page, name).strip())
    if length > LONGEST_TITLE:
        said = ngettext(
            "The title has %(length)s character; search engines show about %(limit)s.",
            "The title has %(length)s characters; search engines show about %(limit)s.",
            length,
        )
        place = original.place(name)
        yield should(said % {"length": length, "limit": LONGEST_TITLE}, place)


def _description(original: Original) -> Iterator[Finding]:
    place = original.place("search_description")
    length = len(original.page.search_description.strip())
    if not length:
        yield should(NO_DESCRIPTION, place)
    elif not SHORTEST_DESCRIPTION <= length <= LONGEST_DESCRIPTION:
        said = ngettext(
            "The description has %(length)s character; good are %(shortest)s to %(longest)s.",
            "The description has %(length)s characters; good are %(shortest)s to %(longest)s.",
            length,
        )
        sizes = {"shortest": SHORTEST_DESCRIPTION, "longest": LONGEST_DESCRIPTION}
        yield should(said % {"length": length, **sizes}, place)
