"""Whatever is asked, the answer is a page: never an error of ours."""

import pytest

from tests.visitor import soup

pytestmark = pytest.mark.usefixtures("demo_site")


PATHS = ["/en/", "/en/guides/", "/en/search/", "/lv/nekas/", "/"]


@pytest.mark.parametrize(
    "path",
    ["/%00", "/en/%00", "/en/about%00/", "/en/search/%00", "/admin/%00", "/sitemap.xml%00"],
)
def test_a_nul_in_a_path_is_not_there(visitor, path):
    answer, plain = visitor.get(path), visitor.get(path.replace("%00", ""))

    assert answer.status_code == plain.status_code < 500
    assert answer.get("Location") == plain.get("Location")


@pytest.mark.parametrize("query", ["q=%00", "topic=%00", "page=1%00", "%00", "q=a%00b"])
def test_a_nul_in_a_query_is_a_space(visitor, query):
    for path in PATHS:
        answer, plain = (visitor.get(f"{path}?{q}") for q in (query, query.replace("%00", "+")))
        assert answer.status_code == plain.status_code < 500


@pytest.mark.parametrize("code", ["en", "lv", "ru"])
def test_an_unknown_address_with_a_nul_is_refused_in_the_visitors_language(visitor, code):
    response = visitor.get(f"/{code}/no%00thing/")

    assert response.status_code == 404
    assert soup(response).html["lang"] == code


@pytest.mark.parametrize(
    "path",
    [
        "/en/" + "a" * 5000 + "/",
        "/en/" + "a/" * 500,
        "/en/../../etc/passwd",
        "/en/%2e%2e/%2e%2e/",
        "/en//about/",
        "/en/%ff%fe/",
        "/en/%ed%a0%80/",
        "/en/<script>/",
        "/en/%F0%9F%92%86/",
        "/en/about/%0d%0aSet-Cookie:x/",
        "/static/../mysite/settings/base.py",
        "/media/../db.sqlite3",
        "/documents/99999999999/x.pdf",
    ],
)
def test_an_odd_path_is_a_page_that_does_not_exist(visitor, path):
    assert visitor.get(path, follow=True).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "page=99999999999",
        "page=-1",
        "page=1e9",
        "page=%C2%B2",
        "topic=" + "x" * 5000,
        "q=%ff%fe",
        "q=%ed%a0%80",
        "q[]=1&q[]=2",
        "=&=&",
        "page=1;DROP",
        "next=//evil.example",
        "&".join(["q=x"] * 50),
    ],
)
def test_an_odd_query_changes_nothing_of_the_answer(visitor, query):
    codes = [visitor.get(f"{path}?{query}").status_code for path in PATHS]

    assert codes == [200, 200, 200, 404, 302]


COOKIES = ["site_language", "sessionid", "csrftoken", "notice_seen"]


@pytest.mark.parametrize("name", COOKIES)
def test_an_odd_cookie_is_no_cookie(visitor, name):
    for value in ("x" * 3000, "é", '"', "\\000"):
        cookie = f"{name}={value}"
        codes = [visitor.get(path, HTTP_COOKIE=cookie).status_code for path in PATHS]

        assert codes == [200, 200, 200, 404, 302]


@pytest.mark.parametrize("name", COOKIES)
def test_a_cookie_with_a_nul_is_no_cookie(visitor, name):
    """Within quotes a cookie is read with its escapes: as NUL characters."""
    cookie = f'{name}="{chr(92)}000aaaaaaaaaaa"'

    for path in PATHS:
        assert visitor.get(path, HTTP_COOKIE=cookie).status_code == visitor.get(path).status_code


def test_an_unusual_method_is_answered(visitor):
    for method in (visitor.post, visitor.put, visitor.delete, visitor.patch, visitor.options):
        assert method("/en/about/").status_code < 500


@pytest.mark.parametrize(
    "header", ["referer", "user-agent", "x-requested-with", "if-modified-since"]
)
def test_an_odd_header_is_ignored(visitor, header):
    for value in ("\x00", "\udcff", "x" * 10_000):
        assert visitor.get("/en/about/", headers={header: value}).status_code == 200


def test_what_is_not_found_in_the_admin_is_no_error(visitor):
    assert visitor.get("/admin/nothing/").status_code in {302, 404}
