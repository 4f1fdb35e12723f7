"""The admin is in the user's language, also where the catalogues of Wagtail and wagtail-localize have gaps."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.users.models import UserProfile

from core.admin import PersonViewSet
from core.catalogues import catalogues
from core.wagtail_words import LABELS, WORDS
from tests import factories

SUPPLEMENT = Path(settings.LOCALE_PATHS[1])
#: What is translated of each package. Left out: what only developers see, and blocks and forms of Wagtail that this site does not use.
PACKAGES = {
    "wagtail": {
        "wagtail",
        "admin",
        "documents",
        "embeds",
        "images",
        "locales",
        "redirects",
        "search",
        "search_promotions",
        "settings",
        "sites",
        "snippets",
        "users",
    },
    "wagtail_localize": {"wagtail_localize", "locales"},
    "taggit": {"taggit"},
}
VARIABLE = re.compile(r"%\(\w+\)[sd]|%s|\{\w*\}|</?\w+[^>]*>")


def known(code: str, domain: str) -> Iterator[tuple[Path, polib.POEntry]]:
    """Every string of the packages in a language."""
    for package, parts in PACKAGES.items():
        spec = find_spec(package)
        assert spec is not None
        assert spec.origin
        for path in Path(spec.origin).parent.glob(f"**/locale/{code}/LC_MESSAGES/{domain}.po"):
            if path.parents[3].name in parts:
                yield from ((path, entry) for entry in polib.pofile(str(path)))


def names(entries: list[polib.POEntry]) -> set[tuple[str | None, str]]:
    return {(entry.msgctxt, entry.msgid) for entry in entries if entry.translated()}


def ours(code: str, domain: str) -> list[polib.POEntry]:
    paths = [
        Path(folder) / code / "LC_MESSAGES" / f"{domain}.po" for folder in settings.LOCALE_PATHS
    ]
    return [entry for path in paths if path.exists() for entry in polib.pofile(str(path))]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("code", ["lv", "ru"])
def test_the_menu_is_translated(word, code):
    with override(code):
        assert gettext(word) != word


@pytest.mark.once
@pytest.mark.parametrize("domain", ["django", "djangojs"])
@pytest.mark.parametrize("code", ["lv", "ru"])
def test_no_string_of_wagtails_admin_is_left_in_english(code, domain):
    wanted = {(entry.msgctxt, entry.msgid) for _path, entry in known("en", domain)}
    theirs = names([entry for _path, entry in known(code, domain)])

    assert len(wanted) > 50
    assert wanted - theirs - names(ours(code, domain)) == set()


@pytest.mark.once
def test_our_words_for_wagtail_keep_every_variable_and_tag():
    for path in catalogues([SUPPLEMENT]):
        for entry in polib.pofile(str(path)):
            allowed = set(VARIABLE.findall(entry.msgid + entry.msgid_plural))
            for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                assert set(VARIABLE.findall(text or "")) <= allowed, entry.msgid
            if not entry.msgid_plural:
                assert set(VARIABLE.findall(entry.msgstr)) == allowed, entry.msgid


@pytest.mark.once
def test_our_words_for_wagtail_are_still_its_words():
    for path in catalogues([SUPPLEMENT]):
        domain = path.stem
        wanted = {(entry.msgctxt, entry.msgid) for _path, entry in known("en", domain)}
        assert {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path))} <= wanted


@pytest.mark.parametrize("form", LABELS)
def test_a_field_that_wagtail_left_without_a_label_has_one_in_latvian(form):
    with override("lv"):
        labels = {name: str(form.base_fields[name].label) for name in LABELS[form]}
    assert labels["password" if "password" in labels else "link_text"] in {
        "Parole",
        "Saites teksts",
    }
    assert len(set(labels.values())) == len(labels)


def test_the_way_to_a_list_of_entries_and_its_columns_are_in_the_readers_language():
    viewset = PersonViewSet()
    items = viewset.breadcrumbs_items  # at startup, in English
    with override("ru"):
        way = [str(item["label"]) for item in items]
        columns = [str(column.label) for column in viewset.list_display[2:]]
    assert way == ["Главная", "Общие записи"]
    assert columns == ["Язык", "Статус", "Изменено"]


@pytest.mark.django_db
def test_pages_are_searched_from_the_first_page_of_the_admin_in_latvian(client, admin_user):
    UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": "lv"})
    client.force_login(admin_user)
    factories.site()

    shown = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Meklēt visās lapās…" in shown
    assert "Search all pages" not in shown


@pytest.mark.django_db
def test_the_actions_of_a_list_have_a_latvian_name(client, admin_user):
    UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": "lv"})
    client.force_login(admin_user)
    factories.site()

    shown = client.get(reverse("wagtaildocs:index")).content.decode()

    assert 'aria-label="Darbības"' in shown
    assert 'aria-label="Actions"' not in shown
