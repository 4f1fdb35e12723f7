from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, Page
from wagtail.snippets.models import register_snippet

from articles import listing
from articles.admin import RedFlagViewSet, TechniqueViewSet, TopicViewSet, UrgencyAdviceViewSet
from articles.answers import answers_to_red_flags
from articles.choosers.contraindications import ContraindicationPicker
from articles.choosers.red_flags import RedFlagPicker
from articles.content_checks import CHECKS
from articles.models import ArticleIndexPage, ContraindicationIndexPage, RedFlag
from articles.naming import conditions_named
from articles.personal_data import kept_of_guides
from articles.protection.enforcement import check_entry
from articles.protection.missing import status_condition
from articles.protection.publication import check_guide
from articles.protection.replacing import LOG_ACTION
from articles.views.expiry import tell_of_expiry
from articles.views.helpful_report import TITLE, HelpfulReportView
from articles.views.missing import MissingWarningsView, may_view
from articles.views.progress import ReplacementView
from articles.views.replacing import ReplaceView
from articles.views.whom import tell_whom_it_concerns
from checks.registry import CONTENT_CHECK
from core import periodic
from core.admin_home import HOOK, Shortcut
from core.lookups.references import source_language
from core.privacy import personal_data
from core.searching import answers, naming
from translations.publishing.dates import UNPUBLICATION_HOOK
from translations.publishing.publication.checks import EVERY_HOOK
from translations.tracking import conditions

register_snippet(TopicViewSet)
register_snippet(TechniqueViewSet)
register_snippet(RedFlagViewSet)
register_snippet(UrgencyAdviceViewSet)
hooks.register("register_admin_viewset", ContraindicationPicker)
hooks.register("register_admin_viewset", RedFlagPicker)
hooks.register(conditions.HOOK, status_condition)
hooks.register(EVERY_HOOK, check_guide)
for check in CHECKS:
    hooks.register(CONTENT_CHECK, check)
hooks.register(UNPUBLICATION_HOOK, check_entry)
for after_saving in ("after_create_page", "after_edit_page", "after_edit_snippet"):
    hooks.register(after_saving, tell_of_expiry)
for before_editing in ("before_edit_page", "before_edit_snippet"):
    hooks.register(before_editing, tell_whom_it_concerns)
hooks.register(naming.HOOK, conditions_named)
hooks.register(answers.HOOK, answers_to_red_flags)
hooks.register(personal_data.HOOK, kept_of_guides)


@hooks.register(HOOK, order=10)
def write_a_guide(request: HttpRequest) -> Shortcut | None:
    index = _own(ArticleIndexPage, request)
    if index is None:
        return None
    url = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", index.pk])
    return Shortcut(
        _("Write a guide"), _("With technique steps and contraindications."), url, "edit"
    )


@hooks.register(HOOK, order=20)
def open_the_library(request: HttpRequest) -> Shortcut | None:
    library = _own(ContraindicationIndexPage, request)
    if library is None:
        return None
    url = reverse("wagtailadmin_explore", args=[library.pk])
    return Shortcut(_("Contraindications"), _("The library that all guides share."), url, "no-view")


@hooks.register(HOOK, order=21)
def open_the_red_flags(request: HttpRequest) -> Shortcut | None:
    library = RedFlag.snippet_viewset
    if not library.permission_policy.user_has_any_permission(request.user, ["add", "change"]):
        return None
    return Shortcut(
        _("Red flags"),
        _("Warning signs for the care cards of all guides."),
        reverse(library.get_url_name("list")),
        "warning",
    )


def _own(model: type[Page], request: HttpRequest) -> Page | None:
    """The page of the source language below which this person may add others."""
    page = model.objects.filter(locale__language_code=source_language()).first()
    return page if page and page.permissions_for_user(request.user).can_add_subpage() else None


@hooks.register("register_admin_urls")
def missing_warnings_address() -> list[URLPattern]:
    view = MissingWarningsView.as_view()
    replace = path("warnings/<str:model>/<int:pk>/", ReplaceView.as_view(), name="replace_entry")
    progress = path("warnings/replacement/<int:pk>/", ReplacementView.as_view(), name="replacement")
    helpful = path("reports/helpful/", HelpfulReportView.as_view(), name="helpful_report")
    missing = path("reports/missing-warnings/", view, name="missing_warnings")
    return [missing, helpful, progress, replace]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(LOG_ACTION)
    class ReplaceFormatter(LogFormatter):
        label = pgettext_lazy("log action", "Replace an entry about safety")

        def format_message(self, entry: ModelLogEntry) -> str:
            if entry.data.get("by"):
                return _("Replaced “%(entry)s” with “%(by)s”") % entry.data
            return _("Took out “%(entry)s”") % entry.data


@hooks.register(periodic.HOOK)
def repair_listings() -> periodic.PeriodicJob:
    name = "articles: list every guide"
    return periodic.PeriodicJob(name, every=24 * 3600, run=listing.repair, at_start=True)


class GuidesReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_view(request.user)


@hooks.register("register_reports_menu_item")
def missing_warnings_in_the_reports() -> MenuItem:
    return GuidesReportMenuItem(
        gettext_lazy("Guides whose warning is missing"),
        reverse("missing_warnings"),
        name="missing-warnings",
        icon_name="warning",
        order=90,
    )


@hooks.register("register_reports_menu_item")
def helpful_in_the_reports() -> MenuItem:
    return GuidesReportMenuItem(
        TITLE, reverse("helpful_report"), name="helpful", icon_name="help", order=91
    )
