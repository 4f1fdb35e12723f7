"""Amounts of money, as a language writes them: €45, 45 €, 45,50 €."""

from decimal import Decimal

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import pgettext

SYMBOLS = {"EUR": "€", "GBP": "£", "PLN": "zł", "USD": "$"}


def money(amount: Decimal) -> str:
    """Return an amount in the practice's currency, in the active language; cents only where there are some."""
    digits = 0 if amount == amount.to_integral_value() else 2
    # Translators: an amount with the sign of its currency; here in English, “€45”. The space, if any, is a hard one.
    pattern = pgettext("an amount of money", "%(symbol)s%(amount)s")
    currency: str = settings.PRACTICE_CURRENCY
    return pattern % {
        "symbol": SYMBOLS.get(currency, currency),
        "amount": number_format(amount, decimal_pos=digits),
    }
