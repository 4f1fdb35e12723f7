from django.db import models
from wagtail_localize.models import String


class MemoryKey(models.Model):
    """One of a source string's rarer words, to find strings that resemble each other by an index.

    Comparing a string with half a million others takes seconds; comparing it with those that
    share its rarest words takes none.
    """

    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="memory_keys")
    word = models.CharField(max_length=12)
    length = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["word", "length"], name="memory_word_length")]
        constraints = [
            models.UniqueConstraint(fields=["string", "word"], name="memory_word_per_string")
        ]

    def __str__(self) -> str:
        return f"{self.word} ({self.string_id})"
