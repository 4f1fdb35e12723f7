from functools import cached_property

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.choosers.blocks import PickedEntryMixin, PickedListBlock
from articles.choosers.widgets import EntryPicker
from articles.severity import ListedCondition, SeverityGroup, grouped
from core.blocks import LocalizedPageChooserBlock, optional_line, rich_text
from core.lookups.references import in_language


class ContraindicationsValue(blocks.StructValue):
    @cached_property
    def groups(self) -> list[SeverityGroup]:
        """The chosen conditions by severity, without drafts and deleted entries.

        One without a translation is shown in the source language, because a missing
        warning is worse than one in another language.
        """
        chosen = [(in_language(item["entry"]), item["note"]) for item in self["items"]]
        return grouped(ListedCondition(page, note) for page, note in chosen if page)

    @property
    def library_url(self) -> str:
        """The address of the library that holds the listed conditions, in the reader's language if one of them is; makes no query."""
        pages = [entry.page for group in self.groups for entry in group.entries]
        own = [page for page in pages if page.locale.language_code == get_language()]
        for page in [*own, *pages][:1]:
            return (page.get_url() or "").removesuffix(f"{page.slug}/")
        return ""

    def shows_something(self, language_code: str) -> bool:
        """Whether readers of this language get at least one condition."""
        return any(in_language(item["entry"], language_code) for item in self["items"])


class ConditionPicker(EntryPicker):
    choose_one_text = _("Choose a condition")
    choose_another_text = _("Choose another condition")
    choose_several_text = _("Choose several conditions")
    icon = "no-view"


class ConditionChooserBlock(PickedEntryMixin, LocalizedPageChooserBlock):
    picker = ConditionPicker


class ContraindicationItemBlock(blocks.StructBlock):
    entry = ConditionChooserBlock(
        page_type="articles.ContraindicationPage", label=_("Contraindication")
    )
    note = blocks.TextBlock(label=_("Note for this article"), required=False, default="", rows=2)

    class Meta:
        icon = "no-view"
        label = _("Contraindication")


class ContraindicationsBlock(blocks.StructBlock):
    title = optional_line(_("Title"), max_length=160)
    introduction = rich_text(label=_("Introduction"), required=False)
    items = PickedListBlock(ContraindicationItemBlock(), label=_("Contraindications"), min_num=1)

    class Meta:
        icon = "no-view"
        anchor = "contraindications"
        safety = True
        label = _("Contraindications")
        description = _(
            "When massage is not for you: entries from the library, grouped by severity."
        )
        template = "components/blocks/contraindications.html"
        styles = ["self_check", "self_check_outcome"]
        value_class = ContraindicationsValue
        preview_template = "components/blocks/contraindications_preview.html"


# What is stored is an ordinary page chooser: the picker changes no migration.
DECONSTRUCT_ALIASES = {ConditionChooserBlock: "core.blocks.references.LocalizedPageChooserBlock"}
