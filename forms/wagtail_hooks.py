from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from checks.registry import CONTENT_CHECK
from core import periodic
from core.admin_home import HOOK, Shortcut
from core.background.engine import MAIL
from core.privacy import personal_data
from core.ratelimit.database import forget_old
from forms.admin import CallbackRequestViewSet, ReplyTextViewSet
from forms.content_checks import find_impossible_times, find_repeated_keys
from forms.history import LOG_ACTIONS
from forms.inbox.desks import clear_desks
from forms.inbox.menu import only_the_inbox
from forms.inbox.panel import WaitingPanel
from forms.inbox.replies import first_texts
from forms.keeping import keep_all
from forms.missed import tell
from forms.models import CallbackRequest
from forms.names import seal_names
from forms.outbox import send_waiting
from forms.permissions import CallbackPolicy
from forms.personal_data import kept_of_requests
from forms.retention import forget_proofs, purge
from forms.unclosed import tidy
from forms.unopened import warn_of_unopened

register_permission_policy(CallbackRequest, CallbackPolicy(CallbackRequest))
hooks.register("construct_main_menu", only_the_inbox)
for check in (find_impossible_times, find_repeated_keys):
    hooks.register(CONTENT_CHECK, check)


@hooks.register("register_admin_viewset")
def register_requests() -> list[ModelViewSet]:
    return [
        CallbackRequestViewSet("callback_requests", url_prefix="callback-requests"),
        ReplyTextViewSet("reply_texts", url_prefix="answer-texts"),
    ]


@hooks.register(HOOK, order=5)
def answer_requests(request: HttpRequest) -> Shortcut | None:
    if not request.user.has_perm("callbacks.view_callbackrequest"):
        return None
    url = reverse("callback_requests:index")
    return Shortcut(_("Callback requests"), _("Who is waiting for a call."), url, "mobile-alt")


@hooks.register("construct_homepage_panels")
def show_who_waits(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm("callbacks.view_callbackrequest"):
        panels.append(WaitingPanel())


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Register the audit log's actions: who did what and when, never the personal data."""
    for name, label, message in LOG_ACTIONS:
        actions.register_action(name, label, message)


@hooks.register(periodic.HOOK)
def send_notifications() -> periodic.PeriodicJob:
    return periodic.PeriodicJob(
        "callback requests: send notifications", every=5, run=send_waiting, queue=MAIL
    )


@hooks.register(periodic.HOOK)
def forget_what_is_over() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("callback requests: delete what is over", every=3600, run=purge)


@hooks.register(periodic.HOOK)
def close_what_nobody_closes() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("callback requests: close forgotten ones", every=3600, run=tidy)


@hooks.register(periodic.HOOK)
def warn_of_unopened_ones() -> periodic.PeriodicJob:
    name = "callback requests: warn of unopened ones"
    return periodic.PeriodicJob(name, every=3600, run=warn_of_unopened)


@hooks.register(periodic.HOOK)
def seal_old_names() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("callback requests: seal names", every=3600, run=seal_names)


@hooks.register(periodic.HOOK)
def forget_old_proofs() -> periodic.PeriodicJob:
    name = "callback requests: forget old proofs"
    return periodic.PeriodicJob(name, every=24 * 3600, run=forget_proofs)


@hooks.register(periodic.HOOK)
def make_what_is_searched() -> periodic.PeriodicJob:
    name = "callback requests: languages and marks"
    return periodic.PeriodicJob(name, every=3600, run=keep_all, at_start=True)


@hooks.register(periodic.HOOK)
def tell_of_promises() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("callback requests: tell of promises", every=120, run=tell)


@hooks.register(periodic.HOOK)
def clear_empty_desks() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("callback requests: clear desks", every=3600, run=clear_desks)


@hooks.register(periodic.HOOK)
def make_first_texts() -> periodic.PeriodicJob:
    name = "callback requests: texts of answers"
    return periodic.PeriodicJob(name, every=24 * 3600, run=first_texts, at_start=True)


hooks.register(personal_data.HOOK, kept_of_requests, order=0)


@hooks.register(periodic.HOOK)
def forget_old_limits() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("callback requests: forget old limits", every=3600, run=forget_old)
