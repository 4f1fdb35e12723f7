from collections import defaultdict
from functools import cached_property
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from articles.choosers.blocks import PickedEntryMixin, PickedListBlock
from articles.choosers.widgets import EntryPicker
from core.blocks import CareCardBlock, EntryChooserBlock, optional_line, rich_text
from core.blocks.advice import Card, CareCardValue
from core.lookups.references import in_language
from core.urgency import Urgency


class RedFlagCardValue(CareCardValue):
    @cached_property
    def flags(self) -> list[Any]:
        """The chosen red flags in the reader's language, without drafts and deleted ones.

        One without a translation is shown in the source language, because a missing
        warning is worse than one in another language.
        """
        return [flag for chosen in self["flags"] if (flag := in_language(chosen))]

    @cached_property
    def cards(self) -> list[Card]:
        """This card, and one for each other urgency of its flags, most urgent first.

        The urgency of a flag may change in the library after the card was written: the flag
        then gets a card of its new urgency, so that no sign is ever under a wrong heading.
        """
        by_urgency: dict[str, list[Any]] = defaultdict(list)
        for flag in self.flags:
            by_urgency[flag.original.urgency].append(flag)
        return [
            card for urgency in Urgency.values if (card := self._card(urgency, by_urgency[urgency]))
        ]

    @property
    def has_own_words(self) -> bool:
        """Whether the text says something: the editor stores an empty one as an empty paragraph."""
        return bool(strip_tags(self["text"].source).strip())

    def _card(self, urgency: str, flags: list[Any]) -> Card | None:
        own = urgency == self["urgency"]
        if not flags and not (own and self.has_own_words):
            return None
        if own:
            return Card(urgency, self["title"], self["text"], flags)
        return Card(urgency, "", flags=flags)

    def shows_something(self, language_code: str) -> bool:
        """Whether readers of this language get a sign or a text."""
        return self.has_own_words or any(in_language(flag, language_code) for flag in self["flags"])

    def of_another_urgency(self) -> list[Any]:
        """Return the chosen flags that do not belong on a card of this urgency, in the source language."""
        chosen = [flag for flag in self["flags"] if flag]
        return [flag for flag in chosen if flag.urgency != self["urgency"]]


class RedFlagWidget(EntryPicker):
    choose_one_text = _("Choose a sign")
    choose_another_text = _("Choose another sign")
    choose_several_text = _("Choose several signs")
    icon = "warning"
    # The urgency of the card that the sign is on.
    linked_fields = {"urgency": {"match": r"^.*-(?=flags-\d+-value-chooser$)", "append": "urgency"}}


class RedFlagChooserBlock(PickedEntryMixin, EntryChooserBlock):
    picker = RedFlagWidget


class RedFlagListBlock(PickedListBlock):
    """The signs of a card: the picker offers those of the card's urgency."""

    linked_fields = ("urgency",)
    suggest_text = _("Choose the signs of this guide’s zones")
    # The zones of the steps, and the topics, whose zones the server knows.
    suggest_by = (
        "zones",
        "select[name$='-zone'], [name^='article_topics-'][name$='-topic']:not([name*='__prefix__'])",
    )


class RedFlagCardBlock(CareCardBlock):
    """A care card that takes its signs from the library of red flags, and may add words of its own."""

    title = optional_line(_("Title"), max_length=160)
    flags = RedFlagListBlock(
        RedFlagChooserBlock("articles.RedFlag", label=_("Red flag")),
        label=_("Red flags"),
        default=[],
    )
    text = rich_text(label=_("Own words"), required=False)

    class Meta:
        form_layout = ["urgency", "title", "flags", "text"]
        value_class = RedFlagCardValue
        preview_value = CareCardBlock().meta.preview_value | {"flags": []}


# What is stored is an ordinary list of ordinary choosers: the picker changes no migration.
DECONSTRUCT_ALIASES = {
    RedFlagListBlock: "wagtail.blocks.ListBlock",
    RedFlagChooserBlock: "core.blocks.references.EntryChooserBlock",
}
