from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.RunSQL(
            "ALTER TABLE callbacks_callbackrequest ADD COLUMN next_release varchar(20)"
        ),
        migrations.RunSQL("CREATE INDEX next_release_column ON callbacks_callbackrequest (next_release)"),
        migrations.RunSQL("CREATE TABLE next_release (id bigserial PRIMARY KEY)"),
    ]
