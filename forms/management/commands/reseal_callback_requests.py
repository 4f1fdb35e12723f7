from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model

from forms.models import CallbackNote, CallbackRequest
from forms.sealing import UnsealError, reseal

BATCH = 200


class Command(BaseCommand):
    help = "Seal all requests and notes again with the first of CALLBACK_KEYS, so that the others can go."

    def handle(self, **options: object) -> None:
        unreadable = [
            f"{model._meta.verbose_name} #{pk}"
            for model in (CallbackRequest, CallbackNote)
            for pk in self.reseal_all(model)
        ]
        if unreadable:
            raise CommandError(
                "None of the keys opens these; keep looking for their key: " + ", ".join(unreadable)
            )

    def reseal_all(self, model: type[Model]) -> list[int]:
        """Reseal row by row; can be interrupted and restarted. Return the rows that no key decrypts."""
        resealed, unreadable = 0, []
        rows = model._default_manager.order_by("pk").values_list("pk", "sealed")
        for pk, sealed in rows.iterator(chunk_size=BATCH):
            try:
                renewed = reseal(sealed)
            except UnsealError:
                unreadable.append(pk)
                continue
            # Only if the row is unchanged: a concurrent change is sealed with the new key anyway.
            resealed += model._default_manager.filter(pk=pk, sealed=sealed).update(sealed=renewed)
        self.stdout.write(f"{model._meta.verbose_name_plural}: {resealed} sealed again.")
        return unreadable
