"""The response when the publication gate refuses: the gaps, and the question for consent if allowed."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from translations.publishing.publication.answers import FIELD, answer_to
from translations.publishing.publication.gaps import Verdict
from translations.publishing.publication.hindrances import hindrances

TEMPLATE = "translations/publication/not_published.html"
#: HTTP status.
CONFLICT = 409


def not_published(request: HttpRequest, verdict: Verdict) -> HttpResponse:
    """List the gaps. Its form repeats the request with the user's consent. Nothing was changed."""
    translation = verdict.translation
    target = translation.get_target_instance()
    title = _("“%(title)s” was not published") % {"title": target}
    if _is_script(request):
        return _to_script(request, title, verdict)
    return render(
        request,
        TEMPLATE,
        {
            "page_title": title,
            "header_title": title,
            "page_subtitle": translation.target_locale.get_display_name(),
            "header_icon": "warning",
            "verdict": verdict,
            "edit_url": translation.get_target_instance_edit_url(),
            "fields": [*_posted(request), (FIELD, answer_to(verdict, request.user))],
            "action": request.get_full_path(),
        },
        status=CONFLICT,
    )


def _posted(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the posted fields for the repeated request, with answers to earlier questions."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]


def _is_script(request: HttpRequest) -> bool:
    wants_json = "application/json" in request.headers.get("accept", "")
    return wants_json or request.headers.get("x-requested-with") == "XMLHttpRequest"


def _to_script(request: HttpRequest, title: str, verdict: Verdict) -> HttpResponse:
    """Answer Wagtail's dialogs: redirect to the page that lists the gaps, with the reasons as a message."""
    reasons = "; ".join(one.quoted for one in hindrances(verdict))
    messages.error(request, f"{title}. {reasons}.")
    url = reverse("translation_publishing:translation", args=[verdict.translation.pk])
    return JsonResponse({"step": "success", "redirect": url})
