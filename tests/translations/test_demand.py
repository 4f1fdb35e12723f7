"""Readers who miss a page in their language say so with one click, and leave nothing of themselves."""

import datetime
import uuid

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.alternates import Alternate
from core.models.attempts import Attempt
from tests import factories
from translations.desk.overview.queue import queues
from translations.models import ReaderDemand
from translations.templatetags.wishes import missing_languages
from translations.tracking.demand import counts, record

pytestmark = pytest.mark.django_db

OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def homes():
    return factories.site()


@pytest.fixture
def page(homes):
    return factories.standard_page(title="About us", slug="about")


def ask(client, key, code="ru", headers=OURS, address="192.0.2.1"):
    return client.post(f"/{code}/wanted/", {"page": key}, headers=headers, REMOTE_ADDR=address)


def ru():
    return factories.locale("ru").pk


def button(html):
    return BeautifulSoup(html, "html.parser").select_one("form.wanted")


def test_one_click_on_the_404_counts_and_is_thanked_in_the_readers_language(client, page):
    form = button(client.get("/ru/about/").content)

    answer = client.post(form["action"], {"page": form.input["value"]}, headers=OURS, follow=True)

    assert "Мне нужна эта страница на\xa0русском" in form.text
    assert counts() == {(page.translation_key, ru()): 1}
    assert "Спасибо" in answer.content.decode()


def test_a_mirrored_page_offers_it(client, page):
    mirror = page.copy_for_translation(factories.locale("ru"), copy_parents=True, alias=True)

    form = button(client.get(mirror.get_url()).content)

    assert form.input["value"] == str(page.translation_key)


def test_a_page_offers_each_language_that_it_lacks_in_that_language(client, page):
    html = BeautifulSoup(client.get(page.get_url()).content, "html.parser")

    forms = {form["lang"]: form["action"] for form in html.select("form.wanted")}
    assert forms == {"lv": "/lv/wanted/", "ru": "/ru/wanted/"}


def test_readers_of_a_language_without_a_catalogue_are_not_told_in_english():
    here = Alternate("en", "English", "/en/", "https://example.lv/en/", is_current=True)
    others = [
        Alternate(code, code, f"/{code}/", "", is_current=False) for code in ("lv", "pl", "de")
    ]

    assert [one.code for one in missing_languages([here, *others])] == ["lv"]


def test_a_complete_page_and_an_error_page_offer_nothing(client, page):
    for code in ("lv", "ru"):
        factories.translated(page, code)

    assert button(client.get(page.get_url()).content) is None
    assert button(client.get("/ru/nothing/").content) is None


def test_no_cookie_and_nothing_of_the_reader_is_kept(client, page):
    answer = ask(client, page.translation_key)

    row = ReaderDemand.objects.get()
    assert not answer.cookies
    assert {field.name for field in row._meta.fields} == {
        "id",
        "translation_key",
        "locale",
        "day",
        "count",
    }
    assert not Attempt.objects.filter(bucket__contains="192.0.2.1").exists()


def test_the_same_reader_counts_once_a_day_and_is_thanked_each_time(client, page):
    answers = [ask(client, page.translation_key) for _ in range(3)]
    ask(client, page.translation_key, address="198.51.100.7")

    assert {answer.url for answer in answers} == {f"/ru/wanted/?page={page.translation_key}&in="}
    assert counts() == {(page.translation_key, ru()): 2}


def test_a_program_that_asks_for_everything_is_heard_so_many_times(client, homes):
    pages = [factories.standard_page() for _ in range(33)]

    for one in pages:
        ask(client, one.translation_key)

    assert len(counts()) == 30


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"referer": "http://[::1"},
        {},
    ],
)
def test_another_site_cannot_ask_for_its_readers(client, page, headers):
    assert ask(client, page.translation_key, headers=headers).status_code == 403
    assert not ReaderDemand.objects.exists()


def test_an_old_browser_is_known_by_its_origin(client, page):
    ask(client, page.translation_key, headers={"origin": "http://testserver"})

    assert ReaderDemand.objects.exists()


@pytest.mark.parametrize("key", ["", "nonsense", str(uuid.UUID(int=7)), "' OR 1=1"])
def test_what_is_no_page_leads_home(client, homes, key):
    answer = ask(client, key)

    assert (answer.status_code, answer.url) == (302, "/ru/")
    assert not ReaderDemand.objects.exists()


@pytest.mark.parametrize("hidden", ["draft", "private"])
def test_a_draft_and_a_private_page_cannot_be_asked_for(client, page, hidden):
    if hidden == "draft":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert ask(client, page.translation_key).url == "/ru/"
    assert not ReaderDemand.objects.exists()


def test_who_asks_for_what_has_come_meanwhile_is_led_there(client, page):
    there = factories.translated(page, "ru", slug="o-nas")

    assert ask(client, page.translation_key).url == there.get_url()
    assert not ReaderDemand.objects.exists()


def test_counts_are_summed_over_days_and_forget_the_old(django_assert_num_queries, homes):
    key, other = uuid.uuid4(), uuid.uuid4()
    for _ in range(2):
        record(key, ru())
    record(other, factories.locale("lv").pk)
    today = timezone.localdate()
    for days, count in ((10, 5), (300, 100)):
        ReaderDemand.objects.create(
            translation_key=key,
            locale_id=ru(),
            day=today - datetime.timedelta(days=days),
            count=count,
        )

    russian = ru()

    with django_assert_num_queries(1):
        found = counts(keys=[key], locale_ids=[russian])

    assert found == {(key, russian): 7}
    assert len(counts()) == 2


def test_it_raises_the_page_in_the_translators_queue(page):
    made = factories.translation(page)
    made.save_target(publish=False)
    record(page.translation_key, factories.locale("lv").pk)

    (tasks,) = queues([factories.locale("lv")]).values()

    assert [task.demand for task in tasks if task.original.key == page.translation_key] == [1]


def way_back(answer):
    return BeautifulSoup(answer.content, "html.parser").select_one(".page-head a")


def click(client, page, code="ru"):
    form = BeautifulSoup(client.get(page.get_url()).content, "html.parser").select_one(
        f'form.wanted[lang="{code}"]'
    )
    data = {field["name"]: field["value"] for field in form.select("input")}
    return client.post(form["action"], data, headers=OURS, follow=True)


def test_the_thanks_lead_back_to_the_page_in_the_language_in_which_it_was_read(client, page):
    latvian = factories.translated(page, "lv", title="Par mums", slug="par-mums")

    back = way_back(click(client, latvian))

    assert back["href"] == latvian.get_url()
    assert (back["lang"], back.get_text()) == ("lv", "Par mums")


def test_the_thanks_lead_back_to_a_mirror(client, page):
    there = page.copy_for_translation(factories.locale("ru"), copy_parents=True, alias=True)

    assert way_back(click(client, there))["href"] == there.get_url()


def test_from_a_missing_page_the_thanks_lead_to_the_original(client, page):
    form = button(client.get("/ru/about/").content)

    answer = client.post(form["action"], {"page": form.input["value"]}, headers=OURS, follow=True)

    assert way_back(answer)["href"] == page.get_url()


@pytest.mark.parametrize("query", ["", "?page=nonsense", f"?page={uuid.UUID(int=7)}&in=ru"])
def test_without_a_page_the_thanks_lead_nowhere_strange(client, homes, query):
    answer = client.get(f"/ru/wanted/{query}")

    assert answer.status_code == 200
    assert way_back(answer) is None


def test_the_thanks_lead_to_no_translation_that_is_private(client, page):
    latvian = factories.translated(page, "lv", title="Par mums", slug="par-mums")
    PageViewRestriction.objects.create(page=latvian, restriction_type="login")

    answer = client.get(f"/ru/wanted/?page={page.translation_key}&in=lv")

    assert way_back(answer)["href"] == page.get_url()


def test_the_thanks_never_name_a_private_page(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert way_back(client.get(f"/ru/wanted/?page={page.translation_key}&in=en")) is None
