"""Which new passwords are refused: those that a guesser tries early."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

#: zxcvbn's scale is 0 to 4; 3 withstands an attack on a stolen, slowly hashed password (Wheeler, USENIX Security 2016).
SAFE = 3
#: What a guesser tries first at a practice like this.
TRADE = ["massage", "masaza", "massazh", "mugura", "riga"]
#: The estimate is quadratic in the length.
READ = 72


class GuessablePasswordValidator:
    """Refuses passwords made of words, names, dates, rows of keys and passwords known from breaches.

    zxcvbn brings the lists; nothing is asked over the network.
    """

    def validate(self, password: str, user: Any = None) -> None:
        own = [
            str(getattr(user, name, "") or "")
            for name in ("username", "first_name", "last_name", "email")
        ]
        if zxcvbn(password[:READ], [*TRADE, *filter(None, own)])["score"] < SAFE:
            raise ValidationError(
                _("This password is easy to guess. Use several words that do not belong together."),
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return _("Your password must not be easy to guess: several unconnected words are best.")
