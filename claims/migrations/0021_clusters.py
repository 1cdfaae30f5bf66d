
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0020_every_claim_is_drawn'),
    ]

    operations = [
        migrations.AddField(
            model_name='appearance',
            name='came_from',
            field=models.ForeignKey(blank=True, editable=False, help_text='The duplicate that it stood beside first; it goes back there when that is split off again.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='counterstatement',
            name='came_from',
            field=models.ForeignKey(blank=True, editable=False, help_text='The duplicate that it stood beside first; it goes back there when that is split off again.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.claim'),
        ),
        migrations.AddField(
            model_name='evidence',
            name='came_from',
            field=models.ForeignKey(blank=True, editable=False, help_text='The duplicate that it stood beside first; it goes back there when that is split off again.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.claim'),
        ),
        migrations.CreateModel(
            name='Cluster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, help_text='When a claim last came in.')),
            ],
            options={
                'ordering': ['-changed_at', '-pk'],
                'indexes': [models.Index(fields=['-changed_at', '-id'], name='cluster_newest')],
            },
        ),
        migrations.CreateModel(
            name='ClusterMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('alike', models.JSONField(default=dict, help_text='How like it is to each claim that was here before it, by number: a score, and why.')),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('claim', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='clustered', to='claims.claim')),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='claims.cluster')),
            ],
            options={
                'ordering': ['cluster_id', 'claim_id'],
            },
        ),
    ]
