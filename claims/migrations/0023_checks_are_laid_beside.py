
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0022_open_claims_find_their_clusters'),
    ]

    operations = [
        migrations.AddField(
            model_name='previouscheck',
            name='laid_at',
            field=models.DateTimeField(editable=False, help_text='When it was laid beside the claims that were here before it.', null=True),
        ),
        migrations.AddIndex(
            model_name='previouscheck',
            index=models.Index(condition=models.Q(('laid_at__isnull', True)), fields=['id'], name='previous_check_not_laid'),
        ),
    ]
