import hashlib

from django.db import models


class GoneAddress(models.Model):
    """The path of a page that was live when it was deleted: it answers 410, so that search engines forget it at once.

    A page that is published at the path later answers first.
    """

    #: SHA-256 of the path: paths are longer than an index may be.
    digest = models.CharField(max_length=64, unique=True)
    path = models.TextField()
    deleted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.path

    @classmethod
    def add(cls, path: str) -> None:
        cls.objects.get_or_create(digest=_digest(path), defaults={"path": path})

    @classmethod
    def is_known(cls, path: str) -> bool:
        return cls.objects.filter(digest=_digest(path)).exists()


def _digest(path: str) -> str:
    return hashlib.sha256(path.encode(errors="replace")).hexdigest()
