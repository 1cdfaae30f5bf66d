"""A report may be tied to another one as probably a translation of it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0008_short_forms'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='tie',
            name='tie_kind_known',
        ),
        migrations.AlterField(
            model_name='tie',
            name='kind',
            field=models.CharField(choices=[('wording', 'the same wording'), ('credit', 'a credit line'), ('agency', 'the same agency'), ('quotes', 'the same quotations'), ('briefing', 'the same briefing'), ('translated', 'probably a translation')], max_length=10),
        ),
        migrations.AlterField(
            model_name='tie',
            name='own_share',
            field=models.FloatField(help_text='The share of the report’s own wording, or figures, that the origin has.', null=True),
        ),
        migrations.AddConstraint(
            model_name='tie',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['wording', 'credit', 'agency', 'quotes', 'briefing', 'translated'])), name='tie_kind_known'),
        ),
    ]
