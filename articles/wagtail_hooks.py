from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from articles.admin import TechniqueViewSet, TopicViewSet
from articles.models import ArticleIndexPage, ContraindicationIndexPage
from core.admin_home import HOOK, Shortcut
from core.lookups.references import source_language

register_snippet(TopicViewSet)
register_snippet(TechniqueViewSet)


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


def _own(model: type[Page], request: HttpRequest) -> Page | None:
    """The page of the source language below which this person may add others."""
    page = model.objects.filter(locale__language_code=source_language()).first()
    return page if page and page.permissions_for_user(request.user).can_add_subpage() else None
