"""The audit log's actions on requests, with their translated messages."""

from django.utils.translation import gettext_lazy as _

#: (action, name, sentence)
LOG_ACTIONS = [
    ("callbacks.receive", _("Receive"), _("Request received")),
    ("callbacks.view", _("View"), _("Request opened")),
    ("callbacks.list", _("List"), _("Requests listed")),
    ("callbacks.status", _("Change status"), _("Status changed")),
    ("callbacks.assign", _("Assign"), _("Request assigned")),
    ("callbacks.note", _("Note"), _("Note added")),
    ("callbacks.export", _("Export"), _("Requests exported")),
    ("callbacks.hand_out", _("Export personal data"), _("A person's requests exported")),
    ("callbacks.erase", _("Erase"), _("A person's requests erased")),
    ("callbacks.forgotten", _("Close"), _("Request closed by the site: nobody had")),
    ("callbacks.retention", _("Retention"), _("Old requests deleted")),
]
