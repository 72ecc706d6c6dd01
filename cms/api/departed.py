"""Why something can't be read: it never was public, or it was and is no longer."""

from cms.http.problems import Problem, gone, not_found
from cms.outputs.website_values import iso
from cms.piece import timestamp
from cms.publishing.kinds import Audience, Stage
from cms.publishing.models import PublishedPiece

# Of a piece that went on for fewer people. The press's own reasons are in ``kinds.Reason``.
NARROWED = "audiencia"


def why_not(page_id: int) -> Problem:
    """404 or 410 for a page that can't be read now."""
    versions = list(
        PublishedPiece.objects.filter(page_id=page_id)
        .order_by("version")
        .values_list("version", "stage", "audience", "recorded_at", "identity__uri")
    )
    public = [row[0] for row in versions if (row[1], row[2]) == (Stage.OUT, Audience.PUBLIC)]
    if not public:
        return not_found()
    # What ended its public life, and nothing later: what media or staff got afterwards, or will
    # get under embargo, is not the public's to know.
    after = [row for row in versions if row[0] > public[-1]]
    if not after:
        return not_found()
    version, stage, _audience, recorded_at, uri = after[0]
    if stage != Stage.WITHDRAWN:
        return gone(reason=NARROWED, text="", date=iso(timestamp(recorded_at)) or "", uri=uri)
    note = (
        PublishedPiece.objects.filter(page_id=page_id, version=version)
        .values_list("content__withdrawal", flat=True)
        .get()
    )
    return gone(reason=note["reason"], text=note["text"], date=iso(note["at"]) or "", uri=uri)
