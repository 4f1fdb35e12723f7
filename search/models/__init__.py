from search.models.answers import AnswerWords
from search.models.documents import Document, Facet
from search.models.ideas import Idea, Progress
from search.models.log import LoggedStep, SearchLog, SearchLogQuerySet
from search.models.state import State, Waiting
from search.models.synonyms import Relation, Synonyms
from search.models.terms import Posting, Term, Word

__all__ = [
    "AnswerWords",
    "Document",
    "Facet",
    "Idea",
    "LoggedStep",
    "Posting",
    "Progress",
    "Relation",
    "SearchLog",
    "SearchLogQuerySet",
    "State",
    "Synonyms",
    "Term",
    "Waiting",
    "Word",
]
