"""Whatever a translator or a machine sends, by whichever door: it is shown as words or not at all, to readers and to colleagues."""

import io
import re
import zipfile
from itertools import cycle
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.machine_translators.dummy import DummyTranslator
from wagtail_localize.models import SegmentOverride, StringTranslation
from wagtail_localize.strings import StringValue

from tests import factories
from tests.translations import desk
from translations.exchange.catalogues.writing import catalogue_of

pytestmark = pytest.mark.django_db

#: So many paragraphs, and as many with a link, that each attack meets both.
BODY = "".join(
    [f"<p>Slowly {n}.</p>" for n in "abcdefghijk"]
    + [f'<p>See <a href="https://a.example/">{n}</a>.</p>' for n in "abcdefghijk"]
)
#: An element that would do something, had it been taken for one.
ALIVE = re.compile(
    r"<(?:img|svg|script|iframe|math|b|a)\b[^>]*(?:onerror|onload|onclick|javascript:|alert\()"
    r"|<script>alert",
    re.IGNORECASE,
)
ATTACKS = [
    # A comment that ends earlier, or later, than it seems to.
    "Lēni <!--><img src=x onerror=alert(1)>-->",
    "Lēni <!-- --!><img src=x onerror=alert(1)> -->",
    "Lēni <![CDATA[><img src=x onerror=alert(1)>]]>",
    "Lēni <?x ><img src=x onerror=alert(1)>?>",
    "Lēni <script>alert(1)</script>",
    '<b onclick="alert(1)">Lēni</b>',
    '<a href="javascript:alert(1)">Lēni</a>',
    '<a id="a1" href="javascript:alert(1)">Lēni</a>',
    "<svg onload=alert(1)><b>Lēni</b></svg>",
    "Lēni &lt;img src=x onerror=alert(1)&gt;",
    "Lēni <img src=x onerror=alert(1) ",
]


@pytest.fixture
def made():
    return desk.page_to_translate(body=[("text", BODY)])


@pytest.fixture
def client():
    return desk.translator("lv")


def url(name, *args):
    return reverse(f"wagtail_localize:{name}", args=args)


def segments(made):
    return made.source.stringsegment_set.select_related("string", "context").order_by("order")


def attacks(made):
    """Each string of the page with what is sent for it."""
    return list(zip(segments(made), cycle(ATTACKS), strict=False))


def by_the_editor(client, made, monkeypatch):
    for row, words in attacks(made):
        client.put(
            url("edit_string_translation", made.pk, row.pk),
            urlencode({"value": words}),
            content_type="application/x-www-form-urlencoded",
        )


def by_the_work_page(client, made, monkeypatch):
    typed = {f"text-{desk.ref(row)}": words for row, words in attacks(made)}
    yield client.post(desk.address(made), typed, follow=True)


def by_its_script(client, made, monkeypatch):
    for row, words in attacks(made):
        data = desk.posted(row, words)
        yield client.post(desk.address(made), data, headers={"x-requested-with": "XMLHttpRequest"})


def filled(made):
    catalogue = catalogue_of(made)
    said = {(row.string.data, row.context.path): words for row, words in attacks(made)}
    for entry in catalogue:
        entry.msgstr = said[entry.msgid, entry.msgctxt]
    return str(catalogue).encode()


def by_a_file(client, made, monkeypatch):
    file = SimpleUploadedFile("page.po", filled(made))
    yield client.post(reverse("translations:po", args=[made.pk]), {"file": file})


def by_a_file_at_the_editor(client, made, monkeypatch):
    file = SimpleUploadedFile("page.po", filled(made))
    yield client.post(url("upload_pofile", made.pk), {"file": file})


def by_a_zip(client, made, monkeypatch):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("<script>alert(1).po", filled(made))
    file = SimpleUploadedFile("all.zip", content.getvalue())
    yield client.post(reverse("translations:catalogues"), {"file": file})


def by_a_machine(client, made, monkeypatch):
    said = {row.string.as_value(): StringValue(words) for row, words in attacks(made)}
    monkeypatch.setattr(
        DummyTranslator,
        "translate",
        lambda self, source, target, strings: {one: said[one] for one in strings},
    )
    yield client.post(url("machine_translate", made.pk), follow=True)


DOORS = [
    by_the_editor,
    by_the_work_page,
    by_its_script,
    by_a_file,
    by_a_file_at_the_editor,
    by_a_zip,
    by_a_machine,
]


def everything_shown(client, made):
    """All that readers and colleagues see of it: the page as it would be, and the desk."""
    target = made.get_target_instance()
    yield client.get(url("preview_translation", made.pk))
    yield client.get(made.get_target_instance_edit_url())
    yield client.get(desk.address(made))
    yield client.get(reverse("translation_overview:doubts"))
    yield client.get(reverse("translation_overview:matrix"))
    yield client.get(reverse("wagtailadmin_explore", args=[target.get_parent().pk]))
    companion = reverse("translations:companion", args=[made.pk])
    for row in segments(made):
        yield client.get(companion, {"source": row.string.data})


def html(answer):
    """What a browser, or the work page's script, takes for markup."""
    if answer.headers.get("content-type") == "application/json":
        return "".join(answer.json()["cards"])
    return answer.content.decode()


@pytest.mark.parametrize("door", DOORS)
def test_words_stay_words(made, client, door, monkeypatch, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    answers = list(door(client, made, monkeypatch) or ())
    assert StringTranslation.objects.count() >= 2 * len(ATTACKS)

    answers += everything_shown(client, desk.fresh(made))

    assert {answer.status_code for answer in answers} <= {200, 204}
    assert [found[0] for one in answers if (found := ALIVE.search(html(one)))] == []


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,<script>alert(1)</script>"],
)
def test_an_address_that_would_run_reaches_nobody(made, client, address):
    row = made.source.overridablesegment_set.get()
    client.put(
        url("edit_override", made.pk, row.pk),
        urlencode({"value": address}),
        content_type="application/x-www-form-urlencoded",
    )
    assert SegmentOverride.objects.exists()

    page = client.get(url("preview_translation", made.pk)).content.decode()

    assert 'href="https://a.example/"' in page
    assert "alert(1)" not in page


def test_a_title_that_looks_like_markup_is_a_title(made, client):
    factories.say(made, "title", "&lt;script&gt;alert(1)&lt;/script&gt;")

    title = Page.objects.get(pk=made.get_target_instance().pk).draft_title
    answers = [*everything_shown(client, made)]

    assert title == "<script>alert(1)</script>"
    assert [one for one in answers if ALIVE.search(html(one))] == []
