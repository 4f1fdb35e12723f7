"""The answer when the gate stays shut: what is in the way, and, where that is allowed, the question."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from translations.publishing.publication.answers import FIELD, answer_to
from translations.publishing.publication.gaps import Verdict
from translations.publishing.publication.hindrances import hindrances

TEMPLATE = "translations/publication/not_published.html"
#: The request asks for what the present state of the translation does not allow.
CONFLICT = 409


def not_published(request: HttpRequest, verdict: Verdict) -> HttpResponse:
    """Nothing was changed: say why, and repeat the request with the person's consent in it."""
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
    """What was posted, to be posted again; answers to earlier questions included."""
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
    """To Wagtail's dialogs: lead the browser to where everything in the way is listed; the reason waits there."""
    reasons = "; ".join(one.quoted for one in hindrances(verdict))
    messages.error(request, f"{title}. {reasons}.")
    url = reverse("translation_publishing:translation", args=[verdict.translation.pk])
    return JsonResponse({"step": "success", "redirect": url})
