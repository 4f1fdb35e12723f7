"""Labels of the kinds of doubt, by the code of the finding."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

KINDS: dict[str, Promise] = {
    "refused": pgettext_lazy("doubt", "Refused"),
    "number": pgettext_lazy("doubt", "Numbers"),
    "language": pgettext_lazy("doubt", "Left in the original language"),
    "term": pgettext_lazy("doubt", "Agreed term missing"),
    "forbidden": pgettext_lazy("doubt", "Word not to be used"),
    "marks": pgettext_lazy("doubt", "Letters without marks"),
    "tags": pgettext_lazy("doubt", "Emphasis and links"),
    "space": pgettext_lazy("doubt", "Spaces"),
    "ending": pgettext_lazy("doubt", "Punctuation"),
    "length": pgettext_lazy("doubt", "Too long"),
}
