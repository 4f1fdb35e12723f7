from search.models.documents import Document, Facet
from search.models.state import State, Waiting
from search.models.terms import Posting, Term, Word

__all__ = ["Document", "Facet", "Posting", "State", "Term", "Waiting", "Word"]
