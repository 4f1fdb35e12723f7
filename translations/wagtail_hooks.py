from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from django.urls import ResolverMatch, URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail_localize.models import Translation

from core import periodic, post_only
from core.admin_home import HOOK, Shortcut
from core.privacy import personal_data
from translations.access.scope import language_scope
from translations.desk import urls
from translations.desk.admin import TermViewSet
from translations.desk.bridge import editor_script
from translations.desk.listing import replace_listing_buttons
from translations.desk.overview.menu import DoubtsMenuItem, TranslationsMenuItem
from translations.desk.overview.panels import panel_for
from translations.desk.views.originals import name_lost
from translations.exchange.memory.keys import index_missing
from translations.personal_data import kept_of_translations
from translations.publishing.cascades.hooks import HOOKS
from translations.publishing.cascades.questions import pages_to_cascade
from translations.publishing.originals import LOG_ACTION
from translations.publishing.publication import buttons
from translations.tracking.changes.digest import send_digests
from translations.tracking.changes.forgetting import forget_old_mails
from translations.tracking.demand import forget_old
from translations.tracking.kept_cells import bring_up_to_date

hooks.register("register_page_header_buttons", buttons.page_buttons)
hooks.register("register_snippet_listing_buttons", buttons.entry_buttons)
replace_listing_buttons()

hooks.register("construct_translated_pages_to_cascade_actions", pages_to_cascade)
for name, function in HOOKS.items():
    hooks.register(name, function)

# Before wagtail-localize, whose hooks answer with its own editor.
hooks.register("before_edit_page", name_lost, order=-20)
hooks.register("before_edit_snippet", name_lost, order=-20)

REPORT = "wagtail_localize:translations_report"
register_snippet(TermViewSet)


@hooks.register(HOOK, order=15)
def open_my_language(request: HttpRequest) -> Shortcut | None:
    """Offer translators the pages of their language."""
    scope = language_scope(request.user)
    home = Page.objects.filter(depth=2, locale_id__in=scope or ()).first()
    if home is None:
        return None
    url = reverse("wagtailadmin_explore", args=[home.pk])
    return Shortcut(
        _("Translate"), _("The pages of your language."), url, "wagtail-localize-language"
    )


@hooks.register(post_only.HOOK)
def translation_of_a_step(match: ResolverMatch) -> str | None:
    """Return where a translation is edited, for the addresses at which its strings are stored."""
    if "localize/translate/" not in match.route:
        return None
    made = Translation.objects.filter(pk=match.kwargs["translation_id"]).first()
    try:
        return made.get_target_instance_edit_url() if made else None
    except ObjectDoesNotExist:
        return None


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        LOG_ACTION,
        pgettext_lazy("log action", "Use the original's"),
        gettext_lazy("Returned to the original's in place of what was deleted"),
    )


@hooks.register("register_admin_urls", order=-1)  # before wagtail-localize's own
def report_replacements() -> list[URLPattern]:
    return urls.instead


@hooks.register("construct_reports_menu")
def hide_report_without_language(request: HttpRequest, items: list[MenuItem]) -> None:
    if language_scope(request.user) == frozenset():
        items[:] = [item for item in items if item.url != reverse(REPORT)]


@hooks.register("register_admin_urls")
def publishing_views() -> list[URLResolver]:
    views = include((urls.publishing, "translation_publishing"))
    return [path("translations/publish/", views)]


@hooks.register(periodic.HOOK)
def digest_job() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("translations: tell what changed", every=60, run=send_digests)


@hooks.register(periodic.HOOK)
def forget_demand() -> periodic.PeriodicJob:
    return periodic.PeriodicJob("translations: forget old wishes", every=3600, run=forget_old)


@hooks.register(periodic.HOOK)
def forget_mails() -> periodic.PeriodicJob:
    name = "translations: forget old mails"
    return periodic.PeriodicJob(name, every=3600, run=forget_old_mails)


hooks.register(personal_data.HOOK, kept_of_translations, order=30)


@hooks.register("register_admin_urls")
def overview_views() -> list[URLResolver]:
    return [path("translations/", include((urls.overview, "translation_overview")))]


@hooks.register("register_admin_menu_item")
def overview_in_the_menu() -> TranslationsMenuItem:
    return TranslationsMenuItem(
        gettext_lazy("Translations"),
        reverse("translation_overview:matrix"),
        name="translations",
        icon_name="wagtail-localize-language",
        order=160,
    )


@hooks.register("register_reports_menu_item")
def doubts_in_the_reports() -> DoubtsMenuItem:
    return DoubtsMenuItem(
        gettext_lazy("Doubtful translations"),
        reverse("translation_overview:doubts"),
        name="doubts",
        icon_name="warning",
        order=110,
    )


@hooks.register("construct_homepage_panels")
def add_translations_panel(request: HttpRequest, panels: list[Component]) -> None:
    if panel := panel_for(request):
        panels.append(panel)


@hooks.register("register_admin_urls", order=-1)  # before wagtail-localize's own
def translation_replacements() -> list[URLPattern]:
    return urls.translation_instead


@hooks.register("register_admin_urls")
def desk_views() -> list[URLResolver]:
    return [path("translations/", include((urls.desk, "translations")))]


@hooks.register(periodic.HOOK)
def keep_cells_current() -> periodic.PeriodicJob:
    name = "translations: keep the overview current"
    return periodic.PeriodicJob(name, every=60, run=bring_up_to_date, at_start=True)


@hooks.register(periodic.HOOK)
def memory_index_job() -> periodic.PeriodicJob:
    return periodic.PeriodicJob(
        "translations: index what came by another way", every=600, run=index_missing
    )


hooks.register("insert_editor_js", editor_script)
