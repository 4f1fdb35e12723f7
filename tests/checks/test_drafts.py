"""A draft of any page or entry is saved, or a field says why not and everything typed stays.

Only what no column can hold is refused: a word for a number or a date, a name that is no address,
a choice that does not exist.
"""

from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.forms import Form
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.blocks.base import BlockField
from wagtail.models import DraftStateMixin, Page
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    querydict_from_html,
    streamfield,
)

from checks.examining import examine
from checks.forms import OriginalForm
from core.entry_form import EntryForm
from core.models import Alert
from home.models import ContactPage, HomePage, PricesPage, TeamPage
from services.models import Service
from tests import factories, pages
from tests.translations.people import person
from translations.models import Term

pytestmark = pytest.mark.django_db
BAD = "not so: ?"
#: The identifier of Wagtail's form, of an entry and of a page.
FORM = ("w-editor-form", "page-edit-form")
MAKE: dict[str, Any] = {
    "articles.ArticleIndexPage": pages.guides,
    "articles.ArticlePage": pages.article,
    "articles.ContraindicationIndexPage": pages.library,
    "articles.ContraindicationPage": pages.contraindication,
    "articles.RedFlag": factories.red_flag,
    "articles.SelfCheckPage": pages.self_check,
    "articles.Technique": factories.technique,
    "articles.Topic": factories.topic,
    "articles.UrgencyAdvice": factories.urgency_advice,
    "callbacks.FormPage": pages.callback,
    "core.Alert": lambda: Alert.objects.create(text="Closed.", locale=factories.locale("en")),
    "core.Person": factories.person,
    "core.PracticeText": factories.practice_text,
    "home.ContactPage": lambda: pages.place(ContactPage, HomePage.objects.get()),
    "home.HomePage": HomePage.objects.get,
    "home.PricesPage": lambda: pages.place(PricesPage, HomePage.objects.get()),
    "home.StandardPage": factories.standard_page,
    "home.TeamPage": lambda: pages.place(TeamPage, HomePage.objects.get()),
    "services.Service": lambda: Service.objects.create(
        key="back", name="Back", minutes=30, locale=factories.locale("en")
    ),
    "translations.Term": lambda: Term.objects.create(
        key="arm", name="arm", locale=factories.locale("en")
    ),
}
#: Entries whose key is made if it is left empty.
WITH_KEYS = sorted(
    label
    for label in MAKE
    if issubclass(getattr(apps.get_model(label), "base_form_class", None) or Form, EntryForm)
)


@pytest.fixture
def editor(client):
    factories.site("en")
    client.force_login(person("admin"))
    return client


def editor_of(row: Any) -> str:
    if isinstance(row, Page):
        return reverse("wagtailadmin_pages:edit", args=[row.pk])
    return AdminURLFinder().get_edit_url(row)


def posted(client, row: Any) -> tuple[QueryDict, Form]:
    """Return what the editor would post untouched, and its form."""
    answer = client.get(editor_of(row))
    form = answer.context["form"]
    data = querydict_from_html(answer.content.decode(), form_id=FORM[isinstance(row, Page)])
    for name, field in form.fields.items():
        if isinstance(field, BlockField):
            data.update(nested_form_data({name: streamfield([])}))
    return data, form


def typed_fields(form: Form) -> list[str]:
    """The fields into which people type, in place of ticking or choosing."""
    return [
        name
        for name, field in form.fields.items()
        if not isinstance(field, BlockField)
        and getattr(field.widget, "input_type", "textarea") in {"text", "number", "url", "textarea"}
    ]


def is_refused(model: type[models.Model], name: str) -> bool:
    """Whether the database has no place for a bad or empty value of this field."""
    field = model._meta.get_field(name)
    is_text = isinstance(field, models.CharField | models.TextField)
    is_address = isinstance(field, models.SlugField)
    return not is_text or is_address or getattr(field, "required_on_save", False)


def refusals(answer: HttpResponse) -> set[str]:
    return set(answer.context["form"].errors) if answer.status_code == 200 else set()


def send(client, row: Any, data: QueryDict, values: dict[str, str]) -> HttpResponse:
    changed = data.copy()
    for name, value in values.items():
        changed[name] = value
    return client.post(editor_of(row), changed)


def test_every_drafted_model_is_tested_here():
    drafted = {
        model._meta.label
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not model._meta.label.startswith("wagtail")
    }

    assert drafted == set(MAKE)


def test_no_page_type_is_published_past_the_content_checks():
    forms = {label: apps.get_model(label).base_form_class for label in MAKE}
    pages = {
        label: form for label, form in forms.items() if issubclass(apps.get_model(label), Page)
    }

    assert [label for label, form in pages.items() if not issubclass(form, OriginalForm)] == []


@pytest.mark.parametrize("value", ["", BAD], ids=["empty", "badly typed"])
@pytest.mark.parametrize("label", sorted(MAKE))
def test_a_draft_is_saved_or_its_field_says_why(editor, label, value):
    row = MAKE[label]()
    data, form = posted(editor, row)
    values = dict.fromkeys(typed_fields(form), value)

    answer = send(editor, row, data, values)

    assert values
    refused = refusals(answer)
    assert [name for name in refused if not is_refused(type(row), name)] == []
    for name in set(values) & set(form.fields) if refused else ():
        assert answer.context["form"][name].value() in (value, None)
    kept = {name: value for name in values if name not in refused}
    assert kept
    answer = send(editor, row, data, kept)
    assert answer.status_code == 302, answer.context["form"].errors
    draft = type(row).objects.get(pk=row.pk).get_latest_revision_as_object()
    for name in kept:
        found = getattr(draft, name)
        # An entry has a key at all times: who empties it keeps it.
        expected = value or (row.key if name == "key" and label in WITH_KEYS else "")
        assert (str(found) if found is not None else "") == expected, name


@pytest.mark.parametrize("label", WITH_KEYS)
def test_a_new_entry_with_everything_empty_is_saved_or_its_field_says_why(editor, label):
    model = apps.get_model(label)
    url = reverse(model.snippet_viewset.get_url_name("add"))
    page = editor.get(url)
    data = querydict_from_html(page.content.decode(), form_id=FORM[False])
    form = page.context["form"]
    data.update(dict.fromkeys(typed_fields(form), ""))
    for name, field in form.fields.items():
        if isinstance(field, BlockField):
            data.update(nested_form_data({name: streamfield([])}))

    answer = editor.post(url, data)

    refused = refusals(answer)
    assert answer.status_code == (200 if refused else 302)
    assert [name for name in refused if not is_refused(model, name)] == []
    assert refused or model.objects.latest("pk").key == "entry"


def field(key: str, *times: tuple[str, str]) -> tuple[str, dict[str, Any]]:
    common = {"key": key, "label": "When?", "help_text": "", "required": ""}
    if not times:
        return "text", common
    items = {
        f"choices-{number}-{name}": value
        for number, (earliest, latest) in enumerate(times)
        for name, value in {
            "deleted": "",
            "order": str(number),
            "type": "item",
            "id": "",
            "value-key": f"time-{number}",
            "value-label": "Then",
            "value-earliest": earliest,
            "value-latest": latest,
        }.items()
    }
    return "choice", common | {"choices-count": str(len(times))} | items


def save_fields(client, form_page, *blocks, **values: str) -> HttpResponse:
    data, _form = posted(client, form_page)
    data.update(nested_form_data({"fields": streamfield(blocks), "comments": inline_formset([])}))
    return send(client, form_page, data, values)


def draft_of(form_page):
    return type(form_page).objects.get(pk=form_page.pk).get_latest_revision_as_object()


@pytest.mark.parametrize("typed", ["nine", "25:00"])
def test_a_draft_keeps_a_time_that_is_none_and_its_publication_is_refused(editor, typed):
    page = pages.callback()

    answer = save_fields(editor, page, field("when", (typed, "12:00"), ("12:00", "")))

    assert answer.status_code == 302
    draft = draft_of(page)
    assert draft.fields[0].value["choices"][0]["earliest"] == typed
    assert draft.time_of_day({"when": "time-0"})[0] is None
    assert typed in editor.get(editor_of(page)).content.decode()
    assert "Enter a valid time." in [str(found.message) for found in examine(draft).must]


def test_a_draft_keeps_two_fields_of_one_key_and_its_publication_is_refused(editor):
    page = pages.callback()
    blocks = [field("name"), field("name")]

    assert save_fields(editor, page, *blocks).status_code == 302
    refused = save_fields(editor, page, *blocks, **{"action-publish": "yes"})

    draft = draft_of(page)
    assert [block.value["key"] for block in draft.fields] == ["name", "name"]
    said = "Each field needs a unique key: name."
    assert said in [str(found.message) for found in examine(draft).must]
    assert said in refused.content.decode()


def test_an_invalid_text_is_refused_when_the_page_is_published(editor):
    page = pages.callback()
    data, _form = posted(editor, page)
    data.update(nested_form_data({"fields": streamfield([field("name")])}))

    answer = send(editor, page, data, {"notify": BAD, "action-publish": "yes"})

    assert "notify" in refusals(answer)
    send(editor, page, data, {"notify": BAD})
    assert "notify" in {found.where.field for found in examine(draft_of(page)).must}
