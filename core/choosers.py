"""Choosers whose buttons are in the language of the current user."""

from typing import TypeVar

from wagtail.admin.widgets import BaseChooser

Chooser = TypeVar("Chooser", bound=BaseChooser)

#: The attributes that hold the labels of a chooser's buttons.
LABELS = ("choose_one_text", "choose_another_text", "link_to_chosen_text")


def in_readers_language(widget: Chooser) -> Chooser:
    """Remove the labels that Wagtail formatted when it created the widget.

    They contain the model's name, in the language of the first user of the process. The
    labels of the class, which are used then, are translated each time they are shown.
    """
    for name in LABELS:
        vars(widget).pop(name, None)
    return widget
