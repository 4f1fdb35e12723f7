"""Every address of wagtail-localize, for everyone, in the own language and in another."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.messages import constants, get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from tests import factories
from tests.translations.people import ROLES, person

pytestmark = pytest.mark.django_db

NAMESPACE = "wagtail_localize"
EVERYBODY = [role for role in ROLES if role != "anonymous"]
EDITORS = ["admin", "editor"]
TRANSLATORS = ["translator", "translator who may not publish"]

#: What a translation is of, and the language it is in. The translators' is Latvian.
CASES = [("page", "lv"), ("page", "ru"), ("topic", "lv"), ("topic", "ru")]


@dataclass
class Row:
    """How to ask one address, and who gets through: in their own language, or in any."""

    ask: Callable[[Client, "Site", str, str], Any]
    anywhere: list[str] = field(default_factory=lambda: EDITORS)
    own: list[str] = field(default_factory=list)
    kinds: tuple[str, ...] = ("page", "topic")

    def expected(self, role: str, code: str) -> bool:
        return role in self.anywhere or (role in self.own and code == "lv")


@dataclass
class Site:
    sources: dict[str, Any]
    made: dict[tuple[str, str], Any]


@pytest.fixture
def site(settings) -> Site:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    link = '<p>Read <a href="https://example.org/">this</a>.</p>'
    sources = {
        "page": factories.standard_page(standfirst="Slow", body=[("text", link)]),
        "topic": factories.topic(),
    }
    made = {
        (kind, code): factories.translation(source, code)
        for kind, source in sources.items()
        for code in ("lv", "ru")
    }
    for one in made.values():
        one.save_target(publish=False)
    return Site(sources, made)


def url(name: str, *args: Any) -> str:
    return reverse(f"{NAMESPACE}:{name}", args=args)


def posting(name: str, **data: Any) -> Callable[..., Any]:
    return lambda client, site, kind, code: client.post(url(name, site.made[kind, code].pk), data)


def getting(name: str) -> Callable[..., Any]:
    return lambda client, site, kind, code: client.get(url(name, site.made[kind, code].pk))


def put_string(client: Client, site: Site, kind: str, code: str) -> Any:
    made = site.made[kind, code]
    row = factories.segment(made, "standfirst" if kind == "page" else "name")
    return client.put(
        url("edit_string_translation", made.pk, row.pk),
        "value=Lazy",
        content_type="application/x-www-form-urlencoded",
    )


def put_override(client: Client, site: Site, kind: str, code: str) -> Any:
    made = site.made[kind, code]
    row = made.source.overridablesegment_set.get(context__path__startswith="body")
    return client.put(
        url("edit_override", made.pk, row.pk),
        "value=https%3A%2F%2Fexample.org%2Flv%2F",
        content_type="application/x-www-form-urlencoded",
    )


def upload(client: Client, site: Site, kind: str, code: str) -> Any:
    made = site.made[kind, code]
    file = SimpleUploadedFile("page.po", str(made.export_po()).encode())
    return client.post(url("upload_pofile", made.pk), {"file": file})


def submit(client: Client, site: Site, kind: str, code: str) -> Any:
    # The attempt before was rolled back, and this locale with it.
    factories.forget_locales()
    factories.home_page("de")
    locales = {"locales": [factories.locale("de").pk]}
    source = site.sources[kind]
    if kind == "page":
        return client.post(url("submit_page_translation", source.pk), locales)
    return client.post(url("submit_snippet_translation", "articles", "topic", source.pk), locales)


def sync(client: Client, site: Site, kind: str, code: str) -> Any:
    return client.post(url("update_translations", site.made[kind, code].source_id))


def convert(client: Client, site: Site, kind: str, code: str) -> Any:
    page = site.made[kind, code].get_target_instance()
    return client.post(url("convert_to_alias", page.pk))


def entries(name: str) -> Callable[..., Any]:
    def ask(client: Client, site: Site, kind: str, code: str) -> Any:
        key = [site.sources["topic"].pk] if name.endswith("detail") else []
        return client.get(url(name, "articles", "topic", *key))

    return ask


def plain(name: str) -> Callable[..., Any]:
    return lambda client, site, kind, code: client.get(url(name))


WORKING = [*EDITORS, "source editor", *TRANSLATORS]

MATRIX: dict[str, Row] = {
    "javascript_catalog": Row(plain("javascript_catalog"), EVERYBODY),
    "submit_page_translation": Row(submit, kinds=("page",)),
    "submit_snippet_translation": Row(submit, kinds=("topic",)),
    "update_translations": Row(sync),
    "edit_string_translation": Row(put_string, own=TRANSLATORS),
    "edit_override": Row(put_override, own=TRANSLATORS, kinds=("page",)),
    "download_pofile": Row(getting("download_pofile"), own=TRANSLATORS),
    "upload_pofile": Row(upload, own=TRANSLATORS),
    "machine_translate": Row(posting("machine_translate"), own=TRANSLATORS),
    "preview_translation": Row(getting("preview_translation"), own=TRANSLATORS, kinds=("page",)),
    "stop_translation": Row(posting("stop_translation")),
    "convert_to_alias": Row(convert, kinds=("page",)),
    "translations_report": Row(plain("translations_report"), WORKING),
    "translations_report_results": Row(plain("translations_report_results"), WORKING),
    "snippets_api_listing": Row(entries("snippets_api_listing"), [*EDITORS, *TRANSLATORS]),
    "snippets_api_detail": Row(entries("snippets_api_detail"), [*EDITORS, *TRANSLATORS]),
}


def names() -> set[str]:
    """What wagtail-localize offers by address, asked of the site itself."""
    found: set[str] = set()
    waiting = list(get_resolver().url_patterns)
    while waiting:
        one = waiting.pop()
        if getattr(one, "namespace", None) == NAMESPACE:
            found |= {pattern.name for pattern in one.url_patterns}
        waiting += getattr(one, "url_patterns", [])
    return found


def got_through(answer: Any) -> bool:
    """Whether the view did its work; anything but a refusal, a sign-in page or a success is a mistake here."""
    if answer.status_code in {200, 201, 204}:
        return True
    if answer.status_code in {401, 403}:
        return False
    assert answer.status_code == 302, answer.status_code
    if answer.url.startswith(reverse("wagtailadmin_login")):
        return False
    told = list(get_messages(answer.wsgi_request))
    return not any(message.level >= constants.ERROR for message in told)


def test_every_address_of_wagtail_localize_is_classified():
    """A new one in a new version has no guard of ours until somebody thinks of it."""
    assert names() == set(MATRIX)


@pytest.mark.parametrize("name", MATRIX)
def test_who_gets_through_at_every_address(site, name):
    row = MATRIX[name]
    cases = [case for case in CASES if case[0] in row.kinds]
    people = {role: person(role) for role in ROLES}

    seen = {}
    for role, user in people.items():
        for kind, code in cases:
            with transaction.atomic():
                client = Client()
                if user.is_authenticated:
                    client.force_login(user)
                seen[role, kind, code] = got_through(row.ask(client, site, kind, code))
                transaction.set_rollback(True)

    assert seen == {
        (role, kind, code): row.expected(role, code) for role in ROLES for kind, code in cases
    }


CLOSED = [
    "wagtailsites:index",
    "wagtailsites:add",
    "wagtailusers_users:index",
    "wagtailusers_users:add",
    "wagtailusers_groups:index",
    "wagtaillocales:index",
    "wagtaillocales:add",
    "wagtailredirects:index",
    "wagtailadmin_workflows:index",
    "callback_requests:index",
    "callback_requests:export",
]


@pytest.mark.parametrize("role", TRANSLATORS)
def test_translators_reach_no_settings_no_users_and_no_callback_requests(client, site, role):
    client.force_login(person(role))
    addresses = [
        *map(reverse, CLOSED),
        reverse("wagtailsettings:edit", args=["core", "practicesettings"]),
    ]

    reached = [address for address in addresses if got_through(client.get(address))]

    assert reached == []
