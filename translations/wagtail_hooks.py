from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from core import chores
from core.welcome import HOOK, Shortcut
from translations import urls
from translations.admin import TermViewSet
from translations.bridge import editor_script
from translations.memory.keys import index_missing
from translations.scope import language_scope

register_snippet(TermViewSet)


@hooks.register(HOOK, order=15)
def open_my_language(request: HttpRequest) -> Shortcut | None:
    """For those who work in one language only: its pages."""
    scope = language_scope(request.user)
    home = Page.objects.filter(depth=2, locale_id__in=scope or ()).first()
    if home is None:
        return None
    url = reverse("wagtailadmin_explore", args=[home.pk])
    return Shortcut(
        _("Translate"), _("The pages of your language."), url, "wagtail-localize-language"
    )


@hooks.register("register_admin_urls", order=-1)  # before wagtail-localize's own
def machine_drafts_instead() -> list[URLPattern]:
    return urls.machine_instead


@hooks.register("register_admin_urls")
def desk_views() -> list[URLResolver]:
    return [path("translations/", include((urls.desk, "translations")))]


@hooks.register(chores.HOOK)
def index_the_memory() -> chores.Chore:
    return chores.Chore(
        "translations: index what came by another way", every=600, run=index_missing
    )


hooks.register("insert_editor_js", editor_script)
