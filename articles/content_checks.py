"""The content checks of guides. `checks.rules` has those of every page type."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.blocks import ContraindicationsBlock, TechniqueStepsBlock
from articles.forms import EMPTY_WARNING, empty_warnings
from articles.models import ArticlePage
from checks.findings import Finding, Place, must, should
from checks.parts import Original
from checks.registry import Check

NO_WARNINGS = _(
    "A guide with technique steps says when not to have this massage. Add a block “Contraindications”."
)
NO_TOPIC = _("Choose a topic, so that readers find the guide in the list and beside others.")
NO_AUTHOR = _("Choose the author. Readers see who wrote a text about health.")
TOPICS = "article_topics"


def find_missing_warnings(original: Original) -> Iterator[Finding]:
    """Steps need contraindications, and the block has to show at least one."""
    if not isinstance(original.page, ArticlePage):
        return
    if any(original.blocks(TechniqueStepsBlock)) and not any(
        original.blocks(ContraindicationsBlock)
    ):
        yield must(NO_WARNINGS, original.place("body"))
    blocks = [part for part in original.parts if part.place.field == "body"]
    empty = empty_warnings(original.page.body, original.language)
    for part in blocks:
        if len(part.place.keys) == 1 and part.place.keys[0] in empty:
            yield must(EMPTY_WARNING, part.place)


def find_missing_people_and_topics(original: Original) -> Iterator[Finding]:
    page = original.page
    if not isinstance(page, ArticlePage):
        return
    if not page.topic_ids:
        yield should(NO_TOPIC, Place(TOPICS, labels=(str(_("Topics")),)))
    if page.author_id is None:
        yield should(NO_AUTHOR, original.place("author"))


#: Checks of guides, the ones about safety first: the red flags of a zone and the medical review belong here.
CHECKS: list[Check] = [find_missing_warnings, find_missing_people_and_topics]
