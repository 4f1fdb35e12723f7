"""What a practice still has to do before it can open: told after the set-up, and on the admin's first page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale, Page

from articles.models import ContraindicationPage, RedFlag
from forms.models import FormPage
from practice.building.keys import key
from practice.running import current
from practice.setting_up import is_complete
from services.models import Service


@dataclass(frozen=True)
class Task:
    text: str
    url: str


def to_do() -> list[Task]:
    """Return the open tasks; none once they are done, and none for a site that was not set up this way."""
    if not is_complete():
        return list(_unfinished())
    return [*_untold(), *_drafts(), *_unpriced(), *_unread()]


def _unfinished() -> Iterator[Task]:
    run = current()
    if run and run.typed:
        yield Task(
            _("The set-up of the practice is not finished: see how far it is."),
            reverse("practice_setup_progress"),
        )


def _untold() -> Iterator[Task]:
    form = FormPage.objects.filter(locale=Locale.get_default(), notify="").first()
    if form and not settings.CALLBACK_NOTIFY:
        yield Task(
            _("Nobody is told about callback requests: name an e-mail address in the form."),
            reverse("wagtailadmin_pages:edit", args=[form.pk]),
        )


def _drafts() -> Iterator[Task]:
    keys = [key("page", name) for name in ("privacy-policy", "contact", "callback")]
    drafts = Page.objects.filter(translation_key__in=keys, locale=Locale.get_default(), live=False)
    for page in drafts.order_by("path"):
        yield Task(
            _("“%(page)s” is a draft: fill in its blanks, marked [[like this]], and publish it.")
            % {"page": page.get_admin_display_title()},
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
        )


def _unpriced() -> Iterator[Task]:
    if not Service.objects.filter(live=True, locale=Locale.get_default()).exists():
        yield Task(
            _("No price is published: complete the services, then publish the price list."),
            reverse(Service.snippet_viewset.get_url_name("list")),
        )


def _unread() -> Iterator[Task]:
    own = Locale.get_default()
    number = sum(
        model.objects.filter(locale=own, live=False).count()
        for model in (ContraindicationPage, RedFlag)
    )
    if number:
        yield Task(
            ngettext(
                "%(number)s general contraindication or red flag waits for your doctor, who reads and signs it before it is published.",
                "%(number)s general contraindications and red flags wait for your doctor, who reads and signs them before they are published.",
                number,
            )
            % {"number": number},
            reverse("reviews:report"),
        )
