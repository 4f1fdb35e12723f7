"""Choosers whose buttons are in the language of whoever reads them."""

from typing import Any

#: What stands on a chooser's buttons.
WORDS = ("choose_one_text", "choose_another_text", "link_to_chosen_text")


def in_readers_language(widget: Any) -> Any:
    """Take back the words that Wagtail put together when it made the widget.

    It names the model in them, once for the life of the process, in the language of
    whoever came first. Those of the class are looked up whenever they are shown.
    """
    for name in WORDS:
        vars(widget).pop(name, None)
    return widget
