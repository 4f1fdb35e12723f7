from django.db import models

from search.models.documents import Document


class Term(models.Model):
    """An indexed term of one language.

    A stem (``masaz``), the prefix of a title word (``^mas``) or a facet (``topic=neck``),
    in one table, so that one bounded query serves all of them. No stem contains "^" or "=".
    """

    language = models.CharField(max_length=10)
    text = models.CharField(max_length=130)
    documents = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["language", "text"], name="one_term_per_language")
        ]

    def __str__(self) -> str:
        return self.text


class Word(models.Model):
    """A word as it occurs in the texts, for spelling correction and prefixes."""

    language = models.CharField(max_length=10)
    folded = models.CharField(max_length=64)
    #: The usual spelling, with diacritics.
    display = models.CharField(max_length=64)
    stem = models.CharField(max_length=64)
    documents = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["language", "folded"], name="one_word_per_language")
        ]
        indexes = [
            # For LIKE 'masa%' in any collation of PostgreSQL.
            models.Index(
                fields=["language", "folded"],
                name="word_beginnings",
                opclasses=["varchar_pattern_ops", "varchar_pattern_ops"],
            )
        ]

    def __str__(self) -> str:
        return self.folded


class Posting(models.Model):
    """A term of a document, with its weight in the ranking.

    The two indexes serve the only two queries: the best documents of a term, and whether
    a document has another term too. Their cost does not depend on the number of documents.
    """

    pk = models.CompositePrimaryKey("document_id", "term_id")
    document = models.ForeignKey(
        Document, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    term = models.ForeignKey(
        Term, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    weight = models.PositiveSmallIntegerField()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["term", "-weight", "-document"], name="best_of_a_term")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.term_id}"
