"""The cookie notice: the same on every page; the browser shows it until it is closed (tests/journeys)."""

import pytest

from core.models import PracticeText
from core.page_frame import NOTICE_COOKIE
from tests import factories
from tests.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def _site():
    factories.site()
    factories.practice_text("en", cookie_notice="<p>Only what we need.</p>")


def close(visitor, **data):
    return visitor.post("/lv/notice-seen/", data)


@pytest.mark.usefixtures("_site")
def test_the_page_is_the_same_for_those_who_have_closed_the_notice(visitor):
    before = visitor.get("/en/").content

    close(visitor, next="/en/")

    assert visitor.get("/en/").content == before


@pytest.mark.usefixtures("_site")
def test_the_script_knows_the_cookie_of_the_notice(visitor):
    page = visitor.read("/en/")

    assert page.select_one(".notice[hidden]")["data-notice"] == NOTICE_COOKIE


@pytest.mark.usefixtures("_site")
@pytest.mark.parametrize(
    ("code", "label"), [("en", "I agree"), ("lv", "Piekrītu"), ("ru", "Соглашаюсь")]
)
def test_visitors_agree_and_find_the_privacy_policy(visitor, code, label):
    policy = factories.standard_page(title="Privacy policy", slug="privacy")
    text = PracticeText.objects.get()
    text.privacy_page = policy
    text.save()

    notice = visitor.read(f"/{code}/").select_one(".notice")

    assert words(notice.select_one("button")) == label
    assert notice.select_one('a[href="/en/privacy/"]')


@pytest.mark.usefixtures("_site")
def test_the_notice_in_the_source_language_says_so(visitor):
    assert visitor.read("/lv/").select_one(".notice__text")["lang"] == "en"
    assert "lang" not in visitor.read("/en/").select_one(".notice__text").attrs


def test_an_empty_notice_is_not_shown(visitor):
    factories.site()
    factories.practice_text("en")

    assert not visitor.read("/en/").select_one(".notice")


@pytest.mark.parametrize("address", ["/en/search/?q=neck&page=2", "http://testserver/ru/"])
def test_closing_the_notice_leads_back(visitor, address):
    response = close(visitor, next=address)

    assert (response.status_code, response["Location"]) == (302, address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://evil.example/",
        "//evil.example",
        "///evil.example",
        "\\\\evil.example",
        "http:evil.example",
        "javascript:alert(1)",
        "http://[",
        "http://testserver@evil.example/",
    ],
)
def test_an_address_elsewhere_leads_home(visitor, address):
    assert close(visitor, next=address)["Location"] == "/lv/"


@pytest.mark.parametrize("address", ["somewhere", "search", "/\r\nSet-Cookie: x=1", "/\x00"])
def test_an_odd_address_on_this_site_is_an_address(visitor, address):
    response = close(visitor, next=address)

    assert response.status_code == 302
    assert "\n" not in response["Location"]
    assert "x" not in response.cookies


def test_no_address_leads_home(visitor):
    assert close(visitor)["Location"] == "/lv/"


def test_a_script_gets_the_cookie_and_no_page(visitor):
    response = visitor.post("/lv/notice-seen/", headers={"x-requested-with": "fetch"})

    assert (response.status_code, response.content) == (204, b"")
    assert response.cookies[NOTICE_COOKIE].value == "1"


def test_the_notice_is_not_closed_by_a_link(visitor):
    assert visitor.get("/lv/notice-seen/").status_code == 405


@pytest.mark.usefixtures("_site")
def test_a_link_in_the_notice_leads_to_the_page_in_the_readers_language(visitor):
    cookies = factories.standard_page(title="Cookies", slug="cookies")
    factories.translated(cookies, "lv", slug="sikdatnes")
    text = PracticeText.objects.get()
    text.cookie_notice = f'<p><a linktype="page" id="{cookies.pk}">Which?</a></p>'
    text.save()

    assert visitor.read("/lv/").select_one('.notice a[href="/lv/sikdatnes/"]')
