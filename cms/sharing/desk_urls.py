"""The desk's pages about links, below the admin's."""

from django.urls import path

from cms.sharing.views.desk import LinkList, revoke_all, revoke_one

app_name = "cms_sharing"
urlpatterns = [
    path("", LinkList.as_view(), name="links"),
    path("revocar/", revoke_all, name="revoke_all"),
    path("<int:link_id>/revocar/", revoke_one, name="revoke"),
]
