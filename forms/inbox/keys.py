"""The keys of the inbox, for the list that ``?`` opens. They are bound in `static/js/inbox-keys.js`."""

from django.utils.translation import gettext as _

from forms.inbox.steps import LOOKS

Keys = list[tuple[str, str]]


def keys_of_list() -> Keys:
    return [
        ("J", _("The next line")),
        ("K", _("The line before")),
        ("S", _("Search")),
        ("U", _("Undo")),
        ("?", _("This list")),
    ]


def keys_of_request() -> Keys:
    steps = [(step.key, str(step.label)) for step in LOOKS if step.key]
    return [
        *steps,
        ("M", _("Assign to me")),
        ("T", _("Write a note")),
        ("U", _("Undo")),
        ("X", _("The next request")),
        ("L", _("Back to the list")),
        ("?", _("This list")),
    ]
