from functools import partial

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from core import periodic
from core.admin_home import HOOK, Shortcut
from core.privacy import personal_data
from core.searching import index_words, matching
from search.admin import AnswersViewSet, IdeaViewSet, SynonymsViewSet
from search.analysis import stems
from search.indexing.rebuilding import heal_at_night
from search.indexing.waiting import work_off
from search.log import forget_old
from search.matching import matcher
from search.models import SearchLog
from search.personal_data import kept_of_searches
from search.report import urls as report_urls
from search.watching import IndexPanel, problems

register_permission_policy(SearchLog)


hooks.register(personal_data.HOOK, kept_of_searches, order=20)
hooks.register(matching.HOOK, matcher)
for job in (
    periodic.PeriodicJob("search: forget old searches", every=3600, run=forget_old),
    periodic.PeriodicJob("search: index what waits", every=20, run=work_off),
    periodic.PeriodicJob("search: mend the index", every=300, run=heal_at_night),
):
    hooks.register(periodic.HOOK, partial(lambda job: job, job))


@hooks.register(index_words.HOOK)
def stems_of_a_text(text: str, language: str) -> str:
    return " ".join(stems(text, language))


@hooks.register("construct_homepage_panels")
def say_that_the_index_fails(request: HttpRequest, panels: list[Component]) -> None:
    if found := problems():
        panels.append(IndexPanel(found))


@hooks.register("register_admin_viewset")
def register_lists() -> list[ModelViewSet]:
    return [
        IdeaViewSet("search_ideas", url_prefix="search-ideas"),
        SynonymsViewSet("search_synonyms", url_prefix="search-synonyms"),
        AnswersViewSet("search_answers", url_prefix="search-answers"),
    ]


@hooks.register("register_admin_urls")
def register_report() -> list[URLResolver]:
    return [path("reports/searches/", include(report_urls))]


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("search.view_searchlog")


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> MenuItem:
    return ReportMenuItem(
        _("What visitors look for"),
        reverse("search_report:index"),
        name="searches",
        icon_name="search",
        order=100,
    )


@hooks.register(HOOK, order=30)
def see_what_is_looked_for(request: HttpRequest) -> Shortcut | None:
    if not request.user.has_perm("search.view_searchlog"):
        return None
    url = reverse("search_report:index")
    return Shortcut(
        gettext("What visitors look for"), gettext("And what they do not find."), url, "search"
    )


@hooks.register("construct_reports_menu")
def without_wagtails_own(request: HttpRequest, items: list[MenuItem]) -> None:
    """Remove Wagtail's report of search terms: the data for it is never written, because it ignores the language."""
    items[:] = [item for item in items if item.name != "search-terms"]


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="search", codename="view_searchlog")
