from search.models.documents import Document, Facet
from search.models.ideas import Idea, Progress
from search.models.log import LoggedStep, SearchLog, SearchLogQuerySet
from search.models.state import State, Waiting
from search.models.synonyms import Synonyms
from search.models.terms import Posting, Term, Word

__all__ = [
    "Document",
    "Facet",
    "Idea",
    "LoggedStep",
    "Posting",
    "Progress",
    "SearchLog",
    "SearchLogQuerySet",
    "State",
    "Synonyms",
    "Term",
    "Waiting",
    "Word",
]
