"""Machine drafts: only when asked for, only words, and nothing is published that no person confirmed."""

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from mysite.settings.machine import machine_translator
from tests import factories
from tests.databases.worlds import world
from tests.translations import desk, services
from translations.models import Term

pytestmark = pytest.mark.django_db

SERVICES = ["deepl", "libretranslate"]


@pytest.fixture
def server():
    with services.running() as server:
        yield server


@world
def made():
    return desk.page_to_translate()


def configured(name, server, **more):
    env = environ.Env()
    given = {
        "MACHINE_TRANSLATOR": name,
        "MACHINE_TRANSLATOR_KEY": "secret",
        "MACHINE_TRANSLATOR_URL": server.url,
        "MACHINE_TRANSLATOR_TIMEOUT": "5",
    }
    env.ENVIRON = given | more
    return machine_translator(env)


@pytest.fixture(params=SERVICES)
def service(request, server, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = configured(request.param, server)
    return server


@pytest.fixture
def deepl(server, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = configured("deepl", server)
    return server


def ask_for_drafts(made, client=None):
    client = client or desk.translator("lv")
    return client.post(reverse("translations:machine", args=[made.pk]), follow=True)


def sent(server):
    return [text for asked in server.asked for text in asked.get("text") or asked.get("q")]


def drafts():
    return dict(StringTranslation.objects.values_list("translation_of__data", "data"))


def test_without_a_service_nothing_is_offered_and_nothing_can_be_asked(made):
    client = desk.translator("lv")

    assert "Make drafts" not in client.get(desk.address(made)).content.decode()
    assert ask_for_drafts(made, client).status_code == 404
    assert not StringTranslation.objects.exists()


def test_nothing_is_sent_unless_somebody_asks(made, service):
    page = desk.translator("lv").get(desk.address(made)).content.decode()

    assert "Make drafts" in page
    assert service.asked == []


def test_drafts_are_marked_and_wait_for_a_person(made, service):
    page = ask_for_drafts(made).content.decode()

    rows = StringTranslation.objects.all()
    assert {row.translation_type for row in rows} == {"machine"}
    assert drafts()["Slow strokes along the arm."] == "Lēni glāsti gar roku."
    assert "Read and confirm each" in page
    assert "0 of 5 strings are ready" in page


def test_addresses_and_what_is_translated_are_not_sent(made, service):
    factories.say(made, "title", "Mana roka")

    ask_for_drafts(made)

    assert "your-arm" not in sent(service)
    assert "Your arm" not in sent(service)
    assert drafts()["Your arm"] == "Mana roka"


def test_what_the_memory_knows_is_not_sent(made, service):
    other = desk.page_to_translate(title="Knee", slug="knee")
    factories.say(other, "standfirst", "Lēni glāsti.")

    ask_for_drafts(made)

    row = StringTranslation.objects.get(
        context__object_id=made.source.object_id, data="Lēni glāsti."
    )
    assert (row.translation_type, row.tool_name) == ("machine", "Memory")
    assert "Slow strokes along the arm." not in sent(service)


def test_no_request_holds_more_than_fifty_strings(service):
    text = "".join(f"<p>Breathe out and count to {number}.</p>" for number in range(120))
    made = desk.page_to_translate(body=[("text", text)])

    ask_for_drafts(made)

    assert len(service.asked) == 3
    assert max(len(asked.get("text") or asked["q"]) for asked in service.asked) == 50


def test_a_failure_in_the_middle_keeps_what_was_done(service):
    text = "".join(f"<p>Breathe out and count to {number}.</p>" for number in range(80))
    made = desk.page_to_translate(body=[("text", text)])
    service.failing_from = 2

    page = ask_for_drafts(made).content.decode()

    assert StringTranslation.objects.count() == 50
    assert "What was done before is kept." in page


@pytest.mark.parametrize(
    ("status", "answer", "said"),
    [
        (403, None, "does not accept the key"),
        (429, None, "limit is reached"),
        (456, None, "limit is reached"),
        (500, None, "the error 500"),
        (200, b"<html>Welcome</html>", "its answer cannot be read"),
        (200, b"{}", "its answer cannot be read"),
        (200, b"[]", "its answer cannot be read"),
        (200, b'{"translations": [], "translatedText": []}', "its answer cannot be read"),
    ],
)
def test_a_failure_is_told_in_words(made, service, status, answer, said):
    service.status, service.answer = status, answer

    answer = ask_for_drafts(made)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize("odd", [{"text": "Roka"}, ["Roka"], 7, True])
def test_an_answer_of_other_things_than_texts_is_told_in_words(made, service, monkeypatch, odd):
    monkeypatch.setitem(services.WORDS, "Your arm", odd)

    answer = ask_for_drafts(made)

    assert answer.status_code == 200
    assert "its answer cannot be read" in answer.content.decode()
    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize("nothing", [None, "", " "])
def test_a_text_that_was_not_answered_is_counted_as_such(made, service, monkeypatch, nothing):
    monkeypatch.setitem(services.WORDS, "Your arm", nothing)

    page = ask_for_drafts(made).content.decode()

    assert "Your arm" not in drafts()
    assert f"{len(drafts())} drafts were made." in page
    assert "returned nothing for 1 text. It remains untranslated." in page


def test_a_service_that_is_not_there_is_told_in_words(made, service):
    service.shutdown()
    service.server_close()

    assert "no connection" in ask_for_drafts(made).content.decode()


def test_hostile_and_wrong_answers_are_kept_but_refused(made, deepl, monkeypatch):
    monkeypatch.setitem(services.WORDS, "Rest your arm for 20 minutes.", "Atpūta 90 minūtes.")
    monkeypatch.setitem(services.WORDS, "Your arm", "<script>alert(1)</script>")

    page = ask_for_drafts(made).content.decode()

    refused = StringTranslation.objects.filter(has_error=True)
    assert "2 drafts were refused by the checks." in page
    assert f"{len(drafts()) - 2} drafts were made." in page or "1 draft was made." in page
    assert {row.translation_of.data for row in refused} == {
        "Rest your arm for 20 minutes.",
        "Your arm",
    }


def test_deepl_is_told_the_glossary_and_the_polite_form(made, deepl):
    for code, name in (("en", "arm"), ("lv", "roka")):
        made_term = Term.objects.create(
            key="arm", name=name, locale=factories.locale(code), translation_key=made.uuid
        )
        made_term.save_revision().publish()

    ask_for_drafts(made)

    [asked] = deepl.asked
    assert asked["context"] == ["arm = roka"]
    assert asked["formality"] == ["prefer_more"]
    assert (asked["source_lang"], asked["target_lang"]) == (["EN"], ["LV"])
    assert asked["authorization"] == "DeepL-Auth-Key secret"


def test_deepl_uses_its_own_glossary_where_one_is_named(made, server, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = configured(
        "deepl", server, MACHINE_TRANSLATOR_GLOSSARIES="en-lv=abc,en-ru=def"
    )

    ask_for_drafts(made)

    assert server.asked[0]["glossary_id"] == ["abc"]


def test_libretranslate_is_asked_at_its_address(made, server, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = configured("libretranslate", server)

    ask_for_drafts(made)

    assert server.paths == ["/translate"]
    assert server.asked[0]["api_key"] == "secret"
    assert (server.asked[0]["source"], server.asked[0]["target"]) == ("en", "lv")


def test_google_without_its_package_is_told_in_words(made, server, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = configured("google", server)

    assert "package is not installed" in ask_for_drafts(made).content.decode()


def test_wagtail_localizes_own_button_goes_the_same_way(made, deepl):
    url = reverse("wagtail_localize:machine_translate", args=[made.pk])

    desk.translator("lv").post(url)

    assert "your-arm" not in sent(deepl)
    assert drafts()["Slow strokes along the arm."] == "Lēni glāsti gar roku."


@pytest.mark.parametrize("codes", [["ru"], []])
def test_another_language_can_ask_for_nothing(made, deepl, codes):
    ask_for_drafts(made, desk.translator(*codes))

    assert deepl.asked == []


def test_a_misspelt_service_stops_the_start(server):
    with pytest.raises(ImproperlyConfigured):
        configured("deeple", server)


def test_without_a_name_there_is_no_service():
    env = environ.Env()
    env.ENVIRON = {}

    assert machine_translator(env) is None
