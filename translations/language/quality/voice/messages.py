"""Messages of rules that several languages have."""

from django.utils.translation import gettext_lazy as _

UNIT = _("A hard space belongs between a number and its unit: “%(found)s”.")
QUOTES = _("These are not the quotation marks of this language: “%(found)s”.")
ELLIPSIS = _("Write one sign (…) instead of three dots: “%(found)s”.")
COUNT = _("Do not count conditions, the number becomes wrong when the list grows: “%(found)s”.")
OVER_A_PART = _("“Over” a part of the body reads as “higher than”; name the region: “%(found)s”.")
ADVICE = _("“Not advisable” is weaker than a prohibition: “%(found)s”.")
