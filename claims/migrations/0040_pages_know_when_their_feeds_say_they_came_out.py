"""When a page that gives no date came out is looked up by its address among what the feeds carried."""

import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0039_pages_that_take_back_what_they_said'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='feedentry',
            index=django.contrib.postgres.indexes.HashIndex(fields=['address'], name='feed_entry_address'),
        ),
    ]
