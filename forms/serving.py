"""Responses of a form page."""

from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from core.http import SiteRequest
from core.page_frame import page_frame_of
from forms.correcting import correct, sent_answers
from forms.forms import CallbackForm
from forms.intake import TooManyRequestsError, already_taken, promised, take_in
from forms.models.pages import FormPage
from forms.remembered import remember
from forms.sent import correctable, remember_sent
from forms.thanking import thank_you_url
from forms.wording import spoken


@sensitive_post_parameters()
@sensitive_variables("form")
def serve_form(request: SiteRequest, page: FormPage) -> HttpResponse:
    """Show the form, or handle a submission."""
    if request.method == "POST":
        response = receive(page, request)
    else:
        response = show(page, request, blank_form(page, request))
    add_never_cache_headers(response)
    return response


@sensitive_variables("form")
def receive(page: FormPage, request: SiteRequest) -> HttpResponse:
    """Handle a submission: redirect to the thank-you page only after the request is committed."""
    form = page.form(request.POST)
    offer_times(form, page, request)
    if not form.is_valid():
        return show(page, request, form, status=422)
    try:
        stored = (
            correct(form, page, request)
            or already_taken(form, page, request)
            or take_in(form, page, request)
        )
    except TooManyRequestsError as refusal:
        return too_many(page, request, form, refusal.wait)
    response = HttpResponseRedirect(thank_you_url(page, request, stored))
    remember_sent(response, stored, request, page.get_url(request) or "/")
    return response


def blank_form(page: FormPage, request: SiteRequest) -> CallbackForm:
    """Return the form to be filled in; with the answers that were just sent when they are to be corrected."""
    form = page.form(initial=sent_answers(page, request))
    offer_times(form, page, request)
    return form


def offer_times(form: CallbackForm, page: FormPage, request: SiteRequest) -> None:
    hours = page_frame_of(request).hours
    form.offer_times(hours, timezone.now(), promised(page.content, request))


def show(
    page: FormPage, request: SiteRequest, form: CallbackForm, *, status: int = 200, minutes: int = 0
) -> HttpResponse:
    """Render the form page. ``minutes``: the wait before another try, after the rate limit."""
    remember(request, page)
    promise = spoken(promised(page.content, request), timezone.now())
    context = page.get_context(request) | {
        "form": form,
        "minutes": minutes,
        "promise": promise,
        "corrects": "correct" in request.GET and correctable(request) is not None,
    }
    return TemplateResponse(request, "pages/form_page.html", context, status=status)


def too_many(page: FormPage, request: SiteRequest, form: CallbackForm, wait: int) -> HttpResponse:
    """Respond to a visitor over the rate limit: the form with all answers, the wait and the phone number."""
    response = show(page, request, form, status=429, minutes=-(-wait // 60))
    response["Retry-After"] = str(wait)
    return response
