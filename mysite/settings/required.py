"""Reads the variables that production needs, and reports all that are missing or wrong in one error."""

from collections.abc import Callable
from typing import TypeVar

import environ
from django.core.exceptions import ImproperlyConfigured

Value = TypeVar("Value")


class Required:
    """Collects problems until `raise_problems`."""

    def __init__(self, env: environ.Env) -> None:
        self.env = env
        self.problems: list[str] = []

    def text(self, name: str, parse: Callable[[str], str] = str) -> str:
        """Return the parsed variable, or an empty string after a problem."""
        return self._parsed(name, parse) or ""

    def names(
        self, name: str, parse: Callable[[str], list[str]], *, may_miss: bool = False
    ) -> list[str]:
        """Return the parsed list, or an empty one after a problem; ``may_miss``: only a wrong value is a problem."""
        return self._parsed(name, parse, may_miss=may_miss) or []

    def _parsed(
        self, name: str, parse: Callable[[str], Value], *, may_miss: bool = False
    ) -> Value | None:
        text = self.env.str(name, default="").strip()
        if not text:
            if not may_miss:
                self.problems.append(f"{name} is not set.")
            return None
        try:
            return parse(text)
        except ImproperlyConfigured as error:
            reason = str(error)
            self.problems.append(reason if reason.startswith(name) else f"{name}: {reason}")
            return None

    def raise_problems(self) -> None:
        """Raise `ImproperlyConfigured` if there is any problem."""
        if self.problems:
            rows = "".join(f"\n- {problem}" for problem in self.problems)
            raise ImproperlyConfigured(
                f"The site cannot start in production (.env.example explains each variable):{rows}"
            )
