from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Locale, Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from core import periodic, warming
from core.admin import AlertViewSet, PersonViewSet, PracticeTextViewSet
from core.admin_home import WelcomePanel
from core.background.engine import MAIL
from core.background.mending import mend
from core.bounces.panel import BouncesPanel
from core.bounces.reading import read_bounces
from core.door.post.outbox import send_waiting
from core.drawing import preparing
from core.editing_notice import tell_where_it_is_in_use
from core.http import SiteRequest
from core.lookups.priming import LINKED_AROUND_HOOK
from core.lookups.shared import shared_rows
from core.page_frame import page_frame_of
from core.privacy import personal_data
from core.privacy.deletion import forget_old_log, forget_old_sessions
from core.privacy.everywhere import kept_in_backups, kept_of_attempts
from core.privacy.staff import kept_about_staff
from core.ready_pages import warming as ready_pages
from core.richtext import LocalizedPageLinkHandler
from core.schedule.panel import SchedulePanel
from core.schedule.running import run_schedule

#: Style sheets of every view in the admin: the palette, what our views share, and parts of foreign views.
ADMIN_STYLES = [
    "tokens",
    "workspace",
    "welcome",
    "bar_chart",
    "index_panel",
    "listing_pages",
    "breadcrumbs",
    "users",
    "login",
    "missed_schedule",
    "door",
]

register_snippet(AlertViewSet)
register_snippet(PersonViewSet)
register_snippet(PracticeTextViewSet)


for before_editing in ("before_edit_page", "before_edit_snippet"):
    hooks.register(before_editing, tell_where_it_is_in_use)


@hooks.register("before_serve_page")
def serve_only_under_its_own_language(
    page: Page, request: HttpRequest, args: list[object], kwargs: dict[str, object]
) -> None:
    """Never serve a page under another language's address.

    Wagtail falls back to the default language's tree when a home page is missing
    or a draft (wagtail#12775); the 404 offers the page under its own address.
    """
    known = {row.pk: row for row in shared_rows(Locale)}
    page.locale = known.get(page.locale_id) or page.locale
    if get_language() != page.locale.language_code:
        raise Http404


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own handler
def localize_links(features: FeatureRegistry) -> None:
    features.register_link_type(LocalizedPageLinkHandler)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html_join(
        "",
        '<link rel="stylesheet" href="{}">',
        ((static(f"css/admin/{name}.css"),) for name in ADMIN_STYLES),
    )


@hooks.register("insert_global_admin_js")
def keep_typed_dates() -> str:
    return format_html('<script src="{}"></script>', static("js/typed-dates.js"))


@hooks.register("insert_global_admin_js")
def report_failed_choosers() -> str:
    return format_html(
        '<script src="{}" data-failed="{}"></script>',
        static("js/chooser-failure.js"),
        _("The dialog could not be loaded. Check your connection and try again."),
    )


@hooks.register("construct_homepage_panels")
def add_welcome_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.insert(0, WelcomePanel())
    panels.append(SchedulePanel())
    if request.user.is_superuser:
        panels.append(BouncesPanel())


@hooks.register(LINKED_AROUND_HOOK)
def pages_in_the_menus(request: SiteRequest) -> set[int]:
    return page_frame_of(request).page_keys


@hooks.register(periodic.HOOK)
def scheduled_publishing_job() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("core: scheduled publishing", every=30, run=run_schedule)


@hooks.register(periodic.HOOK)
def warming_job() -> periodic.PeriodicJob:
    return periodic.PeriodicJob(warming.NAME, every=5, run=warming.warm_published)


@hooks.register(periodic.HOOK)
def drawing_job() -> periodic.PeriodicJob:
    # After a deployment too: a new release may show pictures in other sizes.
    return periodic.PeriodicJob(
        preparing.JOB, every=600, run=preparing.order_missing, at_start=True
    )


@hooks.register(periodic.HOOK)
def ready_pages_job() -> periodic.PeriodicJob:
    return periodic.PeriodicJob(ready_pages.NAME, every=5, run=ready_pages.refresh, at_start=True)


@hooks.register(periodic.HOOK)
def mending_job() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("core: mend the task queue", every=60, run=mend)


@hooks.register(periodic.HOOK)
def forget_log_job() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("core: forget the old log", every=24 * 3600, run=forget_old_log)


@hooks.register(periodic.HOOK)
def forget_sessions_job() -> periodic.PeriodicJob:
    name = "core: forget expired sessions"
    return periodic.PeriodicJob(name, every=24 * 3600, run=forget_old_sessions)


@hooks.register(periodic.HOOK)
def bounces_job() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("core: read mail that came back", every=300, run=read_bounces)


@hooks.register(periodic.HOOK)
def account_mails_job() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("core: send mails about accounts", 5, send_waiting, queue=MAIL)


hooks.register(personal_data.HOOK, kept_of_attempts, order=10)
hooks.register(personal_data.HOOK, kept_in_backups, order=40)
hooks.register(personal_data.HOOK, kept_about_staff, order=50)


@hooks.register("register_account_menu_item")
def second_factor_in_the_account(_request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("mfa_index"),
        "label": _("Second factor"),
        "help_text": _("An authenticator app or a passkey, asked for when you sign in."),
    }
