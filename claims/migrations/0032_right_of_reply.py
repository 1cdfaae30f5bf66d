"""Whoever was asked for a reply to a claim is written down, with when, how, until when and what came of it."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

OUTCOMES = [
    ("waiting", "No answer yet"),
    ("answered", "Answered"),
    ("declined", "Did not want to answer"),
    ("silent", "Did not answer"),
    ("not_asked", "Was not asked"),
]


class Migration(migrations.Migration):
    dependencies = [("claims", "0031_words_drawn_together_are_two")]

    operations = [
        migrations.CreateModel(
            name="ReplyRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked", models.CharField(help_text="Whom; a name, with the office where it matters.", max_length=200)),
                ("outcome", models.CharField(choices=OUTCOMES, default="waiting", max_length=10)),
                ("asked_on", models.DateField(blank=True, null=True)),
                (
                    "how",
                    models.CharField(
                        blank=True, help_text="“By e-mail to the press office”; no private address.", max_length=300
                    ),
                ),
                (
                    "deadline",
                    models.DateField(blank=True, help_text="Until when an answer was asked for.", null=True),
                ),
                ("words", models.TextField(blank=True, help_text="What they answered, or why nobody was asked.")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reply_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reply_requests", to="claims.claim"
                    ),
                ),
            ],
            options={
                "ordering": ["asked_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(outcome="not_asked", asked_on=None, deadline=None)
                        | (~Q(outcome="not_asked") & Q(asked_on__isnull=False) & ~Q(how="")),
                        name="reply_asked_when_and_how",
                    ),
                    models.CheckConstraint(
                        condition=~Q(outcome__in=("not_asked", "answered")) | ~Q(words=""), name="reply_with_its_words"
                    ),
                    models.CheckConstraint(
                        condition=Q(deadline=None) | Q(deadline__gte=F("asked_on")), name="reply_deadline_after_asking"
                    ),
                ],
            },
        ),
    ]
