"""Rules for the style sheets and scripts of the site and of its admin."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from wagtail.fields import StreamField

from core.stream_styles import style_sheets
from core.wagtail_hooks import ADMIN_STYLES
from translations.desk import bridge
from translations.desk.overview import panels

STATIC = Path(settings.BASE_DIR) / "static"
SHEETS = sorted((STATIC / "css").rglob("*.css"))
SCRIPTS = sorted((STATIC / "js").rglob("*.js"))
PALETTES = {STATIC / "css/tokens.css", STATIC / "css/admin/tokens.css"}
LONGEST = 300

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"[\w-]+\s*:[^;{}]+(?=[;}])")
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|light-dark)\("
    r"|(?<![\w-])(?:white|black|red|green|blue|gr[ae]y|orange|yellow|silver|navy)(?![\w-])",
    re.IGNORECASE,
)

pytestmark = pytest.mark.once


def name_of(path: Path) -> str:
    return path.relative_to(STATIC).as_posix()


def colours(text: str) -> list[str]:
    """Return the declarations that name a colour instead of a token."""
    return [found for found in DECLARATION.findall(COMMENT.sub("", text)) if COLOUR.search(found)]


def named_in_code() -> set[str]:
    """Return the static paths that templates, Python and scripts name, directly or in a list of sheets."""
    files = [*(settings.BASE_DIR / "templates").rglob("*.html")]
    for app in (
        "articles",
        "checks",
        "core",
        "forms",
        "practice",
        "reviews",
        "search",
        "services",
        "translations",
    ):
        files += (settings.BASE_DIR / app).rglob("*.py")
    text = "\n".join(path.read_text() for path in files)
    named = set(re.findall(r"(?:css|js)/[\w/-]+\.(?:css|js)", text))
    named |= {f"css/admin/{name}.css" for name in ADMIN_STYLES}
    named |= {f"css/admin/translations/{name}.css" for name in [*panels.STYLES, *bridge.STYLES]}
    named |= {f"css/components/{name}.css" for name in css_names_in_stream_tags(text)}
    for script in SCRIPTS:
        named |= {
            f"js/{name}"
            for name in re.findall(r"[\"'](?:\./)?([\w-]+\.js)[\"']", script.read_text())
        }
    return named


def css_names_in_stream_tags(text: str) -> set[str]:
    tags = re.findall(r"{% stream_styles [\w.]+ ([^%]*)%}", text)
    return {name for tag in tags for name in re.findall(r'"(\w+)"', tag)}


def found_by_name() -> set[str]:
    """Return the style sheets of the blocks of every page type."""
    streams = [
        field
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
    ]
    blocks = [block for stream in streams for block in stream.stream_block.child_blocks.values()]
    return set(style_sheets(blocks))


def test_the_search_for_colours_knows_each_way_to_write_one():
    written = "a{color:#fff} b{fill: rgb(0 0 0 / 5%)} i{border: 1px solid black; outline: 0 light-dark(red, blue)}"

    assert len(colours(written)) == 4
    assert colours("a{color: var(--white)} .white-card{white-space: nowrap}") == []


def test_no_style_sheet_is_long():
    lines = {name_of(sheet): len(sheet.read_text().splitlines()) for sheet in SHEETS}

    assert {name: length for name, length in lines.items() if length > LONGEST} == {}


def test_colours_are_named_in_the_palettes_only():
    found = {name_of(one): colours(one.read_text()) for one in SHEETS if one not in PALETTES}

    assert {name: named for name, named in found.items() if named} == {}


@pytest.mark.parametrize("palette", sorted(PALETTES), ids=name_of)
def test_every_token_is_used(palette):
    drawings = (settings.BASE_DIR / "templates").rglob("*.html")
    everything = "\n".join(file.read_text() for file in [*SHEETS, *drawings])
    tokens = set(re.findall(r"^\s*(--(?!w-)[\w-]+):", palette.read_text(), re.MULTILINE))

    unused = {token for token in tokens if f"var({token}" not in everything}

    assert unused == set()


def test_every_token_that_is_used_is_defined():
    text = COMMENT.sub("", "\n".join(sheet.read_text() for sheet in SHEETS))
    defined = set(re.findall(r"(--[\w-]+)\s*:", text))

    used = set(re.findall(r"var\((--(?!w-)[\w-]+)\s*\)", text))

    assert used - defined == set()


def test_every_style_sheet_and_script_is_used():
    files = {name_of(file) for file in [*SHEETS, *SCRIPTS]}

    assert files - named_in_code() - found_by_name() == set()


def test_every_style_sheet_and_script_that_is_named_exists():
    assert named_in_code() - {name_of(file) for file in [*SHEETS, *SCRIPTS]} == set()
