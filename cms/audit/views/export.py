"""The audit as a file, for heads and administrators. That it was taken is written down."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.audit.access import may_read_all
from cms.audit.export import as_csv, as_json_lines
from cms.audit.filters import AuditFilter
from cms.audit.models import AuditEntry
from cms.audit.writing import Subject, write_down

FORMATS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "jsonl": (as_json_lines, "application/x-ndjson"),
}


@require_POST
def export(request: HttpRequest) -> StreamingHttpResponse:
    """All rows that the list's filter asks for, up to the one before this export's own."""
    if not may_read_all(request.user):
        raise PermissionDenied
    name = "jsonl" if request.POST.get("formato") == "jsonl" else "csv"
    make, content_type = FORMATS[name]
    asked = AuditFilter(request.POST)
    newest = AuditEntry.objects.values_list("pk", flat=True).first() or 0
    entries = asked.entries().filter(pk__lte=newest)
    write_down(
        "auditoria.exportada",
        subject=Subject(name=_("Auditoría (%(format)s)") % {"format": name}),
        detail={"filter": asked.in_words(), "up_to": newest},
    )
    response = StreamingHttpResponse(make(entries), content_type=content_type)
    day = timezone.localtime().strftime("%Y-%m-%d")
    response["Content-Disposition"] = f'attachment; filename="auditoria-{day}.{name}"'
    response["Cache-Control"] = "no-store"
    return response
