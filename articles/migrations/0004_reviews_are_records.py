"""Turns the typed fields of a review into records, then drops the fields.

The fingerprints stay empty: computing them needs the declarations of the code, which
change. The worker's job `reviews.state.families.refresh_all` computes them when it starts.
"""

import json

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations
from wagtail.fields import StreamField


def make_records(apps, schema_editor):
    for name in ("ArticlePage", "ContraindicationPage"):
        for row in _heads(apps.get_model("articles", name)):
            if row.reviewed_on:
                _record(apps, name, row)


def _heads(model):
    """The row of the source language of each family; of a family without one, the oldest."""
    rows = model.objects.filter(alias_of__isnull=True).select_related("locale").order_by("pk")
    found = {}
    for row in sorted(rows, key=lambda row: row.locale.language_code != settings.LANGUAGE_CODE):
        found.setdefault(row.translation_key, row)
    return found.values()


def _record(apps, name, row):
    person = getattr(row, "reviewed_by", None)
    family = {"content_type_id": row.content_type_id, "translation_key": row.translation_key}
    review = apps.get_model("reviews", "MedicalReview").objects.create(
        **family,
        revision_id=row.live_revision_id,
        content=_content(row),
        digest="",
        was_live=row.live,
        person=person,
        name=person.name if person else "",
        reviewed_on=row.reviewed_on,
        outcome="approved",
        next_due=getattr(row, "next_review", None),
    )
    apps.get_model("reviews", "ReviewedFamily").objects.update_or_create(
        **family,
        defaults={
            "live_digest": "",
            "last": review if row.live else None,
        },
    )


def _content(row):
    """The stored fields, as Wagtail serialises them."""
    values = {
        field.name: field.value_to_string(row)
        if isinstance(field, StreamField)
        else field.value_from_object(row)
        for field in row._meta.concrete_fields
    }
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_decorative_pictures"),
        ("core", "0001_initial"),
        ("reviews", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(make_records, migrations.RunPython.noop),
        migrations.RemoveField(model_name="articlepage", name="next_review"),
        migrations.RemoveField(model_name="articlepage", name="reviewed_by"),
        migrations.RemoveField(model_name="articlepage", name="reviewed_on"),
        migrations.RemoveField(model_name="contraindicationpage", name="reviewed_on"),
    ]
