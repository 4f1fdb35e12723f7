from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from forms.inbox.replies import write
from forms.inbox.views.actions import ActionView

LONGEST = 1600


class ReplyView(ActionView):
    """Answers a visitor in writing, through the outbox."""

    @sensitive_variables()
    def act(self, posted: QueryDict) -> str:
        text = posted.get("text", "").replace("\x00", "").strip()
        subject = " ".join(posted.get("subject", "").replace("\x00", "").split())[:120]
        if not 0 < len(text) <= LONGEST:
            raise forms.ValidationError(_("An answer has between 1 and 1,600 characters."))
        if not write(self.object, posted.get("way", ""), subject, text, self.account):
            raise forms.ValidationError(_("This visitor cannot be written to in this way."))
        return _("The answer is on its way. The history says when it was sent.")
