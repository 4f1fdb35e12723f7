"""Words of Wagtail's admin that a catalogue alone cannot translate.

What Wagtail's catalogues only lack is in ``locale/wagtail``.
"""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, pgettext_lazy
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.views.generic.chooser import ChooseViewMixin

#: In the main menu. They are Wagtail's msgids; marked here, they get into our catalogues, which come first.
WORDS = (gettext_noop("Help"), gettext_noop("Reports"), gettext_noop("Snippets"))
#: Django makes the label of a field without one from its name: always in English.
LABELS: dict[Any, dict[str, Promise]] = {
    AddWebAuthnForm: {"name": _("Name")},
    EditWebAuthnForm: {"name": _("Name")},
    LoginForm: {"password": _("Password")},
    ExternalLinkChooserForm: {"link_text": _("Link text")},
    AnchorLinkChooserForm: {"link_text": _("Link text")},
    PhoneLinkChooserForm: {"phone_number": _("Phone number"), "link_text": _("Link text")},
    EmailLinkChooserForm: {
        "email_address": _("E-mail address"),
        "link_text": _("Link text"),
        "subject": pgettext_lazy("of a message", "Subject"),
        "body": pgettext_lazy("of a message", "Text"),
    },
}


def name_what_wagtail_leaves_in_english() -> None:
    for form, labels in LABELS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    # Wagtail translates this one at startup, into the language of the process.
    ChooseViewMixin.search_tab_label = pgettext_lazy("button", "Search")
