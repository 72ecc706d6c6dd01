import wagtail.fields
from django.db import migrations


class Migration(migrations.Migration):
    """Name the parts of blocks as fields are named: with a capital."""

    dependencies = [
        ("noticias", "0002_a_draft_may_lack_its_date"),
    ]

    operations = [
        migrations.AlterField(
            model_name="noticiapage",
            name="cuerpo",
            field=wagtail.fields.StreamField(
                [
                    ("parrafo", 0),
                    ("subtitulo", 1),
                    ("cita", 5),
                    ("imagen", 8),
                    ("galeria", 9),
                    ("documento", 12),
                    ("datos", 18),
                    ("tabla", 19),
                    ("destacado", 21),
                    ("incrustado", 24),
                    ("relacionada", 25),
                ],
                blank=True,
                block_lookup={
                    0: ("cms.base.blocks.text.ParrafoBlock", (), {}),
                    1: ("cms.base.blocks.text.SubtituloBlock", (), {"max_length": 120}),
                    2: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "Sin comillas.", "label": "Texto", "max_length": 600},
                    ),
                    3: ("wagtail.blocks.CharBlock", (), {"label": "Autor", "max_length": 120}),
                    4: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Cargo", "max_length": 160, "required": False},
                    ),
                    5: (
                        "wagtail.blocks.StructBlock",
                        [[("texto", 2), ("autor", 3), ("cargo", 4)]],
                        {},
                    ),
                    6: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Imagen"}),
                    7: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Si lo deja vacío, se usa el de la imagen.",
                            "label": "Pie de foto",
                            "max_length": 300,
                            "required": False,
                        },
                    ),
                    8: ("wagtail.blocks.StructBlock", [[("imagen", 6), ("pie", 7)]], {}),
                    9: ("cms.base.blocks.files.GaleriaBlock", (), {}),
                    10: (
                        "wagtail.documents.blocks.DocumentChooserBlock",
                        (),
                        {"label": "Documento"},
                    ),
                    11: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Si lo deja vacío, se usa el del documento.",
                            "label": "Título",
                            "max_length": 160,
                            "required": False,
                        },
                    ),
                    12: ("wagtail.blocks.StructBlock", [[("documento", 10), ("titulo", 11)]], {}),
                    13: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Título", "max_length": 120, "required": False},
                    ),
                    14: ("wagtail.blocks.CharBlock", (), {"label": "Etiqueta", "max_length": 80}),
                    15: ("wagtail.blocks.CharBlock", (), {"label": "Valor", "max_length": 160}),
                    16: ("wagtail.blocks.StructBlock", [[("etiqueta", 14), ("valor", 15)]], {}),
                    17: (
                        "wagtail.blocks.ListBlock",
                        (16,),
                        {"label": "Datos", "max_num": 20, "min_num": 1},
                    ),
                    18: ("wagtail.blocks.StructBlock", [[("titulo", 13), ("datos", 17)]], {}),
                    19: ("cms.base.blocks.data.TablaBlock", (), {}),
                    20: ("wagtail.blocks.TextBlock", (), {"label": "Texto", "max_length": 600}),
                    21: ("wagtail.blocks.StructBlock", [[("titulo", 13), ("texto", 20)]], {}),
                    22: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "De YouTube, Vimeo, Facebook, Instagram, X, TikTok, Spotify o SoundCloud.",
                            "label": "Dirección",
                        },
                    ),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Qué se ve o se oye. Lo leen los lectores.",
                            "label": "Título",
                            "max_length": 160,
                        },
                    ),
                    24: ("wagtail.blocks.StructBlock", [[("url", 22), ("titulo", 23)]], {}),
                    25: ("cms.base.blocks.references.RelacionadaBlock", (), {}),
                },
                verbose_name="cuerpo",
            ),
        ),
    ]
