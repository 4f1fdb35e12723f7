"""Responses of a form page."""

import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from core.http import SiteRequest
from forms.forms import CallbackForm
from forms.intake import TooManyRequestsError, already_taken, promised, take_in
from forms.models.pages import FormPage
from forms.remembered import remember
from forms.wording import spoken

PROMISE_SALT = "callbacks.promise"


@sensitive_post_parameters()
@sensitive_variables("form")
def serve_form(request: SiteRequest, page: FormPage) -> HttpResponse:
    """Show the form, or handle a submission."""
    if request.method == "POST":
        response = receive(page, request)
    else:
        response = show(page, request, page.form())
    add_never_cache_headers(response)
    return response


@sensitive_variables("form")
def receive(page: FormPage, request: SiteRequest) -> HttpResponse:
    """Handle a submission: redirect to the thank-you page only after the request is committed."""
    form = page.form(request.POST)
    if not form.is_valid():
        return show(page, request, form, status=422)
    try:
        stored = already_taken(form) or take_in(form, page, request)
    except TooManyRequestsError as refusal:
        return too_many(page, request, form, refusal.wait)
    return HttpResponseRedirect(thank_you_url(page, request, stored.due_at))


def show(
    page: FormPage, request: SiteRequest, form: CallbackForm, *, status: int = 200, minutes: int = 0
) -> HttpResponse:
    """Render the form page. ``minutes``: the wait before another try, after the rate limit."""
    remember(request, page)
    promise = spoken(promised(page.content, request), timezone.now())
    context = page.get_context(request) | {"form": form, "minutes": minutes, "promise": promise}
    return TemplateResponse(request, "pages/form_page.html", context, status=status)


def too_many(page: FormPage, request: SiteRequest, form: CallbackForm, wait: int) -> HttpResponse:
    """Respond to a visitor over the rate limit: the form with all answers, the wait and the phone number."""
    response = show(page, request, form, status=429, minutes=-(-wait // 60))
    response["Retry-After"] = str(wait)
    return response


def thank_you_url(page: FormPage, request: SiteRequest, due: datetime.datetime) -> str:
    """Return the address of the thank-you page. It contains the promised time, signed, and no personal data."""
    note = signing.dumps(int(due.timestamp()), salt=PROMISE_SALT)
    return f"{page.get_url(request)}{page.reverse_subpage('thank_you')}?{urlencode({'by': note})}"


def thank(page: FormPage, request: SiteRequest) -> HttpResponse:
    context = page.get_context(request) | {"promise": promise(request)}
    response = TemplateResponse(request, "pages/form_page_landing.html", context)
    add_never_cache_headers(response)
    return response


def promise(request: SiteRequest) -> str:
    """Return the promised time in words; empty if the signature is invalid."""
    try:
        moment = signing.loads(
            request.GET.get("by", ""),
            salt=PROMISE_SALT,
            max_age=datetime.timedelta(days=settings.CALLBACK_PROMISE_SHOWN_DAYS),
        )
    except signing.BadSignature:
        return ""
    now = timezone.now()
    due = datetime.datetime.fromtimestamp(moment, tz=datetime.UTC)
    return spoken(due, now) if due > now else ""
