"""Rules of the house that hold for every page type and every block, also for those to come."""

import ast
import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.template.loader import get_template
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, TranslatableMixin, get_page_models
from wagtail.snippets.models import get_snippet_models

from core.models import BasePage

OURS = {"home", "articles", "callbacks", "core", "services"}
PAGE_TYPES = [model for model in get_page_models() if model._meta.app_label in OURS]
STREAMS = [
    field
    for model in apps.get_models()
    if model._meta.app_label in OURS
    for field in model._meta.get_fields()
    if isinstance(field, StreamField)
]


def walk(block: blocks.Block) -> Iterator[blocks.Block]:
    yield block
    children = [getattr(block, "child_block", None), *getattr(block, "child_blocks", {}).values()]
    for child in filter(None, children):
        yield from walk(child)


#: The blocks that an editor picks from a list.
TOP_LEVEL = {
    f"{field.model._meta.label}.{field.name}.{name}": block
    for field in STREAMS
    for name, block in field.stream_block.child_blocks.items()
}
PUBLIC = {
    name: block
    for name, block in TOP_LEVEL.items()
    if name.startswith(("home.", "articles.")) and ".body." in name
}
NESTED = {type(inner): inner for block in TOP_LEVEL.values() for inner in walk(block)}


def test_there_are_page_types_and_blocks_to_check():
    assert len(PAGE_TYPES) >= 7
    assert len(PUBLIC) >= 20


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_page_type_is_a_base_page_and_says_where_it_stands(model):
    assert issubclass(model, BasePage)
    assert "parent_page_types" in vars(model), "declare its parents"
    assert "subpage_types" in vars(model), "declare its children"


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_page_type_can_be_placed_somewhere(model):
    assert model.clean_parent_page_models()


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_parents_and_children_agree(model):
    for child in model.clean_subpage_models():
        assert model in child.clean_parent_page_models()


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_page_type_has_its_template_named_after_it(model):
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()

    assert model.template == f"pages/{name}.html"
    assert get_template(model.template)


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_editors_read_what_a_page_type_is(model):
    assert model._meta.verbose_name != model._meta.model_name
    assert model._meta.verbose_name[0].islower()


def test_every_block_an_editor_picks_has_an_icon_and_a_label():
    bare = [
        name
        for name, block in TOP_LEVEL.items()
        if block.meta.icon == "placeholder" or not block.meta.label
    ]

    assert bare == []


def test_every_public_block_is_described():
    assert [name for name, block in PUBLIC.items() if not block.get_description()] == []


def test_every_public_block_can_be_previewed():
    assert [name for name, block in PUBLIC.items() if not block.is_previewable] == []


def test_every_public_block_has_a_template_of_its_name():
    for name, block in PUBLIC.items():
        assert block.meta.template == f"components/blocks/{name.rsplit('.', 1)[1]}.html"
        assert get_template(block.meta.template)


def test_every_field_in_a_block_has_a_label():
    bare = [
        f"{type(parent).__name__}.{name}"
        for parent in NESTED.values()
        for name, child in getattr(parent, "child_blocks", {}).items()
        if not child.meta.label
    ]

    assert bare == []


def test_every_component_of_a_block_is_used():
    templates = settings.BASE_DIR / "templates/components/blocks"
    named = {
        getattr(block.meta, kind, None)
        for block in PUBLIC.values()
        for kind in ("template", "preview_template")
    }

    assert {f"components/blocks/{path.name}" for path in templates.glob("*.html")} <= named


@pytest.mark.parametrize("model", get_snippet_models(), ids=lambda model: model.__name__)
def test_every_entry_can_be_drafted_previewed_and_translated(model):
    assert issubclass(model, DraftStateMixin)
    assert issubclass(model, PreviewableMixin)
    assert issubclass(model, TranslatableMixin)


def test_tests_create_aliases_through_the_factories_only():
    """`create_alias` gives an alias a translation family of its own: a test about mirrors could not fail."""
    call = re.compile(r"\bcreate_alias\(")
    tests = settings.BASE_DIR / "tests"

    assert [
        str(path.relative_to(tests))
        for path in tests.rglob("*.py")
        if path.name != "factories.py" and call.search(path.read_text())
    ] == []


def test_languages_are_named_in_one_place_only():
    code = re.compile(r"""(?<!=)["'](lv|ru|/lv/|/ru/)["']""")
    elsewhere = [
        str(path.relative_to(settings.BASE_DIR))
        for app in (
            "accounts",
            "articles",
            "core",
            "forms",
            "home",
            "mysite",
            "practice",
            "reviews",
            "search",
            "services",
            "translations",
        )
        for path in (settings.BASE_DIR / app).rglob("*.py")
        if "migrations" not in path.parts
        and path.name not in {"languages.py", "spoken_languages.py", "synonyms.py"}
        if code.search(path.read_text())
    ]

    assert elsewhere == []


def test_no_text_is_translated_inside_an_f_string():
    """The collection of the texts does not look there: the text would be in no catalogue."""
    words = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "pgettext_lazy"}

    assert [
        f"{path.relative_to(settings.BASE_DIR)}:{call.lineno}"
        for folder in settings.BASE_DIR.iterdir()
        if (folder / "__init__.py").exists()
        for path in folder.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in words
    ] == []
