"""Whatever is posted to the form is answered: with thanks if it was taken in, else with words.

A run of the suite tries some; ``FUZZ=5000`` tries as many as you like.
"""

import io
import os
import uuid

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory
from django.utils import translation
from django.utils.http import urlencode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.environ import with_readable_type
from forms.models import CallbackRequest
from tests import factories, pages
from tests.forms.sending import answers
from tests.selection import WITHOUT_NIGHTLY
from tests.visitor import Visitor, one_line, soup, words

pytestmark = pytest.mark.django_db

#: Fewer in a run that leaves things to the night.
EXAMPLES = int(os.environ.get("FUZZ") or (50 if WITHOUT_NIGHTLY else 200))
REFUSALS = {400, 403, 413, 415, 422}
URLENCODED = "application/x-www-form-urlencoded"
#: Stands for a token that no request has used yet: Hypothesis would draw some of its own twice.
FRESH = "FRESHTOKEN"
#: Of the headers in which programs say how to read the rest.
PIECES = [
    *(
        "charset",
        "boundary",
        "name",
        "filename",
        "*",
        "*0",
        "*1*",
        "=",
        ";",
        "; ",
        '"',
        "\\",
        "''",
        "%",
        "%ff",
    ),
    *(
        "utf-8''",
        "bogus''x",
        "undefined''x",
        "é",
        "\udcff",
        "=?utf-8?q?x?=",
        "*²",
        "\x00",
        "\r\n",
        "b",
        " ",
    ),
]

odd_text = st.one_of(
    st.text(max_size=300),
    st.text(st.sampled_from("\x00\x07\r\n\t\u200f\u202e\u2066\u2028\ufeff\ufffe💆aя<'=+@")),
    st.sampled_from(["=HYPERLINK(1)", "a\r\nBcc: x@y.z", "x" * 5000, "%00", "\u202e" * 50]),
    st.from_regex(r"\+?[\d٢３ ().-]{3,20}", fullmatch=True),
)
keys = st.one_of(
    st.sampled_from([*answers(), "stamp", "website", "altcha", "csrfmiddlewaretoken"]),
    odd_text,
)
junk_tokens = st.sampled_from(["", "x", "\x00", "a" * 9999, "{}", "٣"])
tokens = st.one_of(st.just(FRESH), junk_tokens)
fields = st.builds(
    lambda odd, token: answers(token=token) | odd,
    st.dictionaries(keys, odd_text, max_size=6),
    tokens,
)
charsets = st.sampled_from(
    [
        "utf-7",
        "utf-16",
        "utf-16le",
        "idna",
        "hex",
        "undefined",
        "rot13",
        "unicode_escape",
        "zip",
        "x",
    ]
)


def multipart(fields: dict[str, str]) -> bytes:
    parts = (
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    return "".join([*parts, "--b--\r\n"]).encode(errors="surrogatepass")


@st.composite
def posts(draw) -> tuple[str, bytes]:
    """A content type and a body."""
    sent = draw(fields)
    kind = draw(st.sampled_from(["plain", "multipart", "cut", "charset", "header", "bytes"]))
    whole = multipart(sent)
    if kind == "plain":
        return URLENCODED, urlencode(sent).encode()
    if kind == "charset":
        base = draw(st.sampled_from([URLENCODED, "multipart/form-data; boundary=b"]))
        return f"{base}; charset={draw(charsets)}", draw(
            st.sampled_from([whole, urlencode(sent).encode()])
        )
    if kind == "header":
        odd = "".join(draw(st.lists(st.sampled_from(PIECES), max_size=12)))
        header = f"--b\r\nContent-Disposition: form-data; {odd}\r\n\r\nx\r\n"
        return "multipart/form-data; boundary=b", header.encode(errors="surrogatepass") + whole
    if kind == "bytes":
        base = draw(
            st.sampled_from([URLENCODED, "multipart/form-data; boundary=b", "text/plain", ""])
        )
        return base, draw(st.binary(max_size=500))
    cut = draw(st.integers(0, len(whole))) if kind == "cut" else len(whole)
    return "multipart/form-data; boundary=b", whole[:cut]


@pytest.fixture
def form(settings):
    settings.CALLBACK_LIMIT_ADDRESS = settings.CALLBACK_LIMIT_NUMBER = 10**9
    settings.CALLBACK_ALTCHA = True
    factories.site()
    return pages.callback()


def send(visitor: Visitor, form, content_type: str, body: bytes):
    """Post it; whatever is raised on the way fails the test."""
    return visitor.generic("POST", form.get_url(), body, content_type=content_type)


def test_thanks_for_what_was_taken_in_and_words_for_the_rest(form):
    visitor, careful = Visitor(), Visitor(enforce_csrf_checks=True)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(post=posts(), is_careful=st.sampled_from([False, False, False, True]))
    def attack(post: tuple[str, bytes], is_careful: bool) -> None:
        before = CallbackRequest.objects.count()
        content_type, body = post
        body = body.replace(FRESH.encode(), str(uuid.uuid4()).encode())

        response = send(careful if is_careful else visitor, form, content_type, body)

        stored = CallbackRequest.objects.count() - before
        assert response.status_code in {302, *REFUSALS}
        assert stored == (1 if response.status_code == 302 else 0)
        if response.status_code != 302:
            assert words(soup(response).h1)
        # The same answers, soon after, would be the same request.
        CallbackRequest.objects.all().delete()

    attack()


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        (f"{URLENCODED}; charset=utf-7", b"name=Anna", 415),
        (f"{URLENCODED}; charset=utf-16", b"name=Anna", 415),
        ("multipart/form-data; boundary=b; charset=idna", multipart(answers()), 415),
        (URLENCODED, b"message=" + b"x" * 10 * 1024 * 1024, 413),
        (URLENCODED, b"&".join(b"a%d=1" % n for n in range(20_000)), 400),
        ("multipart/form-data; boundary=b", b"--b\r\n" * 50, 400),
        ("multipart/form-data; boundary=b", multipart(answers())[:-90], 400),
        ("multipart/form-data", multipart(answers()), 400),
        (
            "multipart/form-data; boundary=b",
            b"--b\r\nContent-Disposition: form-data; name*; name*0\r\n\r\nx\r\n--b--",
            400,
        ),
    ],
    ids=[
        "utf-7",
        "utf-16",
        "idna",
        "10 MB",
        "20,000 fields",
        "parts",
        "cut",
        "no boundary",
        "header",
    ],
)
def test_a_refusal_is_a_page_in_words(form, content_type, body, status):
    response = send(Visitor(), form, content_type, body)

    page = soup(response)
    assert response.status_code == status
    assert words(page.h1)
    assert not CallbackRequest.objects.exists()


@pytest.mark.parametrize("code", ["lv", "ru"])
@pytest.mark.parametrize(
    ("charset", "body"),
    [("utf-7", b"a=1"), ("utf-8", b"a=" + b"x" * 10**6), ("utf-8", b"&".join([b"a=1"] * 20_000))],
)
def test_it_is_in_the_visitors_language(code, charset, body):
    factories.site()

    response = Visitor().generic(
        "POST", f"/{code}/x/", body, content_type=f"{URLENCODED}; charset={charset}"
    )

    page = soup(response)
    assert page.html["lang"] == code
    with translation.override(code):
        assert words(page.h1) == one_line(translation.gettext("We could not read what was sent"))


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", '"utf-8"', "U8"])
def test_utf_8_is_read_however_it_is_spelt(form, charset):
    body = urlencode(answers(name="Žanna", token=str(uuid.uuid4()))).encode()

    assert send(Visitor(), form, f"{URLENCODED}; charset={charset}", body).status_code == 302
    assert CallbackRequest.objects.get().visitor_name == "Žanna"


class TestContentType:
    """What Django's request class raises on happens before any page could answer."""

    @staticmethod
    def understood(content_type: str) -> WSGIRequest:
        seen = []
        application = with_readable_type(
            lambda environ, _start: seen.append(WSGIRequest(environ)) or []
        )
        environ = RequestFactory().post("/?q=%ff&a")
        application(
            {**environ.environ, "CONTENT_TYPE": content_type, "wsgi.input": io.BytesIO()}, print
        )
        return seen[0]

    @settings(max_examples=EXAMPLES, deadline=None, database=None)
    @given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
    def test_no_header_stops_django_from_answering(self, odd: str):
        assert "q" in self.understood(f"text/plain; {odd}").GET

    @pytest.mark.parametrize(
        "odd",
        [
            "charset*=bogus''x",
            "charset*; charset*0",
            "charset=\x00",
            "charset=idna",
            "charset=utf-7",
        ],
    )
    def test_these_did(self, odd: str):
        assert self.understood(f"text/plain; {odd}").content_params == {"charset": "unreadable"}

    def test_a_good_one_is_left_alone(self):
        header = 'multipart/form-data; boundary="b"; charset=utf-8'
        assert self.understood(header).META["CONTENT_TYPE"] == header
