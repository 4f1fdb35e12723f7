from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.blocks.timeline import Lane, StepBar, lanes
from core.blocks import (
    EntryChooserBlock,
    NumberBlock,
    PictureChooserBlock,
    decorative,
    optional_line,
    rich_text,
)
from core.lookups.references import in_language
from core.zones import Zone


class StepBlock(blocks.StructBlock):
    technique = EntryChooserBlock("articles.Technique", label=_("Technique"), required=False)
    title = blocks.CharBlock(label=_("Title"), max_length=160, default="")
    zone = blocks.ChoiceBlock(label=_("Body zone"), choices=Zone.choices)
    instruction = rich_text(label=_("Instruction"))
    minutes = NumberBlock(label=_("Minutes"), required=False, min_value=1, max_value=120)
    pressure = NumberBlock(
        label=_("Pressure"),
        required=False,
        min_value=1,
        max_value=5,
        help_text=_("1 very light – 5 strong."),
    )
    caution = blocks.TextBlock(label=_("Caution"), required=False, default="", rows=2, safety=True)
    # A picture of its own, not a FigureBlock: a struct within a struct loses its lists and
    # pictures in wagtail-localize.
    image = PictureChooserBlock(label=_("Picture"), required=False)
    alt_text = optional_line(_("Alt text"), max_length=250)
    decorative = decorative()

    class Meta:
        icon = "order"
        label = _("Step")


class TechniqueStepsValue(blocks.StructValue):
    @cached_property
    def total_minutes(self) -> int:
        return sum(step["minutes"] or 0 for step in self["steps"])

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The steps with their number and their technique in the reader's language (or ``None``)."""
        return [
            {
                **step,
                "number": number,
                "technique": in_language(step["technique"]),
                "alt_text": "" if step.get("decorative") else step["alt_text"],
            }
            for number, step in enumerate(self["steps"], start=1)
        ]

    @cached_property
    def timeline(self) -> list[Lane]:
        """Minutes by zone, head to legs; empty when no step has a time."""
        bars = [
            StepBar(row["number"], row["zone"], row["minutes"] or 0, row["pressure"])
            for row in self.rows
        ]
        return lanes([bar for bar in bars if bar.minutes])

    @cached_property
    def zones(self) -> list[str]:
        return list(dict.fromkeys(step["zone"] for step in self["steps"]))


class TechniqueStepsBlock(blocks.StructBlock):
    """The massage step by step: one block, whose steps an editor reorders by dragging."""

    title = optional_line(_("Title"), max_length=160)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        anchor = "session"
        styles = ["timeline", "step_player"]
        label = _("Technique steps")
        description = _("The massage in order: technique, zone, time and pressure of each step.")
        template = "components/blocks/technique_steps.html"
        value_class = TechniqueStepsValue
        preview_value = {
            "title": "The session",
            "steps": [
                {
                    "title": "Begin at the collar",
                    "zone": Zone.NECK_COLLAR,
                    "instruction": "<p>Stroke slowly.</p>",
                    "minutes": 4,
                    "pressure": 1,
                    "caution": "",
                    "technique": None,
                    "image": None,
                    "alt_text": "",
                    "decorative": False,
                },
                {
                    "title": "Warm the back",
                    "zone": Zone.UPPER_BACK,
                    "instruction": "<p>Rub in small circles.</p>",
                    "minutes": 6,
                    "pressure": 3,
                    "caution": "Never press on the spine.",
                    "technique": None,
                    "image": None,
                    "alt_text": "",
                    "decorative": False,
                },
            ],
        }
