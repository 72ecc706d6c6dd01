"""The addresses of the acts and of the desk's own lists, below the admin's."""

from django.urls import path

from cms.workflows.views.conversation import ConversationView
from cms.workflows.views.link import follow
from cms.workflows.views.localize import RenewView
from cms.workflows.views.registry import acts
from cms.workflows.views.salidas import SalidasView
from cms.workflows.views.traducciones import TranslationsView

app_name = "cms_workflows"
urlpatterns = [path(f"<int:page_id>/{act.name}/", act.as_view(), name=act.name) for act in acts()]
urlpatterns += [
    path("<int:page_id>/conversacion/", ConversationView.as_view(), name="conversacion"),
    path("enlace/<str:token>/", follow, name="enlace"),
    path("salidas/", SalidasView.as_view(), name="salidas"),
    path("traducciones/", TranslationsView.as_view(), name="traducciones"),
    path("<int:page_id>/actualizar-traduccion/", RenewView.as_view(), name="actualizar_traduccion"),
]
