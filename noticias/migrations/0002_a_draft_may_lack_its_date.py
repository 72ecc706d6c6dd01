from django.db import migrations, models


class Migration(migrations.Migration):
    """Let a draft be saved before its date is known."""

    dependencies = [
        ("noticias", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="noticiapage",
            name="fecha",
            field=models.DateField(
                help_text="La del lugar y fecha, al inicio del texto.",
                null=True,
                verbose_name="fecha",
            ),
        ),
    ]
