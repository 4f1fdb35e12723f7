from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from checks.examining import examine, is_original
from checks.publication import check_original
from checks.registry import CONTENT_CHECK
from checks.rules import RULES
from checks.rules.descriptions import LONGEST_DESCRIPTION, LONGEST_TITLE, SHORTEST_DESCRIPTION
from checks.views.report import ContentReportView, may_view
from translations.publishing.publication.checks import EVERY_HOOK

hooks.register(EVERY_HOOK, check_original)
for rule in RULES:
    hooks.register(CONTENT_CHECK, rule)


@hooks.register("after_publish_page")
def tell_what_could_be_better(request: HttpRequest, page: Page) -> None:
    if not is_original(page):
        return
    examination = examine(page)
    if number := len(examination.should):
        said = ngettext(
            "“%(title)s”: %(count)s thing could be better.",
            "“%(title)s”: %(count)s things could be better.",
            number,
        )
        button = messages.button(f"{examination.edit_url}#checks", _("Show"))
        messages.warning(request, said % {"title": page.title, "count": number}, buttons=[button])


@hooks.register("insert_editor_js")
def editor_scripts() -> SafeString:
    """Return the tags: the way to a finding's field, and the counters of title and description."""
    lengths = f"{LONGEST_TITLE} {SHORTEST_DESCRIPTION} {LONGEST_DESCRIPTION}"
    return format_html(
        '<link rel="stylesheet" href="{}"><script src="{}" defer></script>'
        '<script src="{}" data-lengths="{}" data-characters="{}" data-short="{}" data-long="{}" defer></script>',
        static("css/admin/checks/findings.css"),
        static("js/content-checks.js"),
        static("js/text-lengths.js"),
        lengths,
        # Translators: the counter under a field; the numbers are characters typed and allowed.
        _("%(length)s of at most %(limit)s characters"),
        _("too short"),
        _("too long"),
    )


@hooks.register("register_admin_urls")
def report_address() -> list[URLPattern]:
    return [path("reports/content-checks/", ContentReportView.as_view(), name="content_checks")]


class ContentReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_view(request.user)


@hooks.register("register_reports_menu_item")
def report_in_the_menu() -> MenuItem:
    return ContentReportMenuItem(
        gettext_lazy("Content checks"),
        reverse("content_checks"),
        name="content-checks",
        icon_name="glasses",
        order=95,
    )
