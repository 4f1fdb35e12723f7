"""The thank-you page: what was sent, by when it is answered, and an entry for the visitor's calendar."""

import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from core.http import SiteRequest
from core.page_frame import page_frame_of
from forms.answers import number_shown
from forms.calendar_entry import Entry
from forms.call_times import Window, read
from forms.forms import AS_TYPED
from forms.models.pages import FormPage
from forms.models.requests import CallbackRequest
from forms.sealing import UnsealError
from forms.sent import correctable, just_sent
from forms.ways import AnswerBy, way_of
from forms.wording import answered_at, answered_by

PROMISE_SALT = "callbacks.promise"


def thank_you_url(page: FormPage, request: SiteRequest, stored: CallbackRequest) -> str:
    """Return the address of the thank-you page. It contains time and way of the answer, signed, and no personal data."""
    note = {"by": int(stored.due_at.timestamp()), **_asked(page, stored)}
    query = urlencode({"by": signing.dumps(note, salt=PROMISE_SALT)})
    return f"{page.get_url(request)}{page.reverse_subpage('thank_you')}?{query}"


def thank(page: FormPage, request: SiteRequest) -> HttpResponse:
    note = _note(request)
    stored = just_sent(request)
    context = page.get_context(request) | {
        "promise": _promise(note),
        "sent": _sent(page, stored),
        "correct_url": f"{page.get_url(request)}?correct=1" if correctable(request) else "",
        "calendar_url": _calendar_url(page, request, note),
        "missed": page.content.if_missed if _way(note) == AnswerBy.CALL else "",
    }
    response = TemplateResponse(request, "pages/form_page_landing.html", context)
    add_never_cache_headers(response)
    return response


def calendar_entry(page: FormPage, request: SiteRequest) -> HttpResponse:
    """Return the promised call as a file that every calendar reads."""
    window = _window(_note(request))
    if window is None:
        raise Http404("No window was chosen.")
    frame = page_frame_of(request)
    entry = Entry(
        start=window.start,
        end=window.end,
        title=_("%(practice)s calls you") % {"practice": frame.text.name},
        text=_("From this number: %(phone)s") % {"phone": frame.practice.phone_display},
    )
    response = HttpResponse(entry.file(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="call.ics"'
    add_never_cache_headers(response)
    return response


def _asked(page: FormPage, stored: CallbackRequest) -> dict[str, str]:
    try:
        answers = stored.answers
    except UnsealError:
        return {}
    window = page.content.window(answers)
    asked = {"way": page.content.way(answers).value}
    return asked | ({"window": window.key} if window else {})


def _note(request: SiteRequest) -> dict[str, Any]:
    """Return what the address says; empty if its signature is invalid, or its promise is over."""
    try:
        note = signing.loads(
            request.GET.get("by", ""),
            salt=PROMISE_SALT,
            max_age=datetime.timedelta(days=settings.CALLBACK_PROMISE_SHOWN_DAYS),
        )
    except signing.BadSignature:
        return {}
    # Addresses of the last release hold only the time.
    return note if isinstance(note, dict) else {"by": note}


def _way(note: dict[str, Any]) -> AnswerBy:
    return way_of(note.get("way"))


def _window(note: dict[str, Any]) -> Window | None:
    return read(note.get("window", ""))


def _promise(note: dict[str, Any]) -> str:
    """Return the promise as a sentence; empty if it is over."""
    now = timezone.now()
    if "by" not in note:
        return ""
    due = datetime.datetime.fromtimestamp(note["by"], tz=datetime.UTC)
    if due <= now:
        return ""
    window = _window(note)
    return answered_at(_way(note), window) if window else answered_by(_way(note), due, now)


def _sent(page: FormPage, stored: CallbackRequest | None) -> dict[str, str]:
    """Return name, number and address of what was sent, so that a wrong digit is seen."""
    if stored is None or stored.form_key != page.content.translation_key:
        return {}
    try:
        answers = stored.answers
    except UnsealError:
        return {}
    emails = [b.value["key"] for b in page.content.fields if b.block_type == "email"]
    typed = str(answers.get(f"{stored.phone_key}{AS_TYPED}", ""))
    return {
        "phone": typed or (number_shown(stored.phone) if stored.phone else ""),
        "email": next((str(answers[key]) for key in emails if answers.get(key)), ""),
    }


def _calendar_url(page: FormPage, request: SiteRequest, note: dict[str, Any]) -> str:
    if _way(note) != AnswerBy.CALL or _window(note) is None or not _promise(note):
        return ""
    query = urlencode({"by": request.GET.get("by", "")})
    return f"{page.get_url(request)}{page.reverse_subpage('calendar')}?{query}"
