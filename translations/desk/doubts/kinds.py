"""Labels of the kinds of doubt, by the code of the finding."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

KINDS: dict[str, Promise] = {
    "refused": pgettext_lazy("doubt", "Refused"),
    "weaker": pgettext_lazy("doubt", "Weaker than the original"),
    "number": pgettext_lazy("doubt", "Numbers"),
    "language": pgettext_lazy("doubt", "Left in the original language"),
    "term": pgettext_lazy("doubt", "Agreed term missing"),
    "forbidden": pgettext_lazy("doubt", "Word not to be used"),
    "marks": pgettext_lazy("doubt", "Missing diacritics"),
    "tags": pgettext_lazy("doubt", "Emphasis and links"),
    "space": pgettext_lazy("doubt", "Spaces"),
    "ending": pgettext_lazy("doubt", "Punctuation"),
    "wording": pgettext_lazy("doubt", "Wording"),
    "hard_space": pgettext_lazy("doubt", "Hard spaces"),
    "dash": pgettext_lazy("doubt", "Dashes"),
    "quotes": pgettext_lazy("doubt", "Quotation marks"),
    "ellipsis": pgettext_lazy("doubt", "Three dots"),
    "yo": pgettext_lazy("doubt", "Letter ё"),
    "length": pgettext_lazy("doubt", "Too long"),
}
