"""Readers say with one click whether a guide helped, and leave nothing of themselves."""

import pytest
from wagtail.models import PageViewRestriction

from articles.helpful import answers, record
from articles.models import ArticlePage, HelpfulCount
from core.models.attempts import Attempt
from tests import factories, pages
from tests.translations.people import person
from tests.visitor import soup, words

pytestmark = pytest.mark.django_db

OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def guide():
    factories.site()
    return ArticlePage.objects.get(pk=pages.article(title="Your back").pk)


def say(client, guide, answer="yes", headers=OURS, address="192.0.2.1", revision=None):
    revision = revision or guide.live_revision_id or 0
    data = {"page": guide.pk, "revision": revision, "answer": answer}
    return client.post("/en/helpful/", data, headers=headers, REMOTE_ADDR=address)


def counted():
    return list(HelpfulCount.objects.values_list("page", "revision", "yes", "no"))


def test_one_click_counts_for_the_revision_that_was_read_and_is_thanked(visitor, guide):
    form = visitor.read(guide.get_url()).select_one("form[data-helpful]")
    data = {field["name"]: field["value"] for field in form.select("input")}

    thanks = visitor.post(form["action"], data | {"answer": "no"}, headers=OURS, follow=True)

    assert counted() == [(guide.pk, guide.live_revision_id, 0, 1)]
    page = soup(thanks)
    assert words(page.h1) == "Thank you for the answer"
    assert page.select_one(".page-head a")["href"] == guide.get_url()


def test_no_cookie_and_nothing_of_the_reader_is_kept(client, guide):
    answer = say(client, guide)

    assert not answer.cookies
    fields = {field.name for field in HelpfulCount._meta.fields}
    assert fields == {"id", "page", "revision", "first_day", "yes", "no"}
    assert not Attempt.objects.filter(bucket__contains="192.0.2.1").exists()


def test_a_network_counts_once_a_day_for_a_revision(client, guide):
    for answer in ("yes", "yes", "no"):
        assert say(client, guide, answer).status_code == 302
    say(client, guide, "no", address="198.51.100.7")

    assert counted() == [(guide.pk, guide.live_revision_id, 1, 1)]


def test_a_revision_that_the_guide_never_had_does_not_count(client, guide):
    other = pages.article(title="Another", slug="another")

    say(client, guide, revision=other.live_revision_id)
    say(client, guide, revision="99999999999999999999999")

    assert counted() == []


def test_a_new_version_is_counted_apart_from_the_one_before(client, guide):
    before = guide.live_revision_id
    say(client, guide, "no")
    guide.title = "Your back, again"
    guide.save_revision().publish()
    guide.refresh_from_db()
    say(client, guide)

    [found] = answers()
    assert (found.yes, found.no, found.yes_before, found.no_before) == (1, 0, 0, 1)
    assert {revision for _page, revision, _yes, _no in counted()} == {
        before,
        guide.live_revision_id,
    }


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "null"}, {}])
def test_another_site_cannot_answer_for_its_readers(client, guide, headers):
    assert say(client, guide, headers=headers).status_code == 403
    assert counted() == []


@pytest.mark.parametrize("hidden", ["draft", "private", "an unknown answer"])
def test_a_draft_a_private_guide_and_an_unknown_answer_lead_home(client, guide, hidden):
    if hidden == "draft":
        guide.unpublish()
    elif hidden == "private":
        PageViewRestriction.objects.create(page=guide, restriction_type="login")

    answer = say(client, guide, "perhaps" if hidden.startswith("an") else "yes")

    assert (answer.status_code, answer.url) == (302, "/en/")
    assert counted() == []


def test_a_script_gets_no_page(client, guide):
    answer = say(client, guide, headers=OURS | {"x-requested-with": "fetch"})

    assert (answer.status_code, len(counted())) == (204, 1)


def test_editors_and_translators_read_it_in_one_query_the_least_helpful_first(
    client, guide, django_assert_num_queries
):
    worse = ArticlePage.objects.get(pk=pages.article(title="Worse", slug="worse").pk)
    record(guide, guide.live_revision_id, "yes")
    for _ in range(2):
        record(worse, worse.live_revision_id, "no")

    with django_assert_num_queries(1):
        found = answers()
    assert [(one.page.title, one.page.locale.language_code) for one in found] == [
        ("Worse", "en"),
        ("Your back", "en"),
    ]

    client.force_login(person("translator"))
    listed = soup(client.get("/admin/reports/helpful/"))
    assert [words(cell) for cell in listed.select("td.title")] == ["Worse", "Your back"]
