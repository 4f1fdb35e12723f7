from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from core.blocks.identifiers import IdentifierBlock

TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul"]


def rich_text(**kwargs: object) -> blocks.RichTextBlock:
    """Return a rich text block with the features that this site allows."""
    return blocks.RichTextBlock(features=TEXT_FEATURES, **kwargs)


def optional_line(label: str | Promise, **kwargs: object) -> blocks.CharBlock:
    """Return an optional line of text. Its default is an empty string: wagtail-localize fails on ``None``."""
    return blocks.CharBlock(required=False, default="", label=label, **kwargs)


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "components/blocks/text.html"
        preview_value = "<p>Stroking warms the skin and shows where the back is tense.</p>"


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"), max_length=160, default="")
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("h2", _("Section")), ("h3", _("Part of a section"))],
        default="h2",
    )
    anchor = IdentifierBlock(
        label=_("Anchor"),
        required=False,
        default="",
        help_text=_("For links to this heading. The same in all languages."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("A heading with an address of its own.")
        template = "components/blocks/heading.html"
        preview_value = {
            "text": "How the massage is done",
            "level": "h2",
            "anchor": "how",
        }


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=pgettext_lazy("quotation", "Words"), rows=3, default="")
    source = optional_line(_("Who said it"), max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Someone's words, with their name.")
        template = "components/blocks/quote.html"
        preview_value = {
            "text": "Pain is a reason to stop and ask.",
            "source": "Ilze Kalniņa",
        }


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=200, default="")
    answer = rich_text(label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")


class QuestionsBlock(blocks.StructBlock):
    title = optional_line(_("Title"), max_length=160)
    items = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        anchor = "questions"
        label = _("Questions and answers")
        description = _("What visitors ask, one short answer each.")
        template = "components/blocks/questions.html"
        preview_value = {
            "title": "Questions",
            "items": [
                {
                    "question": "Does it hurt?",
                    "answer": "<p>No. Say so at once if it does.</p>",
                }
            ],
        }


class KeyFactsBlock(blocks.StructBlock):
    title = optional_line(_("Title"), max_length=160)
    facts = blocks.ListBlock(
        blocks.CharBlock(label=_("Fact"), max_length=300), label=_("Facts"), min_num=1
    )

    class Meta:
        icon = "list-ul"
        label = _("Key facts")
        description = _("Three to six short facts, for readers in a hurry.")
        template = "components/blocks/key_facts.html"
        preview_value = {
            "title": "In short",
            "facts": ["A session lasts 40 minutes.", "It should not hurt."],
        }
