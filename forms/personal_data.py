"""What the form keeps about visitors, and about those who answer them."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from core.privacy.durations import days
from core.privacy.personal_data import People, PersonalData
from forms.models.pages import FormPage


def kept_of_requests() -> list[PersonalData]:
    return [REQUESTS, SIGNS, NOTES, REPLIES, PROOFS, STAFF]


def retention_periods() -> list[dict[str, Any]]:
    """Return the days that each live form keeps a closed request, from the settings that retention uses.

    One row without a title if they are all equal.
    """
    pages = FormPage.objects.live().public().filter(locale__language_code=get_language())
    rows = list(pages.order_by("title").values("title", "keep_days"))
    same = len({row["keep_days"] for row in rows}) == 1
    return [{"title": "", "keep_days": rows[0]["keep_days"]}] if same else rows


def _of_requests() -> str:
    sentences = [_after_closing(row["title"], row["keep_days"]) for row in retention_periods()]
    sentences.append(
        _("A request that nobody closes is closed %(period)s after its last change.")
        % {"period": days(settings.CALLBACK_OPEN_DAYS)}
    )
    return " ".join(sentences)


def _after_closing(form: str, number: int) -> str:
    period = {"period": days(number), "form": form}
    if form:
        return _("“%(form)s”: until %(period)s after it is closed.") % period
    return _("Until %(period)s after it is closed.") % period


REQUESTS = PersonalData(
    key="requests",
    people=People.VISITORS,
    what=gettext_lazy(
        "Your request: your name, your phone number or e-mail address, your answers and your consent, when "
        "and from which page you sent it, in which language."
    ),
    why=gettext_lazy("To answer you. What you typed is stored encrypted."),
    period=_of_requests,
    fields={
        "callbacks.CallbackRequest": (
            "name", "sealed", "phone_digest", "email_digest", "marks", "as_sent", "consent", "language",
            "call_language", "wish", "not_before", "reference", "token", "page", "merged_into",
        ),
    },
)  # fmt: skip
SIGNS = PersonalData(
    key="signs",
    people=People.VISITORS,
    what=gettext_lazy(
        "Signs that a program sent the form, for example that it was filled in faster than a "
        "person can type."
    ),
    why=gettext_lazy("So that advertising does not hide real requests."),
    period=lambda: _("As long as the request."),
    fields={"callbacks.CallbackRequest": ("suspicion",)},
)
NOTES = PersonalData(
    key="notes",
    people=People.VISITORS,
    what=gettext_lazy("Notes that we make when we call."),
    why=gettext_lazy("So that a colleague knows what was agreed. They are stored encrypted."),
    period=lambda: _("As long as the request."),
    fields={"callbacks.CallbackNote": ("sealed", "token"), "callbacks.Desk": ("sealed",)},
)
REPLIES = PersonalData(
    key="replies",
    people=People.VISITORS,
    what=gettext_lazy("What we wrote to you, by text message or e-mail, and when."),
    why=gettext_lazy("To answer you in writing. It is stored encrypted."),
    period=lambda: _("As long as the request."),
    fields={"callbacks.Reply": ("sealed",)},
)
PROOFS = PersonalData(
    key="proofs",
    people=People.VISITORS,
    what=gettext_lazy(
        "Proof that we deleted or handed out somebody’s requests: when and how many, never whose."
    ),
    why=gettext_lazy("To be able to show that we did."),
    period=lambda: _("%(period)s.") % {"period": days(settings.AUDIT_DAYS)},
    fields={"callbacks.Erasure": ("user",)},
)
STAFF = PersonalData(
    key="answers",
    people=People.STAFF,
    what=gettext_lazy(
        "Who is to call, who wrote a note, and the addresses that are told of a new request."
    ),
    why=gettext_lazy("To share the work."),
    period=lambda: _("As long as the request."),
    fields={
        "callbacks.CallbackRequest": ("assignee",),
        "callbacks.CallbackNote": ("author",),
        "callbacks.Reply": ("author",),
        "callbacks.Desk": ("user", "seen_at"),
        "callbacks.Notification": ("recipients", "accepted"),
        "callbacks.FormPage": ("notify",),
    },
)
