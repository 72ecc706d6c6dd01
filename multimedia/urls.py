"""Where files are read."""

from django.urls import path

from multimedia.views import serve_file

urlpatterns = [path("<path:name>", serve_file, name="archivo")]
