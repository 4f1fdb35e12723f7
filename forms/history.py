"""The audit log's words for what is done with requests."""

from django.utils.translation import gettext_lazy as _

#: (action, name, sentence)
LOG_ACTIONS = [
    ("forms.receive", _("Receive"), _("Request received")),
    ("forms.view", _("View"), _("Request opened")),
    ("forms.list", _("List"), _("Requests listed")),
    ("forms.status", _("Change status"), _("Status changed")),
    ("forms.assign", _("Assign"), _("Request assigned")),
    ("forms.note", _("Note"), _("Note added")),
    ("forms.export", _("Export"), _("Requests exported")),
    ("forms.hand_out", _("Hand out"), _("A person's requests exported")),
    ("forms.erase", _("Erase"), _("A person's requests erased")),
    ("forms.retention", _("Retention"), _("Old requests deleted")),
]
