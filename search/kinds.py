"""The kinds of results, with translated names."""

from django.utils.translation import gettext_lazy as _

ONE = {
    "article": _("Guide"),
    "contraindication": _("Contraindication"),
    "technique": _("Technique"),
    "page": _("Page"),
}
MANY = {
    "article": _("Guides"),
    "contraindication": _("Contraindications"),
    "technique": _("Techniques"),
    "page": _("Other pages"),
}


def one(kind: str) -> str:
    return str(ONE.get(kind, ""))


def many(kind: str) -> str:
    return str(MANY.get(kind, kind))
