import getpass
import os
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from practice.answers import Answers
from practice.forms import SetupWithAccountForm, languages_in_words
from practice.running import current
from practice.setting_up import is_complete, set_up
from practice.to_do import to_do

PASSWORD = "SETUP_PASSWORD"  # noqa: S105
SENTENCES = {
    "texts": "Writing the pages",
    "translations": "Bringing in the translations",
    "indexes": "Updating the search indexes",
}


class Command(BaseCommand):
    help = (
        "Sets the practice up: locales, home pages, groups, the general texts, the first administrator. "
        "Asks on a terminal for what no option says. May be run again: what exists stays as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        for name, field in SetupWithAccountForm().fields.items():
            if name != "password":
                parser.add_argument(
                    _option(name), dest=name, help=f"{field.label}. {field.help_text}"
                )
        parser.add_argument(
            "--languages",
            help="The languages you expect, with commas: refused if SITE_LANGUAGES says otherwise.",
        )
        parser.add_argument("--no-input", action="store_true", help="Ask nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.told = ""
        asking = sys.stdin.isatty() and not options["no_input"]
        self.stdout.write(
            f"Languages, from SITE_LANGUAGES and SOURCE_LANGUAGE: {languages_in_words()}"
        )
        run = current()
        if run and run.is_open and not run.is_stalled:
            raise CommandError(
                "A set-up that was begun in the admin is running. Wait until it has ended."
            )
        answers = self._answers(options, asking=asking)
        if set_up(answers, self._tell):
            self.stdout.write("The practice was set up before: its texts stay as they are.")
        else:
            self.stdout.write("The practice is set up.")
        for line in to_do():
            self.stdout.write(f"- {line.text}")

    def _answers(self, options: dict[str, Any], *, asking: bool) -> Answers:
        data = {
            name: options[name] or ""
            for name in SetupWithAccountForm.base_fields
            if name != "password"
        }
        data["password"] = os.environ.get(PASSWORD, "")
        if asking and not is_complete():
            self._ask(data)
        form = SetupWithAccountForm(data)
        problems = [*_wrong_languages(options["languages"]), *_problems(form)]
        if problems:
            lines = "".join(f"\n- {problem}" for problem in problems)
            raise CommandError(f"Nothing was changed. Please correct:{lines}")
        return form.answers()

    def _ask(self, data: dict[str, str]) -> None:
        """Ask for what no option says; Enter leaves a question open."""
        for name, field in SetupWithAccountForm.base_fields.items():
            if name == "password":
                if data["username"] and not data[name] and not _exists(data["username"]):
                    data[name] = getpass.getpass(f"{field.label}: ")
            elif not data[name]:
                hint = f" ({field.help_text})" if field.help_text else ""
                data[name] = input(f"{field.label}{hint}: ").strip()

    def _tell(self, phase: str, _done: int, _total: int) -> None:
        if phase != self.told:
            self.told = phase
            self.stdout.write(f"{SENTENCES[phase]} …")


def _option(name: str) -> str:
    names = {"username": "--admin", "user_email": "--admin-email"}
    return names.get(name, f"--{name}")


def _exists(username: str) -> bool:
    return get_user_model().objects.filter(username=username).exists()


def _problems(form: SetupWithAccountForm) -> list[str]:
    said = {"password": PASSWORD}
    return [
        f"{said.get(name, _option(name))}: {message}"
        for name, messages in form.errors.items()
        for message in messages
    ]


def _wrong_languages(expected: str | None) -> list[str]:
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    wanted = [code.strip() for code in (expected or "").split(",") if code.strip()]
    if not wanted or set(wanted) == set(codes):
        return []
    advice = f"Set SITE_LANGUAGES={','.join(wanted)} in `.env`, and SOURCE_LANGUAGE if you do not write in the first."
    return [f"--languages: the site has {', '.join(codes)}. {advice}"]
