"""That our feed has changed is told to the hub with which its readers subscribe: one row a publication."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0037_claims_past_their_date_are_found_by_an_index'),
    ]

    operations = [
        migrations.CreateModel(
            name='Announcement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('due', 'waiting'), ('running', 'running'), ('done', 'done'), ('failed', 'will be tried again'), ('parked', 'given up'), ('dropped', 'dropped by an editor')], default='due', editable=False, max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('next_try_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('leased_until', models.DateTimeField(editable=False, null=True)),
                ('lease', models.UUIDField(editable=False, null=True)),
                ('error', models.TextField(blank=True, editable=False, help_text='Why the last try failed, in a sentence.')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('finished_at', models.DateTimeField(editable=False, null=True)),
                ('dropped_why', models.TextField(blank=True, editable=False, help_text='Why an editor let this work be.')),
                ('topic', models.URLField(help_text='The address of the feed.', max_length=2000)),
                ('dropped_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
                'indexes': [models.Index(fields=['status', 'next_try_at'], name='announcement_due')],
            },
        ),
    ]
