"""The audit log's actions on requests, with their translated messages."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

#: (action, name, sentence)
LOG_ACTIONS = [
    ("callbacks.receive", pgettext_lazy("log action", "Receive"), _("Request received")),
    ("callbacks.correct", pgettext_lazy("log action", "Correct"), _("Corrected by the visitor")),
    ("callbacks.view", pgettext_lazy("log action", "View"), _("Request opened")),
    ("callbacks.list", pgettext_lazy("log action", "List"), _("Requests listed")),
    ("callbacks.status", pgettext_lazy("log action", "Change status"), _("Status changed")),
    ("callbacks.assign", pgettext_lazy("log action", "Assign"), _("Request assigned")),
    ("callbacks.note", pgettext_lazy("log action", "Note"), _("Note added")),
    (
        "callbacks.note_corrected",
        pgettext_lazy("log action", "Correct a note"),
        _("Note corrected by its author"),
    ),
    (
        "callbacks.note_removed",
        pgettext_lazy("log action", "Remove a note"),
        _("Note removed by its author"),
    ),
    (
        "callbacks.person",
        pgettext_lazy("log action", "Correct the person"),
        _("Name, number or language corrected"),
    ),
    (
        "callbacks.by_phone",
        pgettext_lazy("log action", "Enter a caller"),
        _("Entered for a caller"),
    ),
    ("callbacks.merge", pgettext_lazy("log action", "Merge"), _("Merged with another request")),
    ("callbacks.apart", pgettext_lazy("log action", "Take apart"), _("Taken apart again")),
    ("callbacks.undo", pgettext_lazy("log action", "Undo"), _("Change undone")),
    ("callbacks.reply", pgettext_lazy("log action", "Reply"), _("Answer sent")),
    ("callbacks.reply_failed", pgettext_lazy("log action", "Reply"), _("Answer not delivered")),
    ("callbacks.export", pgettext_lazy("log action", "Export"), _("Requests exported")),
    (
        "callbacks.hand_out",
        pgettext_lazy("log action", "Export personal data"),
        _("A person's requests exported"),
    ),
    ("callbacks.erase", pgettext_lazy("log action", "Erase"), _("A person's requests erased")),
    (
        "callbacks.forgotten",
        pgettext_lazy("log action", "Close"),
        _("Request closed by the site: nobody had"),
    ),
    ("callbacks.retention", pgettext_lazy("log action", "Retention"), _("Old requests deleted")),
]
