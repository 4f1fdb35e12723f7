"""The demo site: complete in every language, and built only once."""

from collections import Counter

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex, Site
from wagtail_localize.models import StringTranslation, Translation

from core.lookups.shared import is_shared
from core.models import Alert, Picture, PracticeText
from demo.accounts import DEMO_LOGINS
from demo.management.commands import seed_demo
from demo.paths import CATALOGUES, PICTURES, catalogue_files
from demo.tree import article_contents, pages
from practice.building.catalogues import Catalogues
from practice.building.keys import key
from practice.building.library import Library
from practice.building.streams import StreamBuilder
from translations.models import Build
from translations.tracking.state import State, cells

#: Those of the demo: a language that was added to the site has no catalogues here.
TRANSLATIONS = sorted(folder.name for folder in CATALOGUES.iterdir() if folder.is_dir())
LANGUAGES = {settings.SOURCE_LANGUAGE, *TRANSLATIONS}
SHARED = [model for model in apps.get_models() if is_shared(model)]


def rows() -> dict[str, int]:
    """How many rows every table holds."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy and model is not ReferenceIndex
    }


def live_pages():
    return Page.objects.live().filter(depth__gt=1)


@pytest.mark.usefixtures("demo_site")
def test_seeding_again_changes_nothing():
    before = rows()
    saved = dict(Page.objects.values_list("pk", "latest_revision_created_at"))

    call_command("seed_demo", verbosity=0)

    assert rows() == before
    assert dict(Page.objects.values_list("pk", "latest_revision_created_at")) == saved


@pytest.mark.usefixtures("demo_site")
def test_a_translation_that_an_update_left_behind_is_published_again(
    django_capture_on_commit_callbacks,
):
    """Its catalogue has nothing new, for the original lost a block or took its words from a library."""
    guide = Page.objects.get(slug="neck-pain-at-the-desk")
    live = Build.objects.filter(is_live=True, translation__source__object_id=guide.translation_key)
    assert live.update(content="of an older version", safety="of an older version") == 2

    # wagtail-localize publishes when the transaction commits.
    with django_capture_on_commit_callbacks(execute=True):
        call_command("seed_demo", verbosity=0)

    found = cells([guide.translation_key]).values()
    assert {(cell.state, cell.safety_stale) for cell in found} == {(State.LIVE, False)}


@pytest.mark.usefixtures("demo_site")
def test_the_page_tree_is_sound():
    assert [list(problem) for problem in Page.find_problems()] == [[], [], [], [], []]
    assert live_pages().count() == Page.objects.filter(depth__gt=1).count()


@pytest.mark.usefixtures("demo_site")
def test_every_page_and_entry_is_live_in_every_language():
    for model in (Page, *SHARED):
        found = model.objects.filter(live=True)
        if model is Page:
            found = found.filter(depth__gt=1)
        family = Counter(found.values_list("translation_key", flat=True))
        # An alert tells of a closing, when there is one: the demo has none.
        assert bool(family) == (model is not Alert), model
        assert set(family.values()) <= {len(LANGUAGES)}, model


@pytest.mark.usefixtures("demo_site")
def test_every_translation_is_complete_and_nothing_was_refused():
    unfinished = [
        (str(translation), progress)
        for translation in Translation.objects.select_related("source", "target_locale")
        if len(set(progress := translation.get_progress())) > 1
    ]

    assert unfinished == []
    assert not StringTranslation.objects.filter(has_error=True).exists()
    assert Translation.objects.filter(enabled=False).count() == 0


@pytest.mark.usefixtures("demo_site")
def test_no_page_is_an_alias():
    assert not Page.objects.filter(alias_of__isnull=False).exists()


@pytest.mark.usefixtures("demo_site")
def test_slugs_are_plain_latin_in_every_language():
    slugs = Page.objects.values_list("slug", flat=True)

    assert [slug for slug in slugs if not slug.isascii()] == []
    assert not [slug for slug in slugs if slug.endswith(("-2", "-lv", "-ru")) and len(slug) > 3]


@pytest.mark.usefixtures("demo_site")
def test_ids_are_the_same_on_every_machine():
    assert Page.objects.filter(translation_key=key("page", "home")).count() == len(LANGUAGES)
    assert PracticeText.objects.filter(translation_key=key("PracticeText", "practice")).exists()
    assert str(key("page", "home")) == "d4731db2-233b-553e-a78c-7671745a3b74"


@pytest.mark.usefixtures("demo_site")
def test_every_drawing_is_stored_once():
    titles = Counter(Picture.objects.values_list("title", flat=True))

    assert set(titles) == {path.stem for path in PICTURES.glob("*.png")}
    assert set(titles.values()) == {1}


@pytest.mark.usefixtures("demo_site")
def test_there_are_eight_articles_under_four_topics():
    contents = article_contents()

    assert len(contents) >= 8
    assert len({topic for content in contents for topic in content["topics"]}) == 4
    assert contents[-1]["key"] == "back-massage-for-osteochondrosis"


@pytest.mark.usefixtures("demo_site")
def test_the_site_is_the_demo():
    site = Site.objects.get()

    assert site.is_default_site
    assert site.root_page.translation_key == key("page", "home")


@pytest.mark.usefixtures("demo_site")
def test_every_login_works_and_opens_the_admin(client):
    for username, password, _role in DEMO_LOGINS:
        assert client.login(username=username, password=password), username
        answer = client.get("/admin/", follow=True)
        assert answer.status_code == 200, username
        # The inbox is the home of reception.
        home = "callback_requests:index" if username == "reception" else "wagtailadmin_home"
        assert answer.wsgi_request.path == reverse(home), username
        client.logout()


@pytest.mark.usefixtures("demo_site")
def test_a_changed_password_stays_changed():
    admin = get_user_model().objects.get(username="admin")
    admin.set_password("my own")
    admin.save()

    call_command("seed_demo", verbosity=0)

    admin.refresh_from_db()
    assert admin.check_password("my own")


@pytest.mark.usefixtures("demo_site")
def test_without_demo_accounts_nobody_can_sign_in(settings):
    settings.DEMO_ACCOUNTS = False
    get_user_model().objects.all().delete()

    call_command("seed_demo", verbosity=0)

    assert not get_user_model().objects.exists()


def test_production_has_no_demo_accounts():
    text = (settings.BASE_DIR / "mysite/settings/production.py").read_text()

    assert "DEMO_ACCOUNTS = False" in text


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_every_string_of_every_catalogue_is_translated(code):
    gaps = [
        f"{path.name}: {entry.msgid[:60]}"
        for path in catalogue_files(code)
        for entry in polib.pofile(str(path))
        if not entry.obsolete and not entry.translated()
    ]

    assert gaps == []


def test_every_language_has_the_same_catalogues():
    names = [{path.name for path in catalogue_files(code)} for code in TRANSLATIONS]

    assert names[0]
    assert all(one == names[0] for one in names)


@pytest.mark.usefixtures("demo_site")
def test_the_catalogues_hold_what_the_source_says(tmp_path, monkeypatch):
    """Writing the catalogues again changes nothing: no string is missing or obsolete."""
    for code in TRANSLATIONS:
        (tmp_path / code).mkdir()
        for path in catalogue_files(code):
            (tmp_path / code / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(seed_demo, "TRANSLATIONS", Catalogues((tmp_path,)))

    call_command("seed_demo", write_catalogues=True, verbosity=0)

    def entries(path):
        return [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in polib.pofile(str(path))]

    for code in TRANSLATIONS:
        written = {path.name: entries(path) for path in (tmp_path / code).glob("*.po")}
        assert written == {path.name: entries(path) for path in catalogue_files(code)}


def test_content_that_names_an_unknown_field_is_refused():
    [(model, _content, _parent), *_rest] = [row for row in pages() if "body" in row[1]]
    builder = StreamBuilder("x", lambda _model, _key: 1, Page)
    block = model._meta.get_field("body").stream_block

    with pytest.raises(ValueError, match="unknown fields: colour"):
        builder.stream(block, [("quote", "q", {"text": "Slowly", "colour": "red"})])


@pytest.mark.usefixtures("demo_site")
def test_content_that_names_an_unknown_entry_is_refused():
    with pytest.raises(LookupError, match="no-such-guide"):
        Library()(Page, "no-such-guide")
