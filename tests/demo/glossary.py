"""The demo's glossary as the checks see it, read from its catalogues without a database."""

import functools

import polib

from demo.content.glossary import TERMS
from demo.paths import CATALOGUES
from translations.language.glossary import Agreed

NONE = {"–", "-", "—"}


@functools.cache
def agreed(code: str) -> list[Agreed]:
    return [_agreed(row["key"], code) for row in TERMS]


def _agreed(key: str, code: str) -> Agreed:
    texts = {one.msgctxt: one for one in polib.pofile(str(CATALOGUES / code / f"term-{key}.po"))}
    forbidden = texts["forbidden"].msgstr.replace("<br/>", "\n").split("\n")
    return Agreed(
        source=texts["name"].msgid,
        preferred=texts["name"].msgstr,
        forbidden=tuple(form.strip() for form in forbidden if form.strip() not in NONE),
        note="",
        pk=0,
    )
