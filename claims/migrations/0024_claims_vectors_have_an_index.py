from django.db import migrations


def make_indexes(apps, schema_editor):
    """The models that are here get the index that later ones get when they come; checks that are here are laid beside
    claims by a worker, whom the sweeper wakes up."""
    for pk, size in apps.get_model("claims", "SentenceModel").objects.values_list("pk", "size"):
        schema_editor.execute(
            f"CREATE INDEX IF NOT EXISTS vector_nearest_claim_{pk:d} ON claims_vector USING hnsw"
            f" ((embedding::halfvec({size:d})) halfvec_cosine_ops) WHERE model_id = {pk:d} AND claim_id IS NOT NULL"
        )
    Indexing = apps.get_model("claims", "Indexing")
    if apps.get_model("claims", "PreviousCheck").objects.exists() and not Indexing.objects.filter(status="due").exists():
        Indexing.objects.create()


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0023_checks_are_laid_beside'),
    ]

    operations = [
        migrations.RunPython(make_indexes, migrations.RunPython.noop),
    ]
