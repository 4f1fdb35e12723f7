"""Builds a small site with pictures of every kind and a private document: `python -m tests.files.build`."""

import django
from django.core.files.base import ContentFile
from django.core.management import call_command

PRIVATE = "letter.pdf"


def build() -> None:
    from wagtail.documents.models import Document
    from wagtail.models import Collection, CollectionViewRestriction

    from core.drawing.preparing import prepare
    from tests import factories, pages

    call_command("migrate", interactive=False, verbosity=0)
    factories.site()
    hands, back = factories.picture("hands"), factories.picture("back")
    figure = {"image": back, "alt_text": "A back.", "decorative": False, "caption": "A back."}
    guide = pages.article(
        title="Neck massage",
        lead_image=hands,
        lead_image_alt="Hands.",
        body=[("text", "<p>Slowly.</p>"), ("figure", figure)],
    )
    closed = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    letter = Document(title="Letter", collection=closed)
    letter.file.save(PRIVATE, ContentFile(b"%PDF-1.4 private"))
    letter.save()
    for picture in (hands, back):
        prepare.call(picture.pk)  # as the worker does
    print(guide.get_url(), guide.get_parent().get_url(), letter.file.name, letter.url)


if __name__ == "__main__":
    django.setup()
    build()
