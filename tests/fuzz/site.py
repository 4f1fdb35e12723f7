"""The site that is asked: a page of each public kind in three languages, a public and a private document."""

from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page

from articles.models import ArticlePage
from core.models import Picture
from forms.models import FormPage
from tests import factories, pages
from tests.fuzz.inputs import Target

FIXED = [
    *("/", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/healthz", "/readyz"),
    *("/metrics", "/favicon.ico", "/admin/", "/admin/login/", "/admin/logout/"),
    *("/admin/password_reset/", "/admin/second-factor/", "/admin/reauthenticate/"),
    *("/admin/pages/", "/media/", "/static/css/base.css", "/documents/", "/en/_util/login/"),
    "/documents/authenticate_with_password/1/",
    "/en/_util/authenticate_with_password/1/1/",
]
BY_LANGUAGE = [
    *("search/", "search/suggest/", "search/opened/", "wanted/", "notice-seen/", "consent/"),
    *("helpful/", "nothing-here/"),
]


def build() -> None:
    homes = factories.site()
    picture = factories.picture()
    neck = pages.article(title="Neck", lead_image=picture, lead_image_alt="Hands.")
    factories.translated(pages.library(), "lv", slug="kontrindikacijas")
    pages.contraindication(title="Fever")
    pages.self_check()
    pages.callback()
    pages.article(title="Back", body=[("text", "<p>Muguras sāpes, массаж спины</p>")])
    for code in ("lv", "ru"):
        factories.standard_page(homes[code], title=f"Kakla masāža {code}")
    factories.mirror(neck, "lv")
    _documents()


def _documents() -> None:
    model = get_document_model()
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(
        collection=private, restriction_type="password", password="between-us"
    )
    for name, collection in [("letter", Collection.get_first_root_node()), ("plan", private)]:
        file = ContentFile(b"%PDF-1.4\n%%EOF\n", name=f"{name}.pdf")
        model.objects.create(title=name, collection=collection, file=file)


def target() -> Target:
    """Return what there is to ask. Looks at the form once, as a visitor does."""
    live = [page for page in Page.objects.live().filter(depth__gt=1) if page.get_url()]
    form = FormPage.objects.get().get_url()
    found = Target(
        addresses=[
            *FIXED,
            *(page.get_url() for page in live),
            *(f"/{code}/{name}" for code in factories.CODES for name in BY_LANGUAGE),
            *(document.url for document in get_document_model().objects.all()),
            *(f"/media/{picture.file.name}" for picture in Picture.objects.all()),
            f"{form}thank-you/",
            f"{pages.guides().get_url()}feed/",
        ],
        form=form,
        clicks=_clicks(keys := [str(page.translation_key) for page in live]),
        keys=keys,
    )
    visitor = Client()
    shown = BeautifulSoup(visitor.get(form).content, "html.parser")
    found.hidden = {
        node["name"]: node.get("value", "")
        for node in shown.select('main form input[type="hidden"]')
        if node["name"] != "token"
    }
    cookie = visitor.cookies.get(settings.CSRF_COOKIE_NAME)
    found.cookies = f"{settings.CSRF_COOKIE_NAME}={cookie.value}" if cookie else ""
    return found


def _clicks(keys: list[str]) -> dict[str, dict[str, list[str]]]:
    guides = [guide for guide in ArticlePage.objects.live() if guide.live_revision_id]
    return {
        "/lv/wanted/": {"page": keys, "in": ["en", "lv"]},
        "/en/helpful/": {
            "page": [str(guide.pk) for guide in guides],
            "revision": [str(guide.live_revision_id) for guide in guides],
            "answer": ["yes", "no"],
        },
        "/ru/consent/": {
            "answer": ["all", "some", "none"],
            "kind": ["measuring"],
            "next": ["/ru/"],
        },
        "/en/notice-seen/": {"next": ["/en/"]},
        "/en/search/opened/": {"q": ["neck"], "topic": ["1"]},
    }
