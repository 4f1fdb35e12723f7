"""A practice is set up: from a migrated database to a site that only lacks what a person has to say."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import Locale, Page, ReferenceIndex, Site

from articles.models import ContraindicationPage, RedFlag, SelfCheckPage
from core.models import PracticeSettings, PracticeText
from forms.models import FormPage
from home.models import ContactPage, HomePage, PricesPage, StandardPage, TeamPage
from practice.answers import Answers
from practice.building.building import Building
from practice.setting_up import is_complete, set_up
from practice.to_do import to_do
from services.models import Service
from tests.visitor import words

pytestmark = pytest.mark.usefixtures("empty_site")


def rows() -> dict[str, int]:
    models = (m for m in apps.get_models() if m._meta.managed and m is not ReferenceIndex)
    return {model._meta.label: model._base_manager.count() for model in models}


def live(model, code="en"):
    return model.objects.filter(live=True, locale__language_code=code)


def test_a_new_practice_has_its_pages_in_every_language(answers, reader, all_languages):
    set_up(answers)

    assert not any(Page.find_problems())
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="en")
    for code, title in {"en": "Contact", "lv": "Kontakti", "ru": "Контакты"}.items():
        home = reader.read(f"/{code}/")
        assert words(home.select_one(".brand__name")) == "Rücken & Ruhe"
        assert title in words(home.select_one("nav"))
        for page in Page.objects.live().filter(locale__language_code=code, depth=3):
            assert reader.get(page.get_url()).status_code == 200, page.get_url()
    policy = words(reader.read("/en/privacy-policy/").main)
    assert "The practice Rücken & Ruhe (SIA Ruhe, 123), Brīvības iela 1, Rīga, decides" in policy
    assert "Inspectorate, Some street 1" in policy
    assert "[[" not in policy
    practice = PracticeSettings.load()
    assert practice.phone_display == "+371 24 11 24 20"
    assert len(practice.hours) == 5
    [form] = live(FormPage)
    assert form.recipients == ["desk@example.lv"]
    assert "evening" not in str(form.fields.raw_data)
    # Nothing about safety before a doctor has read it.
    for model in (ContraindicationPage, RedFlag, SelfCheckPage):
        assert model.objects.exists()
        assert not model.objects.filter(live=True).exists(), model
    assert ContraindicationPage.objects.filter(locale__language_code="lv").count() == 2
    assert not ContraindicationPage.objects.filter(source__contains="our doctor").exists()
    assert any("wait for your doctor" in task.text for task in to_do())


def test_a_page_with_blanks_stays_a_draft_and_so_does_the_form():
    set_up(Answers(name="Rokas", domain="localhost", port=80))

    policy = StandardPage.objects.get(slug="privacy-policy")
    assert not policy.live
    assert "[[postal address of the practice]]" in str(policy.body.raw_data)
    assert "[[legal name and registration number of the practice]]" in str(policy.body.raw_data)
    assert not Page.objects.filter(translation_key=policy.translation_key, live=True).exists()
    assert not FormPage.objects.filter(live=True).exists()
    said = " ".join(task.text for task in to_do())
    assert "Nobody is told about callback requests" in said
    assert "Privacy policy" in said


def test_prices_and_people_wait_for_what_only_the_practice_knows(answers):
    set_up(answers)

    [service] = Service.objects.filter(locale__language_code="en")
    assert (service.name, service.price, service.live) == ("First visit", None, False)
    prices = PricesPage.objects.get(locale__language_code="en")
    assert "[[how visitors pay: card, cash, invoice]]" in prices.paying
    assert not PricesPage.objects.filter(live=True).exists()
    assert not TeamPage.objects.filter(live=True).exists()
    assert live(ContactPage, "lv").exists()
    assert any("No price is published" in task.text for task in to_do())


def test_where_no_review_is_required_the_libraries_are_published(answers, settings):
    settings.MEDICAL_REVIEW = {"default": "off"}

    set_up(answers)

    for code in ("en", "lv"):
        assert live(ContraindicationPage, code).count() == 2
        assert live(SelfCheckPage, code).exists()


def test_setting_up_twice_changes_nothing(answers):
    assert not set_up(answers)
    home = HomePage.objects.get(locale__language_code="en")
    home.headline = "What an editor wrote"
    home.save_revision().publish()
    before = rows()

    assert set_up(Answers(name="Other", domain="other.example", port=443))

    assert rows() == before
    assert HomePage.objects.get(pk=home.pk).headline == "What an editor wrote"
    assert Site.objects.get().hostname == "localhost"
    assert PracticeText.objects.get(locale__language_code="en").name == "Rücken & Ruhe"


def test_an_interrupted_set_up_is_completed_by_the_next(answers, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(Building, "_translate", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            set_up(answers)
    assert not is_complete()

    set_up(answers)

    assert is_complete()
    assert live(StandardPage, "lv").count() == 3
    assert not any(Page.find_problems())


def test_a_practice_may_write_in_latvian(answers, settings, all_languages):
    settings.LANGUAGE_CODE = settings.SOURCE_LANGUAGE = "lv"
    Locale.objects.update(language_code="lv")  # as after a migration with this setting

    set_up(answers)

    assert ContactPage.objects.get(slug="kontakti").locale.language_code == "lv"
    assert ContactPage.objects.get(slug="kontakti").standfirst.startswith("Kur mēs")
    assert live(ContactPage, "en").filter(title="Contact").exists()
    assert live(ContactPage, "ru").filter(title="Контакты").exists()
    entry = ContraindicationPage.objects.get(locale__language_code="lv", slug="tromboze")
    assert "trombs" in entry.explanation


# The command

ARGUMENTS = {"name": "Rokas", "domain": "www.example.lv", "no_input": True}


def test_the_command_names_everything_that_is_wrong_at_once(monkeypatch):
    monkeypatch.delenv("SETUP_PASSWORD", raising=False)

    with pytest.raises(CommandError) as refused:
        call_command(
            "setup_practice",
            domain="no domain!",
            hours="always",
            phone="12",
            notify="nobody",
            languages="de,pl",
            username="boss",
            no_input=True,
        )

    said = str(refused.value)
    for option in (
        "--name",
        "--domain",
        "--hours",
        "--phone",
        "--notify",
        "--languages",
        "SETUP_PASSWORD",
    ):
        assert f"\n- {option}: " in said, option
    assert "SITE_LANGUAGES=de,pl" in said
    assert not HomePage.objects.exists()


def test_the_command_makes_the_first_administrator_and_the_groups(monkeypatch, capsys):
    monkeypatch.setenv("SETUP_PASSWORD", "a-long-and-odd-one")

    call_command("setup_practice", **ARGUMENTS, hours="Mo-Fr 9:00-17:00", username="boss")

    boss = get_user_model().objects.get(username="boss")
    assert boss.is_superuser
    assert boss.check_password("a-long-and-odd-one")
    names = set(Group.objects.values_list("name", flat=True))
    wanted = {"Editors", "Reviewers", "Reception", "Translators: Latviešu"}
    assert wanted <= names
    assert Site.objects.get().hostname == "www.example.lv"
    assert "Nobody is told about callback requests" in capsys.readouterr().out


def test_a_weak_password_is_refused(monkeypatch):
    monkeypatch.setenv("SETUP_PASSWORD", "123")

    with pytest.raises(CommandError, match="SETUP_PASSWORD"):
        call_command("setup_practice", **ARGUMENTS, username="boss")

    assert not get_user_model().objects.exists()
