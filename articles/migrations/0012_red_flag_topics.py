from django.db import migrations, models

import core.zone_field


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_listed_guides")]

    operations = [
        migrations.AddField(
            model_name="redflag",
            name="topics",
            field=models.JSONField(
                blank=True,
                db_default=models.Value([], models.JSONField()),
                default=list,
                help_text="A guide about one of them, such as a complaint, has to show this sign, whatever its zones.",
                verbose_name="topics",
            ),
        ),
        migrations.AlterField(
            model_name="redflag",
            name="zones",
            field=core.zone_field.ZonesField(
                blank=True,
                default=list,
                help_text="A guide that treats one of them has to show this sign. Neither a zone nor a topic: any zone.",
                verbose_name="body zones",
            ),
        ),
    ]
