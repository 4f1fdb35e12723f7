"""The content checks of every page type. `articles.content_checks` adds those of guides."""

from checks.registry import Check
from checks.rules.buttons import find_dead_buttons
from checks.rules.descriptions import find_descriptions
from checks.rules.emptiness import find_emptiness
from checks.rules.headings import find_headings
from checks.rules.links import find_foreign_links
from checks.rules.pictures import (
    find_pictures,
    find_repeated_pictures,
    find_undrawable_pictures,
)
from checks.rules.promises import find_promises
from checks.rules.reading_ease import find_hard_text
from checks.rules.residue import find_residue
from checks.rules.validity import find_invalid_values
from checks.rules.videos import find_unknown_videos

#: What must be mended first, then what could be better.
RULES: list[Check] = [
    find_emptiness,
    find_pictures,
    find_undrawable_pictures,
    find_unknown_videos,
    find_dead_buttons,
    find_residue,
    find_invalid_values,
    find_descriptions,
    find_headings,
    find_promises,
    find_foreign_links,
    find_repeated_pictures,
    find_hard_text,
]
