"""What a newsroom weighs otherwise than the program does when it judges what is worth checking."""

from django.db import models

HEAVIEST = 10.0
"""Weights beyond this decide alone, whatever else speaks for or against a statement."""


class WeightQuerySet(models.QuerySet["Weight"]):
    def in_use(self) -> dict[str, float]:
        """The weights that this newsroom has set, by the name of their reason."""
        return dict(self.values_list("name", "value"))


class Weight(models.Model):
    """The newsroom's own weight of one reason; a reason without a row has the shipped one."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.FloatField()

    objects = WeightQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__gte=-HEAVIEST, value__lte=HEAVIEST), name="weight_value_bounded"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.value:+.2f}"
