"""Everything that the documents name exists: files, headings, commands, settings, decisions."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from devtools.commands import VERBS
from devtools.console import ROOT
from tests.markdown import anchors, broken, links

pytestmark = pytest.mark.once

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob(".github/**/*.md")])
EXAMPLE = (ROOT / ".env.example").read_text()
SOURCES = [
    path
    for folder in ROOT.glob("*/__init__.py")
    if folder.parent.name != "tests"
    for path in folder.parent.rglob("*.py")
]
# Variables of other programs.
FOREIGN = {"CI", "FAULT_SUBMISSIONS", "IGNORE_EXCEPTIONS", "PIP_CERT", "SSL_CERT_FILE"}


def without_removals(text: str) -> str:
    """Return the change log without its entries about removed things."""
    return re.sub(r"^### Removed$.*?(?=^##|\Z)", "", text, flags=re.MULTILINE | re.DOTALL)


def code_in(text: str) -> str:
    return " ".join(re.findall(r"```.*?```|`[^`]+`", text, re.DOTALL))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The text of each document, by its name."""
    return {str(path.relative_to(ROOT)): path.read_text() for path in DOCUMENTS}


def test_every_link_leads_to_a_file_and_a_heading():
    assert {path: found for path in DOCUMENTS if (found := broken(path))} == {}


def test_every_command_exists(texts: dict[str, str]):
    known = get_commands().keys()
    for name, text in texts.items():
        code = code_in(text)

        assert set(re.findall(r"(?:make|\./dev) ([a-z-]+)", code)) <= VERBS.keys(), name
        assert set(re.findall(r"manage\.py ([a-z_]+)", code)) <= known, name


def test_every_setting_and_variable_exists(texts: dict[str, str]):
    code = EXAMPLE + "".join(path.read_text() for path in SOURCES)
    words = FOREIGN | set(re.findall(r"\w+", code))
    for name, text in texts.items():
        named = re.findall(r"`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=[^`]*)?`", without_removals(text))

        assert set(named) - words == set(), name


def test_a_link_to_a_decision_says_its_number(texts: dict[str, str]):
    for name, text in texts.items():
        said = re.findall(r"\[[Dd]ecision (\d+)\]\(\S*?(\d{4})-[a-z0-9-]+\.md\)", text)

        assert [pair for pair in said if int(pair[0]) != int(pair[1])] == [], name


# How links are read


def test_links_in_code_are_no_links():
    assert links("[a](b.md) `[c](d.md)`\n\n```\n[e](f.md)\n```\n") == ["b.md"]


def test_images_titles_and_references_are_links():
    assert links('![a](b.png) [c](d.md "title")\n\n[e]: f.md\n') == ["b.png", "d.md", "f.md"]


def test_anchors_are_those_of_the_forge():
    assert anchors("# Who's *here*?\n\n## A [link](b.md)\n\n## A link\n") == {
        "whos-here",
        "a-link",
        "a-link-1",
    }


def test_a_missing_file_and_a_missing_heading_are_broken(tmp_path: Path):
    (tmp_path / "there.md").write_text("# Here\n")
    document = tmp_path / "start.md"
    document.write_text(
        "[1](there.md) [2](there.md#here) [3](gone.md) [4](there.md#gone) [5](#gone) "
        "[6](https://example.org/)"
    )

    assert broken(document) == ["gone.md", "there.md#gone", "#gone"]
