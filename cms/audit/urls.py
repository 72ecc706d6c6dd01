"""The audit's addresses, below the admin's."""

from django.urls import path

from cms.audit.views.export import export
from cms.audit.views.lists import AuditOfAll, BeforeAndAfter, StoryOfAPiece

app_name = "cms_audit"
urlpatterns = [
    path("", AuditOfAll.as_view(), name="all"),
    path("exportar/", export, name="export"),
    path("pieza/<int:page_id>/", StoryOfAPiece.as_view(), name="piece"),
    path("<int:entry_id>/", BeforeAndAfter.as_view(), name="entry"),
]
