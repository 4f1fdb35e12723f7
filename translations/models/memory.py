from django.db import models
from wagtail_localize.models import String


class MemoryKey(models.Model):
    """One of a source string's rarer words: an index to find similar strings.

    Comparing a string with half a million others takes seconds; with those that share its
    rarest words, the time is negligible.
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
