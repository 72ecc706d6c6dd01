"""The store of all files. It is private: its addresses lead to a view that decides."""

from urllib.parse import quote

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


class AuthorisedAddresses:
    """For a storage class of any kind: an address is our view's, never the store's own."""

    def url(self, name: str | None) -> str:
        return f"{settings.MEDIA_URL}{quote(name or '')}"


@deconstructible(path="multimedia.storage.PrivateStorage")
class PrivateStorage(AuthorisedAddresses, FileSystemStorage):
    """Files on disk, below ``MEDIA_ROOT``."""
