"""What visitors are asked: nothing by default, and a real choice as soon as something comes from elsewhere."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.consent.choice import COOKIE, Choice, choice_from
from core.models import VisitorConsent
from core.privacy.cookies import cookies
from tests import factories
from tests.core.test_policy import policy
from tests.visitor import words

PROGRAMS = {
    "matomo": {"measuring_address": "https://stats.example.lv/", "measuring_id": "3"},
    "plausible": {"measuring_address": "https://plausible.io/", "measuring_id": "example.lv"},
    "ga4": {"measuring_address": "", "measuring_id": "G-AB12CD34EF"},
}
HOSTS = {
    "matomo": "https://stats.example.lv",
    "plausible": "https://plausible.io",
    "ga4": "https://www.googletagmanager.com",
}


@pytest.fixture
def _site(db):
    factories.site()


def asks(program: str = "none", **fields) -> VisitorConsent:
    made = VisitorConsent(measuring=program, **PROGRAMS.get(program, {}) | fields)
    made.full_clean()
    made.save()
    return made


#: What a browser says of a form on a page of this site.
OURS = {"sec-fetch-site": "same-origin"}


def answer(visitor, choice: str, *kinds: str):
    fields = {"answer": choice, "kind": kinds, "next": "/en/"}
    return visitor.post("/en/consent/", fields, headers=OURS)


class TestTheCookie:
    """Its text is read back, and anything else is no answer."""

    CHOICE = Choice(3, datetime.date(2026, 11, 30), frozenset({"measuring"}))

    @pytest.mark.once
    def test_what_was_written_is_read(self):
        assert str(self.CHOICE) == "3.2026-11-30.measuring"
        assert choice_from(str(self.CHOICE), 3, ["measuring", "players"]) == self.CHOICE

    @pytest.mark.once
    def test_a_refusal_allows_nothing(self):
        refused = Choice(3, self.CHOICE.day, frozenset())

        assert str(refused) == "3.2026-11-30.none"
        assert choice_from(str(refused), 3, ["measuring"]) == refused

    @pytest.mark.once
    @pytest.mark.parametrize(
        "text",
        [
            None,
            "",
            "yes",
            "3",
            "2.2026-11-30.measuring",
            "3.2026-13-45.measuring",
            "3.2026-11-30.",
            "3.2026-11-30.A",
        ],
    )
    def test_nothing_else_is_an_answer(self, text):
        assert choice_from(text, 3, ["measuring"]) is None

    @pytest.mark.once
    def test_what_is_not_asked_for_is_not_allowed(self):
        assert choice_from("3.2026-11-30.measuring-players", 3, ["players"]).allowed == {"players"}


@pytest.mark.usefixtures("_site")
class TestByDefault:
    def test_nobody_is_asked_and_the_policy_is_strict(self, visitor):
        response = visitor.get("/en/")

        assert b"data-consent" not in response.content
        assert policy(response)["script-src"] == {"'self'"}

    def test_the_page_of_the_choice_says_so(self, visitor):
        page = visitor.read("/en/consent/")

        assert "loads nothing from other sites" in words(page.main)
        assert not page.select("main form")


@pytest.mark.usefixtures("_site")
@pytest.mark.parametrize("players", [False, True], ids=["", "players"])
@pytest.mark.parametrize("program", ["none", *PROGRAMS])
def test_the_question_and_the_policy_follow_the_setting(visitor, program, players):
    asks(program, players_at_once=players)

    response = visitor.get("/en/")
    kinds = [*["measuring"] * (program != "none"), *["players"] * players]

    assert (b"data-consent" in response.content) == bool(kinds)
    assert f'data-allowed="{" ".join(kinds)}"'.encode() in response.content or not kinds
    ours = {"'self'"}
    host = {HOSTS[program]} if program != "none" else set()
    assert policy(response)["script-src"] == ours | host
    assert host <= policy(response)["connect-src"]
    # Nothing of it is in the page itself: a script loads it, later.
    elsewhere = [
        node
        for node in visitor.read("/en/").select("script[src], iframe, img")
        if "://" in node["src"]
    ]
    assert elsewhere == []


@pytest.mark.usefixtures("_site")
def test_the_admin_and_the_errors_of_other_pages_keep_their_policy(visitor, admin_client):
    asks("ga4")

    assert "google" not in admin_client.get("/admin/")["Content-Security-Policy"]
    assert "google" not in visitor.get("/robots.txt")["Content-Security-Policy"]


@pytest.mark.usefixtures("_site")
@pytest.mark.parametrize(
    ("code", "agree", "refuse"),
    [
        ("en", "I agree", "I refuse"),
        ("lv", "Piekrītu", "Nepiekrītu"),
        ("ru", "Соглашаюсь", "Отказываюсь"),
    ],
)
def test_agreeing_and_refusing_look_the_same(visitor, code, agree, refuse):
    asks("matomo")

    buttons = visitor.read(f"/{code}/").select(".notice button")

    assert [words(button) for button in buttons] == [agree, refuse]
    assert len({tuple(button["class"]) for button in buttons}) == 1


@pytest.mark.usefixtures("_site")
@pytest.mark.parametrize(
    ("choice", "kinds", "allowed"),
    [
        ("all", [], "measuring-players"),
        ("none", ["measuring"], "none"),
        ("some", ["players"], "players"),
        ("some", ["measuring"], "measuring"),
        ("some", ["strange"], "none"),
        ("some", [], "none"),
        ("", [], "none"),
    ],
)
def test_an_answer_is_kept_with_version_and_date(visitor, choice, kinds, allowed):
    asked = asks("matomo", players_at_once=True)

    response = answer(visitor, choice, *kinds)

    today = timezone.localdate().isoformat()
    assert (response.status_code, response["Location"]) == (302, "/en/")
    assert response.cookies[COOKIE].value == f"{asked.version}.{today}.{allowed}"


@pytest.mark.usefixtures("_site")
def test_the_page_of_the_choice_shows_it_and_takes_it_back(visitor):
    asks("matomo", players_at_once=True)
    assert "not answered yet" in words(visitor.read("/en/consent/").main)

    answer(visitor, "some", "players")
    page = visitor.read("/en/consent/")
    ticked = {box["value"] for box in page.select("input[type=checkbox][checked]")}
    assert ticked == {"players"}
    assert "(version 1 of the question)" in words(page.main)

    answer(visitor, "none")
    page = visitor.read("/en/consent/")
    assert not page.select("input[checked]")
    assert "You have refused" in words(page.main)


@pytest.mark.usefixtures("_site")
@pytest.mark.parametrize(
    ("program", "name", "domain"), [("ga4", "_ga", "example.lv"), ("matomo", "_pk_id.3", "")]
)
def test_who_takes_it_back_loses_the_cookies_of_the_program(
    visitor, settings, program, name, domain
):
    settings.ALLOWED_HOSTS = ["www.example.lv"]
    visitor.defaults["HTTP_HOST"] = "www.example.lv"
    asks(program)
    visitor.cookies[name] = "1"
    visitor.cookies["other"] = "1"

    gone = answer(visitor, "none").cookies

    assert (gone[name]["max-age"], gone[name]["domain"]) == (0, domain)
    assert "other" not in gone


@pytest.mark.usefixtures("_site")
@pytest.mark.parametrize(
    "headers", [{}, {"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}]
)
def test_another_site_cannot_agree_for_the_visitor(visitor, headers):
    asks("matomo")

    response = visitor.post("/en/consent/", {"answer": "all"}, headers=headers)

    assert response.status_code == 403
    assert COOKIE not in response.cookies


@pytest.mark.usefixtures("_site")
def test_a_changed_question_is_asked_again(visitor):
    asked = asks("matomo")
    answer(visitor, "all")

    asked.save()
    assert "You have agreed" in words(visitor.read("/en/consent/").main)
    asked.players_at_once = True
    asked.save()

    assert asked.version == 2
    assert "not answered yet" in words(visitor.read("/en/consent/").main)


@pytest.mark.usefixtures("_site")
def test_the_answer_is_nobody_elses(visitor):
    asks("matomo")

    response = visitor.get("/en/consent/")

    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert visitor.get("/en/").content == (answer(visitor, "all") and visitor.get("/en/").content)


@pytest.mark.usefixtures("_site")
def test_a_script_gets_the_cookie_and_no_page(visitor):
    asks("matomo")

    response = visitor.post(
        "/en/consent/", {"answer": "all"}, headers=OURS | {"x-requested-with": "fetch"}
    )

    assert (response.status_code, response.content) == (204, b"")
    assert COOKIE in response.cookies


@pytest.mark.usefixtures("_site")
def test_an_address_elsewhere_leads_home(visitor):
    fields = {"answer": "all", "next": "//evil.example"}
    response = visitor.post("/en/consent/", fields, headers=OURS)

    assert response["Location"] == "/en/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields",
    [
        {
            "measuring": "matomo",
            "measuring_address": "http://stats.example.lv",
            "measuring_id": "3",
        },
        {
            "measuring": "matomo",
            "measuring_address": "https://stats.example.lv",
            "measuring_id": "three",
        },
        {"measuring": "plausible", "measuring_address": "", "measuring_id": "example.lv"},
        {"measuring": "ga4", "measuring_id": "UA-1234"},
        {"measuring": "ga4", "measuring_id": "G-AB12;script-src"},
    ],
)
def test_a_program_that_could_not_work_is_refused(fields):
    with pytest.raises(ValidationError):
        VisitorConsent(**fields).full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("program", "named"),
    [("none", set()), ("plausible", set()), ("ga4", {"_ga"}), ("matomo", {"_pk_id", "_pk_ses"})],
)
def test_the_cookies_of_the_program_are_on_the_cookie_page(program, named):
    asks(program)

    assert {cookie.name for cookie in cookies() if cookie.name.startswith("_")} == named
