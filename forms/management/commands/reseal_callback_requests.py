from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model

from forms.models import CallbackNote, CallbackRequest, Desk, Reply
from forms.sealing import UnsealError, reseal

BATCH = 200
#: All columns that hold something sealed.
SEALED: list[tuple[type[Model], str]] = [
    (CallbackRequest, "sealed"),
    (CallbackRequest, "as_sent"),
    (CallbackNote, "sealed"),
    (Desk, "sealed"),
    (Reply, "sealed"),
]


class Command(BaseCommand):
    help = "Seal all requests, notes and answers again with the first of CALLBACK_KEYS, so that the others can go."

    def handle(self, **options: object) -> None:
        unreadable = [
            f"{model._meta.verbose_name} #{pk}"
            for model, field in SEALED
            for pk in self.reseal_all(model, field)
        ]
        if unreadable:
            raise CommandError(
                "None of the keys opens these; keep looking for their key: " + ", ".join(unreadable)
            )

    def reseal_all(self, model: type[Model], field: str) -> list[int]:
        """Reseal row by row; can be interrupted and restarted. Return the rows that no key decrypts."""
        resealed, unreadable = 0, []
        filled = model._default_manager.exclude(**{field: ""})
        rows = filled.order_by("pk").values_list("pk", field)
        for pk, sealed in rows.iterator(chunk_size=BATCH):
            try:
                renewed = reseal(sealed)
            except UnsealError:
                unreadable.append(pk)
                continue
            # Only if the row is unchanged: a concurrent change is sealed with the new key anyway.
            same = model._default_manager.filter(**{"pk": pk, field: sealed})
            resealed += same.update(**{field: renewed})
        self.stdout.write(f"{model._meta.verbose_name_plural}: {resealed} sealed again.")
        return unreadable
