from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    """Propose today as the date of a new bulletin."""

    dependencies = [
        ("noticias", "0002_a_draft_may_lack_its_date"),
    ]

    operations = [
        migrations.AlterField(
            model_name="noticiapage",
            name="fecha",
            field=models.DateField(
                default=timezone.localdate,
                help_text="La del lugar y fecha, al inicio del texto.",
                null=True,
                verbose_name="fecha",
            ),
        ),
    ]
