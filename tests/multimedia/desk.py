"""What a person at the desk does with recordings, through wagtailmedia's own addresses."""

from typing import Any

from django.urls import reverse

IN_A_CHOOSER = "media-chooser-upload"


def add(client: Any, kind: str, file: Any, **values: Any) -> Any:
    fields = {"title": "Recorrido por la Kennedy", "usos_permitidos": "libre", **values}
    return client.post(reverse("wagtailmedia:add", args=[kind]), {**fields, "file": file})


def edit(client: Any, recording: Any, **changes: Any) -> Any:
    fields = {
        name: getattr(recording, name)
        for name in ("title", "pie", "autor", "credito", "transcripcion", "usos_permitidos")
    }
    if recording.poster_id:
        fields["poster"] = recording.poster_id
    return client.post(reverse("wagtailmedia:edit", args=[recording.pk]), {**fields, **changes})


def add_in_chooser(client: Any, kind: str, file: Any, **values: Any) -> Any:
    fields = {"title": "Desde el boletín", **values, "file": file}
    return client.post(
        reverse("wagtailmedia:chooser_upload", args=[kind]),
        {f"{IN_A_CHOOSER}-{name}": value for name, value in fields.items()},
    )


def errors(response: Any) -> str:
    """What the form says of each field, in one text."""
    form = response.context["form"]
    return " ".join(str(error) for each in form.errors.values() for error in each)
