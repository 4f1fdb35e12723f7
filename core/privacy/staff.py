"""The personal data of people who work on the site."""

from dataclasses import replace

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import LockableMixin, Page

from core.bounces.reading import KEPT
from core.door.post.outbox import GIVEN_UP_AFTER
from core.privacy.durations import days, seconds
from core.privacy.personal_data import People, PersonalData

ACCOUNT = PersonalData(
    key="accounts",
    people=People.STAFF,
    what=gettext_lazy(
        "The account: name, e-mail address, a password that cannot be read, the encrypted "
        "second factor, rights, preferences, last sign-in."
    ),
    why=gettext_lazy("To sign in and to see one’s own work."),
    period=lambda: _("Until an administrator deletes the account."),
    fields={
        "accounts.User": ("username", "first_name", "last_name", "email", "password"),
        "accounts.User_groups": ("user",),
        "accounts.User_user_permissions": ("user",),
        "wagtailusers.UserProfile": ("user",),
        "wagtailcore.APIToken": ("user",),
        "mfa.Authenticator": ("user", "data"),
        # allauth's, and empty: addresses are in the account.
        "account.EmailAddress": ("user", "email"),
        "account.EmailConfirmation": ("key",),
    },
)
SESSIONS = PersonalData(
    key="sessions",
    people=People.STAFF,
    what=gettext_lazy("The sign-in of a browser."),
    why=gettext_lazy("To stay signed in."),
    period=lambda: (
        _("%(period)s after the last use.") % {"period": seconds(settings.SESSION_COOKIE_AGE)}
    ),
    fields={"sessions.Session": ("session_key", "session_data")},
)
ACCOUNT_MAILS = PersonalData(
    key="account-mails",
    people=People.STAFF,
    what=gettext_lazy("A mail about the account that has not been sent yet, encrypted."),
    why=gettext_lazy("To send a link for a new password, or a warning of a sign-in."),
    period=lambda: (
        _("Until it is sent, %(period)s at most.") % {"period": days(GIVEN_UP_AFTER.days)}
    ),
    fields={"core.AccountMail": ("sealed", "trace")},
)
BOUNCES = PersonalData(
    key="bounces",
    people=People.STAFF,
    what=gettext_lazy("The addresses to which a mail of the site could not be delivered."),
    why=gettext_lazy("So that an administrator corrects them."),
    period=lambda: _("%(period)s.") % {"period": days(KEPT.days)},
    fields={"core.Bounce": ("address", "status")},
)
LOG = PersonalData(
    key="log",
    people=People.STAFF,
    what=gettext_lazy("The log: who did what and when, also who opened which request."),
    why=gettext_lazy("To find out what happened, and to prove that data is handled well."),
    period=lambda: _("%(period)s.") % {"period": days(settings.AUDIT_DAYS)},
    fields={
        "wagtailcore.PageLogEntry": ("user", "label", "data"),
        "wagtailcore.ModelLogEntry": ("user", "label", "data"),
    },
)
AUTHORS = PersonalData(
    key="authors",
    people=People.STAFF,
    what=gettext_lazy(
        "The name beside one’s own work: who wrote, changed, commented on or uploaded it."
    ),
    why=gettext_lazy("To ask the right person."),
    period=lambda: _("As long as the page, entry, picture or file."),
    fields={
        "wagtailcore.Page": ("owner", "locked_by"),
        "wagtailcore.Revision": ("user", "content", "object_str"),
        "wagtailcore.Comment": ("user", "resolved_by", "text"),
        "wagtailcore.CommentReply": ("user", "text"),
        "wagtailcore.PageSubscription": ("user",),
        "wagtailcore.WorkflowState": ("requested_by",),
        "wagtailcore.TaskState": ("finished_by", "comment"),
        "wagtailcore.UploadedFile": ("uploaded_by_user",),
        "wagtailadmin.EditingSession": ("user",),
        "wagtailadmin.FormState": ("user", "data"),
        "wagtailimages.Image": ("uploaded_by_user",),
        "wagtaildocs.Document": ("uploaded_by_user",),
        "core.Picture": ("uploaded_by_user",),
    },
)
TEAM = PersonalData(
    key="team",
    people=People.STAFF,
    what=gettext_lazy("What the site shows about the team: name, role, portrait, a few words."),
    why=gettext_lazy("So that visitors know whom they will meet."),
    period=lambda: _("As long as it is shown, with the person’s consent."),
    fields={"core.Person": ("name", "role", "bio", "photo")},
)


def kept_about_staff() -> list[PersonalData]:
    authors = replace(AUTHORS, fields={**AUTHORS.fields, **_lockable_entries()})
    return [ACCOUNT, SESSIONS, ACCOUNT_MAILS, BOUNCES, LOG, authors, TEAM]


def _lockable_entries() -> dict[str, tuple[str, ...]]:
    """Every entry that an editor can lock keeps who did."""
    return {
        model._meta.label: ("locked_by",)
        for model in apps.get_models()
        if issubclass(model, LockableMixin) and not issubclass(model, Page)
    }
