"""Where links lead."""

from django.urls import path

from cms.sharing.views.opened import open_link

urlpatterns = [path("<str:token>/", open_link, name="compartido")]
