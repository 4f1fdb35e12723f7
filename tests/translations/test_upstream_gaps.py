"""Why the desk goes ways of its own: each test fails on the day when wagtail-localize no longer needs it."""

import pytest
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.strings import StringValue

from tests import factories
from tests.translations.saying import translated

pytestmark = pytest.mark.django_db

#: As it is without our gate of publication.
save = TranslationSource.create_or_update_translation.__wrapped__


def stored_past_the_gate(made, path, data):
    at = factories.segment(made, path)
    StringTranslation.objects.filter(context=at.context, translation_of=at.string).delete()
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=at.string,
                context=at.context,
                locale=made.target_locale,
                data=data,
                translation_type="manual",
            )
        ]
    )


@pytest.mark.django_db(transaction=True)
def test_a_draft_is_written_over_what_visitors_read():
    """Why drafts are saved by `translations.publishing.publication.drafts`."""
    made = translated(factories.standard_page(standfirst="Slow"))
    factories.say(made, "standfirst", "x-Unfinished")

    save(made.source, made.target_locale, publish=False)

    page = made.get_target_instance()
    assert (page.live, page.standfirst) == (True, "x-Unfinished")


@pytest.mark.django_db(transaction=True)
def test_a_draft_takes_a_live_entry_off_the_site():
    """The same for entries."""
    made = translated(factories.topic())
    assert made.get_target_instance().live

    save(made.source, made.target_locale, publish=False)

    assert not made.get_target_instance().live


@pytest.mark.parametrize(
    "data",
    ["Lēni <!--><img src=x onerror=alert(1)>-->", "Lēni <![CDATA[><img src=x onerror=alert(1)>]]>"],
)
def test_a_comment_may_hold_a_script(data):
    """Why `translations.language.storable` takes no declarations."""
    assert "onerror" in StringValue.from_translated_html(data).data


def test_an_address_in_cyrillic_is_lost():
    """Why `translations.language.slugs` writes addresses in Latin letters."""
    made = factories.translation(factories.standard_page(title="Back", slug="back"), "ru")
    made.save_target(publish=False)
    stored_past_the_gate(made, "slug", "глубокий-массаж")

    save(made.source, made.target_locale, publish=False, fallback=True)

    assert made.get_target_instance().slug not in {"глубокий-массаж", "glubokiy-massazh"}


def test_the_same_sentence_elsewhere_is_not_translated():
    """Why there is a memory."""
    first, second = (
        factories.translation(factories.standard_page(standfirst="Slow", slug=slug))
        for slug in ("one", "two")
    )
    factories.say(first, "standfirst", "Lēni")

    assert (first.get_progress()[1], second.get_progress()[1]) == (1, 0)
