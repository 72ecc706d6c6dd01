"""The press's tables. Pages are referred to by plain integers: what left outlives its page."""

from cms.publishing.models.approvals import Approval, Contribution, MinorEdit
from cms.publishing.models.emergencies import Emergency
from cms.publishing.models.identity import NumberSeries, PieceIdentity
from cms.publishing.models.log import ChangeCounter, ChangeEntry
from cms.publishing.models.pieces import PieceUse, PublishedPiece
from cms.publishing.models.releases import Heartbeat, MissedRelease
from cms.publishing.models.search import SearchWord

__all__ = [
    "Approval",
    "ChangeCounter",
    "ChangeEntry",
    "Contribution",
    "Emergency",
    "Heartbeat",
    "MinorEdit",
    "MissedRelease",
    "NumberSeries",
    "PieceIdentity",
    "PieceUse",
    "PublishedPiece",
    "SearchWord",
]
