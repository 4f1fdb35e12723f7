"""A small site of every kind of page, and changes that editors make to it."""

import datetime
import random
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from wagtail.models import BaseViewRestriction, Page, PageViewRestriction

from articles.models import ArticlePage
from core.models import Picture, PracticeSettings
from core.schedule.running import run_schedule
from home.models import HomePage
from tests import factories
from tests.pages import article, callback, contraindication, guides, self_check

Change = Callable[[], object]


class SmallSite:
    """Three languages, two guides with topics, pictures and a translation, a library, a form, menus."""

    def __init__(self) -> None:
        factories.site()
        self.picture = factories.picture()
        self.topic = factories.topic(name="Neck", key="neck")
        self.person = factories.person(name="Anna")
        self.technique = factories.technique(name="Kneading")
        self.sign = factories.red_flag()
        factories.urgency_advice()
        guides(standfirst="All guides")
        self.guide = article(
            title="Neck pain", topics=[self.topic], author=self.person, lead_image=self.picture
        )
        self.other = article(
            title="Back pain", topics=[self.topic], body=[("text", self._link(self.guide))]
        )
        self.condition = contraindication(title="Thrombosis")
        self_check()
        self.about = factories.standard_page(title="About", slug="about")
        self.visit = factories.standard_page(title="Your visit", slug="visit")
        self.gone = factories.standard_page(title="Gone", slug="gone")
        self.form = callback()
        guides("lv", title="Ceļveži", slug="celvezi")
        self.translated = factories.translated(self.guide, "lv", title="Kakla sāpes", slug="kakls")
        menu = [("page", {"page": self.about.pk, "label": ""})]
        self.text = factories.practice_text("en", callback_page=self.form, header_menu=menu)
        PracticeSettings.objects.update_or_create(defaults={"phone": "+37124112420"})

    @staticmethod
    def _link(page: Page) -> str:
        return f'<p><a linktype="page" id="{page.pk}">there</a></p>'

    @staticmethod
    def addresses() -> list[str]:
        live = Page.objects.live().filter(depth__gt=1)
        found = [page.get_url() for page in live if page.get_url()]
        return [
            *found,
            "/en/guides/?topic=neck",
            "/sitemap.xml",
            "/sitemap-lv-1.xml",
            "/en/feed.xml",
            "/en/guides/neck-pain.md",
        ]

    def changes(self) -> dict[str, Change]:
        """Return the changes by name; each of them can be made at any time, and once."""
        return {
            "publish": lambda: self._publish(self.guide, title="Neck pain, explained"),
            "publish a text": lambda: self._publish(self.other, standfirst="What helps"),
            "draft": self._draft,
            "slug": lambda: self._publish(self.other, slug="back"),
            "new page": lambda: article(title="Headache", topics=[self.topic]),
            "unpublish": lambda: Page.objects.get(pk=self.other.pk).unpublish(),
            "move": self._move,
            "delete": lambda: Page.objects.get(pk=self.gone.pk).delete(),
            "translation": lambda: self._publish(self.translated, title="Kakls sāp"),
            "new translation": lambda: factories.translated(
                self._now(self.visit), "lv", title="Jūsu vizīte"
            ),
            "mirror": lambda: factories.mirror(self._now(self.visit), "ru"),
            "home": lambda: self._publish(
                HomePage.objects.get(pk=factories.home_page().pk), headline="Slow hands"
            ),
            "person": lambda: self._save(self.person, name="Anna Liepa"),
            "topic": lambda: self._save(self.topic, name="Neck and shoulders"),
            "technique": lambda: self._save(self.technique, name="Rubbing"),
            "red flag": lambda: self._save(self.sign, sign="you cannot move your arm"),
            "new red flag": factories.red_flag,
            "urgency advice": lambda: factories.urgency_advice(urgency="today"),
            "condition": lambda: self._publish(self.condition, title="Blood clot"),
            "severity": lambda: self._publish(self.condition, severity="ask"),
            "new condition": lambda: contraindication(title="Fever"),
            "menu": lambda: self._save(self.text, header_menu=[]),
            "notice": lambda: self._save(self.text, cookie_notice="<p>Only what we need</p>"),
            "new text": lambda: factories.practice_text("lv", name="Mugura Rīgā"),
            "phone": lambda: self._save(PracticeSettings.objects.get(), phone="+37120000000"),
            "hours": self._hours,
            "picture": self._picture,
            "alt text": lambda: self._publish(self.guide, lead_image_alt="Two hands"),
            "private": lambda: self._private(self.other),
            "scheduled": self._expire,
            "bulk": lambda: ArticlePage.objects.update(standfirst="Slow and warm"),
        }

    @staticmethod
    def _publish(page: Page, **fields: object) -> None:
        now = type(page).objects.get(pk=page.pk)
        for name, value in fields.items():
            setattr(now, name, value)
        now.save_revision().publish()

    @staticmethod
    def _save(row: Any, **fields: object) -> None:
        now = type(row).objects.get(pk=row.pk)
        for name, value in fields.items():
            setattr(now, name, value)
        now.save()

    def _draft(self) -> None:
        now = ArticlePage.objects.get(pk=self.guide.pk)
        now.title = "Not yet"
        now.save_revision()

    def _move(self) -> None:
        Page.objects.get(pk=self.about.pk).move(
            factories.standard_page(title="The practice"), pos="last-child"
        )

    @staticmethod
    def _now(page: Page) -> Page:
        return type(page).objects.get(pk=page.pk)

    def _hours(self) -> None:
        settings = PracticeSettings.objects.get()
        settings.hours = [
            (
                "hours",
                {"weekday": "0", "opens": datetime.time(9), "closes": datetime.time(18)},
            )
        ]
        settings.save()

    def _picture(self) -> None:
        picture = Picture.objects.get(pk=self.picture.pk)
        picture.focal_point_x, picture.focal_point_y = 10, 10
        picture.focal_point_width = picture.focal_point_height = 20
        picture.save()

    @staticmethod
    def _private(page: Page) -> None:
        kind = BaseViewRestriction.LOGIN
        PageViewRestriction.objects.create(page_id=page.pk, restriction_type=kind)

    def _expire(self) -> None:
        due = timezone.now() - datetime.timedelta(minutes=1)
        ArticlePage.objects.filter(pk=self.guide.pk).update(expire_at=due)
        run_schedule()


def some_changes(site: SmallSite, number: int, seed: int) -> list[tuple[str, Change]]:
    """Return a number of changes in random order, or all of them."""
    every = list(site.changes().items())
    random.Random(seed).shuffle(every)
    return every[:number]
