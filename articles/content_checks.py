"""The content checks of guides and of the library. `checks.rules` has those of every page type."""

from collections.abc import Callable, Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.blocks import ContraindicationsBlock, TechniqueStepsBlock
from articles.card_checks import card_errors, late_cards
from articles.forms import EMPTY_WARNING, empty_warnings
from articles.models import ArticlePage, ContraindicationPage
from articles.red_flags import missing_red_flags
from checks.findings import Finding, Place, must, should
from checks.parts import Original
from checks.registry import Check

NO_WARNINGS = _(
    "A guide with technique steps says when not to have this massage. Add a block “Contraindications”."
)
NO_TOPIC = _("Choose a topic, so that readers find the guide in the list and beside others.")
NO_AUTHOR = _("Choose the author. Readers see who wrote a text about health.")
MISSING_SIGNS = _(
    "The zones and topics of this guide have these emergency signs: %(signs)s. Add them to an emergency card, or say here why it leaves them out."
)
LATE_CARD = _("A more urgent card comes after a less urgent one. Move it up.")
NO_SOURCE = _("Name the publication that this advice rests on, and its address. Readers see both.")
TOPICS = "article_topics"
LEFT_OUT = "left_out_red_flags"


def find_missing_warnings(original: Original) -> Iterator[Finding]:
    """Steps need contraindications, and the block has to show at least one."""
    if not isinstance(original.page, ArticlePage):
        return
    if any(original.blocks(TechniqueStepsBlock)) and not any(
        original.blocks(ContraindicationsBlock)
    ):
        yield must(NO_WARNINGS, original.place("body"))
    empty = empty_warnings(original.page.body, original.language)
    yield from _at_blocks(original, dict.fromkeys(empty, EMPTY_WARNING))


def find_faulty_cards(original: Original) -> Iterator[Finding]:
    """A care card shows something, and only red flags of its own urgency."""
    if isinstance(original.page, ArticlePage):
        yield from _at_blocks(original, card_errors(original.page.body, original.language))


def find_late_cards(original: Original) -> Iterator[Finding]:
    """The most urgent care card comes first."""
    if isinstance(original.page, ArticlePage):
        late = dict.fromkeys(late_cards(original.page.body), LATE_CARD)
        yield from _at_blocks(original, late, should)


def find_missing_red_flags(original: Original) -> Iterator[Finding]:
    """A guide shows the emergency signs of its zones and topics, or says why not."""
    if not isinstance(original.page, ArticlePage):
        return
    if missing := missing_red_flags(original.page):
        signs = "; ".join(f"“{flag.sign}”" for flag in missing)
        place = Place(LEFT_OUT, labels=(str(_("Red flags left out")),))
        yield must(str(MISSING_SIGNS) % {"signs": signs}, place)


def _at_blocks(
    original: Original,
    found: Mapping[int, str | Promise],
    level: Callable[[str | Promise, Place], Finding] = must,
) -> Iterator[Finding]:
    """Yield a finding for each position of the body with a message."""
    for part in original.parts:
        place = part.place
        if place.field == "body" and len(place.keys) == 1 and place.keys[0] in found:
            yield level(found[int(place.keys[0])], place)


def find_missing_people_and_topics(original: Original) -> Iterator[Finding]:
    page = original.page
    if not isinstance(page, ArticlePage):
        return
    if not page.topic_ids:
        yield should(NO_TOPIC, Place(TOPICS, labels=(str(_("Topics")),)))
    if page.author_id is None:
        yield should(NO_AUTHOR, original.place("author"))


def find_missing_source(original: Original) -> Iterator[Finding]:
    """An entry of the library names a publication with its address."""
    page = original.page
    if isinstance(page, ContraindicationPage) and not (page.source and page.source_url):
        yield should(NO_SOURCE, original.place("source" if not page.source else "source_url"))


#: Checks of guides and of the library, the ones about safety first.
CHECKS: list[Check] = [
    find_missing_warnings,
    find_faulty_cards,
    find_missing_red_flags,
    find_late_cards,
    find_missing_source,
    find_missing_people_and_topics,
]
