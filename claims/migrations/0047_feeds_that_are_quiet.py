from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0046_spoilt_entries'),
    ]

    operations = [
        migrations.AddField(
            model_name='feed',
            name='newest_at',
            field=models.DateTimeField(editable=False, help_text='Of when its newest entry is, as far as it says; else when we saw it first.', null=True),
        ),
    ]
