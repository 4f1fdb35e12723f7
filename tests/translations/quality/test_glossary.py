"""The glossary: a term is found in any of its forms, and a text is measured by it."""

import pytest
from wagtail_localize.models import StringTranslation

from tests import factories
from translations.language.glossary import Agreed, glossary, uses
from translations.language.quality import CheckedString, problems, warnings_in
from translations.models import Term

AGREED = {
    "lv": [
        Agreed("massage therapist", "masieris", ("masāžists",), "", 1),
        Agreed("massage", "masāža", (), "", 2),
    ],
    "ru": [
        Agreed("massage therapist", "массажист", ("массажёр",), "", 1),
        Agreed("massage", "массаж", (), "", 2),
    ],
}


def term(code="en", **fields):
    made = Term.objects.create(
        **{"key": "spine", "name": "spine", "locale": factories.locale(code)} | fields
    )
    made.save_revision().publish()
    return made


def codes(source, target, code):
    return [
        one.code
        for one in warnings_in(CheckedString(source, target, "en", code), agreed=AGREED[code])
    ]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Divas masāžas nedēļā.", "masāža"),
        ("Pēc masāžām.", "masāža"),
        ("Muskuļi atslābst.", "muskulis"),
        ("Jautājiet ģimenes ārstam.", "ģimenes ārsts"),
        ("muguras lejasdaļā", "muguras lejasdaļa"),
        ("Спросите семейного врача.", "семейный врач"),
        ("в воротниковой зоне", "воротниковая зона"),
        ("мышцами", "мышца"),
        ("боли в спине", "боль"),
    ],
)
def test_a_term_is_found_in_its_other_forms(text, form):
    assert uses(text, form)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Muguras masāža", "lejasdaļa"),
        ("ārsts ģimenes", "ģimenes ārsts"),
        ("masieris", "masāža"),
        ("Мышление", "мышца"),
        ("", "masāža"),
    ],
)
def test_other_words_are_not_taken_for_it(text, form):
    assert not uses(text, form)


@pytest.mark.parametrize(
    ("target", "code"),
    [("Jūsu masieris klausās.", "lv"), ("Ваш массажист слушает.", "ru")],
)
def test_the_agreed_word_is_right_and_the_shorter_term_in_it_is_not_asked_for(target, code):
    assert codes("Your massage therapist listens.", target, code) == []


@pytest.mark.parametrize(
    ("target", "code", "found"),
    [
        ("Jūsu masāžists klausās.", "lv", ["forbidden", "term"]),
        ("Ваш массажёр слушает.", "ru", ["forbidden", "term"]),
        ("Jūsu speciālists klausās.", "lv", ["term"]),
        ("Ваш специалист слушает.", "ru", ["term"]),
    ],
)
def test_a_forbidden_or_missing_word_is_doubtful(target, code, found):
    assert codes("Your massage therapist listens.", target, code) == found


@pytest.mark.django_db
def test_a_term_is_known_by_its_translation_and_only_while_it_is_live(django_assert_num_queries):
    source = term(forbidden="column")
    other = source.copy_for_translation(factories.locale("lv"))
    other.name, other.forbidden, other.note = "mugurkauls", "stabs\nbalsts", "<b>Viss</b>"
    other.save()
    other.save_revision().publish()
    term(key="muscle", name="muscle")
    Term.objects.create(key="draft", name="draft", locale=factories.locale("en"), live=False)

    pair = factories.locale("en"), factories.locale("lv")

    with django_assert_num_queries(1):
        found = glossary(*pair)

    assert [(one.source, one.preferred, one.forbidden, one.note) for one in found] == [
        ("spine", "mugurkauls", ("stabs", "balsts"), "Viss"),
        ("muscle", "", (), "–"),
    ]


@pytest.mark.django_db
def test_what_is_refused_and_what_is_doubtful_comes_in_document_order():
    page = factories.standard_page(
        title="The spine",
        standfirst="It takes 20 minutes.",
        body=[("text", "<p>Rest well.</p>")],
    )
    made = factories.translation(page)
    text = made.source.stringsegment_set.get(string__data="Rest well.")
    factories.say(made, text.context.path, "Labi atpūtieties?")
    refused = factories.say(made, "standfirst", "Tas aizņem 30 minūtes.")
    factories.say(made, "title", "Mugurkauls")

    found = [(one.row.context.path.split(".")[0], one.finding.severity) for one in problems(made)]

    assert refused.has_error
    assert found == [("standfirst", "error"), ("body", "warning")]


@pytest.mark.django_db
def test_queries_do_not_grow_with_the_strings(django_assert_num_queries):
    def translated(count):
        text = "".join(f"<p>Rest {number} times.</p>" for number in range(count))
        made = factories.translation(factories.standard_page(body=[("text", text)]))
        for segment in made.source.stringsegment_set.filter(context__path__startswith="body"):
            StringTranslation.objects.create(
                translation_of=segment.string,
                context=segment.context,
                locale=made.target_locale,
                data="Atpūta",
            )
        return factories.translation(made.source.get_source_instance())

    small, large = translated(2), translated(30)
    for made in (small, large):
        problems(made)  # fetches the languages

    with django_assert_num_queries(2):
        assert len(problems(small)) == 4
    with django_assert_num_queries(2):
        assert len(problems(large)) == 60
