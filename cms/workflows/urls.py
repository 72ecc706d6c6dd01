"""The acts' addresses, below the admin's."""

from django.urls import path

from cms.workflows.views.conversation import ConversationView
from cms.workflows.views.link import follow
from cms.workflows.views.registry import acts
from cms.workflows.views.salidas import SalidasView

app_name = "cms_workflows"
urlpatterns = [path(f"<int:page_id>/{act.name}/", act.as_view(), name=act.name) for act in acts()]
urlpatterns += [
    path("<int:page_id>/conversacion/", ConversationView.as_view(), name="conversacion"),
    path("enlace/<str:token>/", follow, name="enlace"),
    path("salidas/", SalidasView.as_view(), name="salidas"),
]
