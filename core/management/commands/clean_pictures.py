from typing import Any

from django.core.management.base import BaseCommand
from wagtail.images.models import SourceImageIOError

from core.drawable import DAMAGE, TooLongError, TooManyPixelsError
from core.models import Picture
from core.uploads.stored import clean_stored


class Command(BaseCommand):
    help = (
        "Turn the stored pictures upright and remove what says where, when and with what they were taken. "
        "Uploads are cleaned at once; this is for pictures that are older."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        cleaned = 0
        keys = Picture.objects.order_by("pk").values_list("pk", flat=True)
        for key in list(keys):
            picture = Picture.objects.get(pk=key)
            try:
                cleaned += clean_stored(picture)
            except (SourceImageIOError, TooLongError, TooManyPixelsError, *DAMAGE) as error:
                self.stderr.write(f"Left as it is: {picture.title} ({type(error).__name__})")
        self.stdout.write(f"{len(keys)} pictures, of which {cleaned} were cleaned.")
