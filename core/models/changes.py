from django.db import models


class ContentChange(models.Model):
    """One committed transaction that wrote content. `core.ready_pages.changes` inserts and counts the rows."""

    created_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)
