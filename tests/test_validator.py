from pathlib import Path

import pytest

from tests.validator import errors_in_html

pytestmark = pytest.mark.once

PAGE = '<!DOCTYPE html><html lang="lv"><head><meta charset="utf-8"><title>T</title></head><body>{}</body></html>'


def test_the_checker_tells_good_html_from_bad(tmp_path: Path):
    pages = {
        "good": PAGE.format("<h1>Mugura</h1>"),
        "modern": PAGE.format('<img src="a" alt="" fetchpriority="high">'),
        "bad": PAGE.format("<p><ul><li>x</ul></p>"),
    }

    errors = errors_in_html(pages, tmp_path)

    assert [error.split(",")[0] for error in errors] == ["bad"]
    assert "No “p” element in scope" in errors[0]
