import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cms_workflows", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="reglasdeaprobacion",
            name="ratificar_en",
            field=models.PositiveSmallIntegerField(
                default=30,
                help_text="Lo que salió de emergencia debe ratificarlo otra persona en este tiempo; si no, se avisa a la jefatura y a Gerencia hasta que alguien lo ratifique o lo retire.",
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="minutos para ratificar una emergencia",
            ),
        ),
        migrations.AddField(
            model_name="reglasdeaprobacion",
            name="recordar_tras",
            field=models.PositiveSmallIntegerField(
                default=60,
                help_text="Lo que espera más tiempo en un paso se recuerda a quien lo tiene.",
                validators=[django.core.validators.MinValueValidator(1)],
                verbose_name="minutos para recordar lo que espera",
            ),
        ),
    ]
