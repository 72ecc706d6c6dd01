from django.db import migrations, models


class Migration(migrations.Migration):
    """Let a listing count and order all public pieces without reading their rows."""

    dependencies = [
        ("cms_publishing", "0002_what_readers_select_by"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="publishedpiece",
            index=models.Index(
                condition=models.Q(("audience", "publico"), ("is_current", True), ("stage", "out")),
                fields=["page_type", "-published_at", "page_id", "id"],
                name="public_pieces_to_list",
            ),
        ),
    ]
