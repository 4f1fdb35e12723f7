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
