from django.apps import AppConfig


class HttpConfig(AppConfig):
    name = "cms.http"
    label = "cms_http"
