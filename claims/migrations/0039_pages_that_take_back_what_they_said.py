"""A page can take back what it says by a remark, without changing a word of it: a state of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0038_feeds_are_announced'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='sourcechange',
            name='source_change_state_known',
        ),
        migrations.AlterField(
            model_name='sourcechange',
            name='state',
            field=models.CharField(choices=[('changed', 'reworded'), ('vanished', 'no longer on the page'), ('elsewhere', 'elsewhere on the page'), ('remarked', 'with a remark that was not there'), ('unseen', 'not shown to us any more'), ('gone', 'the page is gone'), ('back', 'there again')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='sourcechange',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['changed', 'vanished', 'elsewhere', 'remarked', 'unseen', 'gone', 'back'])), name='source_change_state_known'),
        ),
    ]
