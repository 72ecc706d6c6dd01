import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Give each stored piece what readers select, order and search by, so that no listing reads bodies."""

    dependencies = [
        ("cms_publishing", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=64)),
                ("weight", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "palabra de búsqueda",
                "verbose_name_plural": "palabras de búsqueda",
            },
        ),
        migrations.AddField(
            model_name="pieceuse",
            name="part",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="publishedpiece",
            name="brief",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="publishedpiece",
            name="facets",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="publishedpiece",
            name="tree_path",
            field=models.CharField(blank=True, max_length=255),
        ),
        migrations.AddField(
            model_name="publishedpiece",
            name="parent_uri",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="publishedpiece",
            name="translation_key",
            field=models.CharField(blank=True, max_length=36),
        ),
        migrations.AddIndex(
            model_name="publishedpiece",
            index=models.Index(fields=["path"], name="pieces_at_an_address"),
        ),
        migrations.AddIndex(
            model_name="publishedpiece",
            index=models.Index(fields=["parent_uri", "-published_at"], name="pieces_below_another"),
        ),
        migrations.AddField(
            model_name="searchword",
            name="piece",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="words",
                to="cms_publishing.publishedpiece",
            ),
        ),
        migrations.AddIndex(
            model_name="searchword",
            index=models.Index(fields=["word", "piece"], name="pieces_with_a_word"),
        ),
        migrations.AddConstraint(
            model_name="searchword",
            constraint=models.UniqueConstraint(fields=("piece", "word"), name="one_weight_a_word"),
        ),
    ]
