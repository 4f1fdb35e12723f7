from core.admin import EntryViewSet
from translations.models import Term


class TermViewSet(EntryViewSet):
    model = Term
    icon = "openquote"
