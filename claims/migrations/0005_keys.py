"""Keys for the API are kept as hashes, and a person may have several.

Those that were kept in plain text go on letting their people in, and are in plain text nowhere in this database from
here on. There is no way back for them: an older version of the program makes keys of its own.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

TAKE_OVER = """
DO $$
BEGIN
    IF to_regclass('authtoken_token') IS NOT NULL THEN
        INSERT INTO claims_key (person_id, name, may_write, digest, ending, made_at)
        SELECT user_id, 'From before keys had names', true, encode(sha256(convert_to(key, 'UTF8')), 'hex'), right(key, 4), created
        FROM authtoken_token;
        DROP TABLE authtoken_token;
    END IF;
END $$;
DELETE FROM django_migrations WHERE app = 'authtoken';
"""


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0004_closed_lists'),
    ]

    operations = [
        migrations.CreateModel(
            name='Key',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='What it is for, or where it is kept: “Newsletter script”.', max_length=80)),
                ('may_write', models.BooleanField(default=False, help_text='Without it, the key reads and changes nothing.')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('ending', models.CharField(editable=False, max_length=4, verbose_name='ends in')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='made')),
                ('used_at', models.DateTimeField(editable=False, null=True, verbose_name='last used')),
                ('revoked_at', models.DateTimeField(editable=False, null=True, verbose_name='revoked')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'key for the API',
                'verbose_name_plural': 'keys for the API',
                'ordering': ['person__username', '-made_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='key_has_a_name')],
            },
        ),
        migrations.RunSQL(TAKE_OVER, migrations.RunSQL.noop),
    ]
