"""Addresses that open one private file to whoever holds them, for a short while.

The age is part of what is signed, so it can't be stretched; the storage name is never used for
another file, so an old signature opens nothing new.
"""

import re
from datetime import timedelta
from urllib.parse import urlencode

from django.core.files.storage import default_storage
from django.core.signing import BadSignature, TimestampSigner

LONGEST = timedelta(days=7)
PARAMETER = "firma"

_AGE = re.compile(r"^[0-9]{1,6}$")
_signer = TimestampSigner(salt="multimedia.archivo")


def signed_url(name: str, max_age: timedelta) -> str:
    """The address of the file ``name``, good for ``max_age``: below the host, with a signature.

    The file of an image is given out whole, but without the coordinates of where it was taken.

    Raises:
        ValueError: ``max_age`` is not between a second and a week.
    """
    if not timedelta(seconds=1) <= max_age <= LONGEST:
        raise ValueError("A signature lasts between a second and a week.")
    seconds = int(max_age.total_seconds())
    signed = _signer.sign(f"{seconds}:{name}")
    stamp = signed.removeprefix(f"{seconds}:{name}")
    query = urlencode({PARAMETER: f"{seconds}{stamp}"})
    return f"{default_storage.url(name)}?{query}"


def is_signed(name: str, signature: str) -> bool:
    """Whether ``signature``, the query's parameter, opens ``name`` now."""
    age, _, stamp = signature.partition(":")
    if not _AGE.match(age):
        return False
    try:
        _signer.unsign(f"{age}:{name}:{stamp}", max_age=int(age))
    except BadSignature:
        return False
    return True
