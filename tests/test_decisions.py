"""Every decision record has its number, date, status and sections, and the index lists it."""

import datetime
import re
from pathlib import Path

import pytest

from devtools.console import ROOT

pytestmark = pytest.mark.once

FOLDER = ROOT / "docs" / "decisions"
RECORDS = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
SECTIONS = ["Decision", "Why", "What was rejected", "Consequences"]
STATUS = re.compile(r"proposed|accepted|superseded by (\d+)")


def field(record: Path, name: str) -> str:
    match = re.search(rf"^- {name}: (.+)$", record.read_text(), re.MULTILINE)
    assert match, f"{record.name} has no {name}"
    return match[1]


def title(record: Path) -> tuple[int, str]:
    match = re.match(r"# (\d+)\. (.+)\n\n- Date: ", record.read_text())
    assert match, f"{record.name} does not begin with its number, title and date"
    return int(match[1]), match[2]


def sections(record: Path) -> dict[str, str]:
    _, *parts = re.split(r"^## (.+)$", record.read_text(), flags=re.MULTILINE)
    return dict(zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True))


def test_records_are_numbered_without_a_gap():
    assert [path.name[:4] for path in RECORDS] == [f"{n:04}" for n in range(1, len(RECORDS) + 1)]
    assert [title(path)[0] for path in RECORDS] == [int(path.name[:4]) for path in RECORDS]


def test_a_record_has_a_date_and_a_status():
    for record in RECORDS:
        datetime.date.fromisoformat(field(record, "Date"))
        status = STATUS.fullmatch(field(record, "Status"))

        assert status, record.name
        assert not status[1] or list(FOLDER.glob(f"{int(status[1]):04}-*.md")), record.name


def test_a_record_has_every_section_in_order_and_none_is_empty():
    for record in RECORDS:
        assert list(sections(record)) == SECTIONS, record.name
        assert all(sections(record).values()), record.name


def test_a_record_names_each_rejected_alternative_with_a_reason():
    form = re.compile(r"\*\*.+?\*\*.*?[:.] \S|\*\*[^*]+[:.]\*\* \S", re.DOTALL)
    for record in RECORDS:
        rejected = sections(record)["What was rejected"]
        entries = re.split(r"^- ", rejected, flags=re.MULTILINE)[1:]

        assert entries, record.name
        assert [entry for entry in entries if not form.match(entry)] == [], record.name


def test_the_index_lists_every_record_as_it_is():
    rows = re.findall(
        r"^\| (\d+) \| \[(.+)\]\((.+)\) \| (\S+) \| (.+) \|$",
        (FOLDER / "README.md").read_text(),
        re.MULTILINE,
    )

    assert rows == [
        (str(title(path)[0]), title(path)[1], path.name, field(path, "Date"), field(path, "Status"))
        for path in RECORDS
    ]


def test_the_template_has_the_form_of_a_record():
    match = re.search(r"```markdown\n(.+?)```", (FOLDER / "README.md").read_text(), re.DOTALL)

    assert match
    assert re.findall(r"^## (.+)$", match[1], re.MULTILINE) == SECTIONS
    assert {"- Date:", "- Status:"} <= set(re.findall(r"^- \w+:", match[1], re.MULTILINE))
