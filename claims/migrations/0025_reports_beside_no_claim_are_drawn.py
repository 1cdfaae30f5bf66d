import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0024_claims_vectors_have_an_index'),
    ]

    operations = [
        migrations.AlterField(
            model_name='drawing',
            name='claim',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='drawings', to='claims.claim'),
        ),
        migrations.RemoveConstraint(
            model_name='drawing',
            name='drawing_one_waits_a_claim',
        ),
        migrations.AddConstraint(
            model_name='drawing',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'due')), fields=('claim',), name='drawing_one_waits_a_claim', nulls_distinct=False),
        ),
        migrations.AddIndex(
            model_name='fingerprint',
            index=models.Index(condition=models.Q(('is_drawn', False)), fields=['report'], name='fingerprint_undrawn'),
        ),
    ]
