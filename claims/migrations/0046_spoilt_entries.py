from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0045_the_archive_is_looked_into'),
    ]

    operations = [
        migrations.AddField(
            model_name='dumpimport',
            name='spoilt_count',
            field=models.PositiveIntegerField(default=0, help_text='Entries that were passed over, because bytes in them are no text.'),
        ),
    ]
