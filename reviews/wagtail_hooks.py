from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry

from core import periodic
from core.privacy import personal_data
from reviews import buttons, urls
from reviews.access import may_view
from reviews.admin import ReviewerViewSet
from reviews.gate import check_review
from reviews.home_panel import panel_for
from reviews.letters.sending import send_letters
from reviews.personal_data import kept_of_reviews
from reviews.signing import LOG_ACTION
from reviews.state.families import refresh_all
from reviews.views.base import REPORT_TITLE
from translations.publishing.publication.checks import EVERY_HOOK

hooks.register(EVERY_HOOK, check_review)
hooks.register(personal_data.HOOK, kept_of_reviews)
hooks.register("register_page_header_buttons", buttons.page_buttons)
hooks.register("register_snippet_listing_buttons", buttons.entry_buttons)


@hooks.register("register_admin_urls")
def review_views() -> list[URLResolver]:
    return [path("reviews/", include((urls.urlpatterns, "reviews")))]


@hooks.register("register_admin_viewset")
def reviewers_of_the_site() -> ReviewerViewSet:
    return ReviewerViewSet("reviewers", url_prefix="reviewers")


@hooks.register("register_permissions")
def right_to_sign() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="reviews", codename="add_medicalreview"
    )


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        LOG_ACTION, pgettext_lazy("log action", "Sign"), _("Medical review signed")
    )


class ReviewsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_view(request.user)


@hooks.register("register_reports_menu_item")
def reviews_in_the_reports() -> MenuItem:
    return ReviewsMenuItem(
        REPORT_TITLE,
        reverse("reviews:report"),
        name="medical-reviews",
        icon_name="circle-check",
        order=80,
    )


@hooks.register("construct_homepage_panels")
def add_reviews_panel(request: HttpRequest, panels: list[Component]) -> None:
    if panel := panel_for(request):
        panels.append(panel)


@hooks.register(periodic.HOOK)
def letters_job() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("reviews: mail what is due", every=600, run=send_letters)


@hooks.register(periodic.HOOK)
def fingerprints_job() -> periodic.PeriodicJob:
    return periodic.PeriodicJob(
        "reviews: recompute fingerprints", every=24 * 3600, run=refresh_all, at_start=True
    )
