from django.db import migrations
from django.db.models import F


def as_they_were_recorded(apps, schema_editor):
    """Until now every version was news to readers."""
    pieces = apps.get_model("cms_publishing", "PublishedPiece")
    pieces.objects.filter(updated_at=None).update(updated_at=F("recorded_at"))


class Migration(migrations.Migration):
    """Order what is out by the hour that readers were told, which a minor edit leaves alone."""

    dependencies = [("cms_publishing", "0004_minor_edits")]
    operations = [migrations.RunPython(as_they_were_recorded, migrations.RunPython.noop)]
