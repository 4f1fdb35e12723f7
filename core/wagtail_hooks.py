from typing import Any

from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.translation import get_language
from wagtail import hooks
from wagtail.models import Locale, Page
from wagtail.snippets.models import register_snippet

from core import chores
from core.admin import PersonViewSet, PracticeTextViewSet
from core.richtext import LocalizedPageLinkHandler
from core.schedule import publish_what_is_due
from core.shared import shared_rows
from core.warming import Warming
from core.welcome import WelcomePanel

#: Style sheets of every view in the admin: the palette, what our views share, and parts of foreign views.
ADMIN_STYLES = [
    "tokens",
    "workspace",
    "welcome",
    "bar_chart",
    "index_panel",
    "listing_pages",
    "login",
]

register_snippet(PersonViewSet)
register_snippet(PracticeTextViewSet)


@hooks.register("before_serve_page")
def serve_only_under_its_own_language(
    page: Page, request: HttpRequest, args: Any, kwargs: Any
) -> None:
    """Never serve a page under another language's address.

    Wagtail falls back to the default language's tree when a home page is missing
    or a draft (wagtail#12775); the 404 page offers the page where it stands.
    """
    known = {row.pk: row for row in shared_rows(Locale)}
    page.locale = known.get(page.locale_id) or page.locale
    if get_language() != page.locale.language_code:
        raise Http404


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own handler
def localize_links(features: Any) -> None:
    features.register_link_type(LocalizedPageLinkHandler)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html_join(
        "",
        '<link rel="stylesheet" href="{}">',
        ((static(f"css/admin/{name}.css"),) for name in ADMIN_STYLES),
    )


@hooks.register("construct_homepage_panels")
def welcome(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, WelcomePanel())


@hooks.register(chores.HOOK)
def publish_what_is_scheduled() -> chores.Chore:
    return chores.Chore("core: publish what is scheduled", every=30, run=publish_what_is_due)


@hooks.register(chores.HOOK)
def draw_pictures_beforehand() -> chores.Chore:
    return chores.Chore("core: open what was published", every=2, run=Warming().open_some)
