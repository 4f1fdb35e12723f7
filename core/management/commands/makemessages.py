from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.commands import makemessages

HEADERS = (
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
)


class Command(makemessages.Command):
    """Django's command, without a diff where no string has changed."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--no-wrap"]
    # Fuzzy matches are translations of other strings.
    msgmerge_options = [
        *makemessages.Command.msgmerge_options,
        "--no-wrap",
        "--no-fuzzy-matching",
    ]
    msguniq_options = [*makemessages.Command.msguniq_options, "--no-wrap"]
    msgattrib_options = [*makemessages.Command.msgattrib_options, "--no-wrap"]

    def handle(self, *args: object, **options: Any) -> None:
        ignored = ["tests/*", "devtools/*", "var/*", "demo/content/*"]
        defaults = {
            "no_location": True,
            "no_obsolete": True,
            "ignore_patterns": [*options["ignore_patterns"], *ignored],
        }
        if not (options["locale"] or options["all"]):
            defaults["locale"] = [
                code for code, _ in settings.LANGUAGES if code != settings.SOURCE_LANGUAGE
            ]
        super().handle(*args, **{**options, **defaults})
        for folder in settings.LOCALE_PATHS:
            for path in Path(folder).glob("*/LC_MESSAGES/django.po"):
                _keep_stable_headers(path)


def _keep_stable_headers(path: Path) -> None:
    """Remove the headers that change with every run, and those that stay empty."""
    catalogue = polib.pofile(str(path), wrapwidth=0)
    catalogue.metadata = {name: catalogue.metadata.get(name, "") for name in HEADERS}
    catalogue.metadata["Language"] = path.parent.parent.name
    catalogue.metadata_is_fuzzy = False
    catalogue.header = ""
    catalogue.save(str(path))
