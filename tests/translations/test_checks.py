"""House rules for translatable models and blocks: each one fires, and the project keeps them all."""

from itertools import count

import pytest
from django.apps import apps
from django.core.checks.registry import registry
from django.db import models
from django.test.utils import isolate_apps
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import TranslatableMixin, get_translatable_models
from wagtail.snippets.blocks import SnippetChooserBlock
from wagtail_localize.fields import SynchronizedField

from articles.models import Topic
from core.blocks import EntryChooserBlock, FigureBlock, IdentifierBlock
from core.models import Picture
from translations.language.checks import check_block, check_models, check_translatable_models


def ids(messages):
    return [message.id.removeprefix("translations.") for message in messages]


def of(block, name="words"):
    """The ids that fire for a block of this name within a stream."""
    return ids(check_block(blocks.StreamBlock([(name, block)]), "page.body"))


def struct(**children):
    return blocks.StructBlock(list(children.items()))


LINE = blocks.CharBlock(default="")
_numbers = count(1)


def test_the_project_keeps_every_rule():
    assert check_translatable_models() == []


def test_the_rules_run_with_every_system_check():
    assert check_translatable_models in registry.get_checks()


def test_every_message_says_where_and_what_to_do():
    [message] = check_block(struct(key=blocks.CharBlock(default="")), "articles.ArticlePage.body")

    assert message.msg.startswith("articles.ArticlePage.body.key ")
    assert "IdentifierBlock" in message.hint


# Blocks


@pytest.mark.parametrize(
    "inner",
    [
        struct(facts=blocks.ListBlock(LINE)),
        struct(image=ImageChooserBlock(), alt_text=LINE),
        FigureBlock(),
    ],
)
def test_no_struct_directly_within_a_struct_around_a_list_or_a_picture(inner):
    assert of(struct(inner=inner)) == ["E001"]
    assert of(blocks.ListBlock(struct(inner=inner))) == ["E001"]


@pytest.mark.parametrize(
    "block",
    [
        struct(inner=struct(line=LINE)),
        struct(rows=blocks.ListBlock(struct(facts=blocks.ListBlock(LINE)))),
        struct(rows=blocks.StreamBlock([("figure", FigureBlock())])),
        FigureBlock(),
    ],
)
def test_structs_within_lists_and_streams_are_fine(block):
    assert of(block) == []


@pytest.mark.parametrize("block", [blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock])
def test_words_in_a_struct_have_a_default(block):
    assert of(struct(line=block(required=False))) == ["E002"]
    assert of(struct(line=block())) == ["E002"]
    assert of(struct(line=block(default=""))) == []
    assert of(blocks.ListBlock(block())) == []


@pytest.mark.parametrize("block", [EmbedBlock(), ImageBlock(), ImageBlock(required=False)])
def test_blocks_that_break_the_editor_are_not_used(block):
    assert of(block) == ["E003"]
    assert of(blocks.ListBlock(struct(inner=block))) == ["E003"]


@pytest.mark.parametrize(
    "block", [TableBlock(), TypedTableBlock([("text", blocks.CharBlock())]), blocks.RawHTMLBlock()]
)
def test_blocks_whose_words_never_reach_translators_are_not_used(block):
    assert of(block) == ["E004"]


@pytest.mark.parametrize("name", ["key", "anchor", "slug", "field_key", "html_anchor"])
@pytest.mark.parametrize(
    "block",
    [
        blocks.CharBlock(default=""),
        blocks.TextBlock(default=""),
        blocks.URLBlock(),
        blocks.RichTextBlock(),
    ],
)
def test_identifiers_are_never_translatable(name, block):
    assert of(struct(**{name: block})) == ["E005"]
    assert of(block, name) == ["E005"]


@pytest.mark.parametrize(
    "block",
    [
        IdentifierBlock(required=False, default=""),
        blocks.ChoiceBlock(choices=[("a", "A")]),
        blocks.IntegerBlock(),
    ],
)
def test_identifiers_that_translators_never_see_are_fine(block):
    assert of(struct(key=block)) == []


def test_an_identifier_block_that_came_to_show_its_value_is_found():
    class LeakyBlock(IdentifierBlock):
        def get_translatable_segments(self, value):
            return ["x"]

    assert of(struct(key=LeakyBlock(default=""))) == ["E005"]


def test_a_picture_has_words_beside_it():
    assert of(ImageChooserBlock()) == ["E008"]
    assert of(blocks.ListBlock(ImageChooserBlock())) == ["E008"]
    assert of(struct(image=ImageChooserBlock(), caption=LINE)) == ["E008"]
    assert of(struct(image=ImageChooserBlock(), alt_text=LINE)) == []
    assert of(struct(poster=ImageChooserBlock(), poster_alt=LINE)) == []


@pytest.mark.django_db  # Wagtail's chooser names its model through the registry
def test_a_chosen_entry_is_the_same_in_every_language():
    assert of(SnippetChooserBlock("articles.Topic")) == ["E009"]
    assert of(blocks.PageChooserBlock()) == ["E009"]
    assert of(EntryChooserBlock("articles.Topic")) == []
    assert of(DocumentChooserBlock()) == []


# Models


@pytest.fixture
def scratch():
    """A place for bad models that the project never sees."""
    with isolate_apps("translations"):
        yield
    assert not any(model.__module__ == __name__ for model in apps.get_models())


def entry(name="Bad", bases=(TranslatableMixin, models.Model), /, **members):
    """A translatable model with these members, and a panel for each of its fields."""
    fields = [key for key, member in members.items() if isinstance(member, models.Field)]
    meta = type("Meta", (TranslatableMixin.Meta,), {"app_label": "translations"})
    members = {"panels": [FieldPanel(field) for field in fields], "Meta": meta} | members
    return type(f"{name}{next(_numbers)}", bases, {"__module__": __name__, **members})


def fired(model):
    return ids(check_models([model]))


def kept(name, *, overridable=False):
    return [SynchronizedField(name, overridable=overridable)]


@pytest.mark.usefixtures("scratch")
@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("anything", models.SlugField()),
        ("slug", models.SlugField()),
        ("key", models.CharField(max_length=20)),
        ("clean_name", models.CharField(max_length=20)),
        ("to_address", models.CharField(max_length=20)),
        ("from_address", models.EmailField()),
        ("subject", models.CharField(max_length=20)),
    ],
)
def test_identifiers_and_addresses_of_a_model_are_synchronised_for_good(name, field):
    clone = field.clone

    assert fired(entry(**{name: clone()})) == ["E006"]
    assert fired(
        entry(**{name: clone(), "override_translatable_fields": kept(name, overridable=True)})
    ) == ["E006"]
    assert fired(entry(**{name: clone(), "override_translatable_fields": kept(name)})) == []


@pytest.mark.usefixtures("scratch")
@pytest.mark.parametrize(
    "field",
    [
        models.CharField(max_length=20),
        models.TextField(),
        RichTextField(),
        StreamField([("line", LINE)]),
    ],
)
def test_a_translatable_field_has_a_panel(field):
    assert fired(entry(note=field.clone(), panels=[])) == ["E007"]
    assert (
        fired(entry(note=field.clone(), panels=[], override_translatable_fields=kept("note"))) == []
    )
    assert fired(entry(note=field.clone())) == []


@pytest.mark.usefixtures("scratch")
def test_a_list_of_translatable_parts_has_a_panel_and_its_parts_need_none():
    whole = entry("Whole", (TranslatableMixin, ClusterableModel))
    part = entry(
        "Part", whole=ParentalKey(whole, related_name="parts"), label=models.TextField(), panels=[]
    )

    assert fired(whole) == ["E007"]
    assert fired(part) == []


def picture():
    return models.ForeignKey(Picture, null=True, on_delete=models.SET_NULL, related_name="+")


@pytest.mark.usefixtures("scratch")
def test_a_picture_of_a_model_has_translatable_words_beside_it():
    words = models.CharField(max_length=20)

    assert fired(entry(photo=picture())) == ["E008"]
    assert fired(entry(photo=picture(), photo_alt=words.clone())) == []
    assert fired(entry(photo=picture(), name=words.clone(), described_by={"photo": "name"})) == []
    alt_that_stays_english = entry(
        photo=picture(), photo_alt=words.clone(), override_translatable_fields=kept("photo_alt")
    )
    assert fired(alt_that_stays_english) == ["E008"]


@pytest.mark.usefixtures("scratch")
def test_a_chosen_entry_of_a_model_is_the_same_in_every_language():
    def topic():
        return models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")

    assert fired(entry(topic=topic())) == ["E009"]
    assert fired(
        entry(topic=topic(), override_translatable_fields=kept("topic", overridable=True))
    ) == ["E009"]
    assert fired(entry(topic=topic(), override_translatable_fields=kept("topic"))) == []


@pytest.mark.usefixtures("scratch")
def test_the_blocks_of_every_stream_of_a_model_are_looked_at():
    model = entry(body=StreamField([("table", TableBlock())]))

    [message] = check_models([model])
    assert message.id == "translations.E004"
    assert message.msg.startswith(f"translations.{model.__name__}.body.table ")
    assert message.obj is model


def test_the_rules_reach_pages_entries_and_parts():
    found = {model.__name__ for model in get_translatable_models(include_subclasses=True)}

    assert {"ArticlePage", "FormPage", "HomePage", "Topic", "PracticeText"} <= found
