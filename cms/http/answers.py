"""How every public address answers: methods, conditional requests, errors, JSON.

``Cache-Control`` is ``public, max-age=0, must-revalidate``: shared caches may keep an answer but
must ask before they give it out. A withdrawal has to leave every surface at once, and a scheduled
release come out to the second; any age, however short, would be time in which a cache gives out
what was taken back. Asking is cheap: a 304 costs one row.
"""

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

import orjson
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from cms.http.generation import current_generation
from cms.http.problems import Problem, internal, not_allowed

logger = logging.getLogger("pregon.http")

ASK_FIRST = "public, max-age=0, must-revalidate"
METHODS = "GET, HEAD, OPTIONS"

View = Callable[..., Any]


def public_read(view: View) -> View:
    """Make a view of a function that only reads and answers everybody alike.

    The function gives JSON data, or an ``HttpResponse`` (another format, a redirect), or raises
    ``Problem``. No transaction is opened: each statement sees what is out when it runs, and the
    generation is read before them all.
    """

    @csrf_exempt
    @transaction.non_atomic_requests
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
        elif request.method in {"GET", "HEAD"}:
            response = _guarded(_conditional, request, view, *args, **kwargs)
        else:
            response = not_allowed().response()
        return _finished(request, response)

    return answer


def private_read(view: View) -> View:
    """As ``public_read``, for what is one reader's alone: kept by no cache, found by no search."""

    @csrf_exempt
    @transaction.non_atomic_requests
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
        elif request.method in {"GET", "HEAD"}:
            response = _guarded(_once, request, view, *args, **kwargs)
        else:
            response = not_allowed().response()
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return _finished(request, response)

    return answer


def _once(request: HttpRequest, view: View, *args: Any, **kwargs: Any) -> HttpResponse:
    return _respond(view(request, *args, **kwargs))


def _guarded(
    read: View, request: HttpRequest, view: View, *args: Any, **kwargs: Any
) -> HttpResponse:
    try:
        response: HttpResponse = read(request, view, *args, **kwargs)
        return response
    except Problem as problem:
        return problem.response()
    except Exception:
        # Whatever it was, the reader gets an answer in the agreed form, and we a trace.
        logger.exception("%s failed.", request.path)
        return internal().response()


def _conditional(request: HttpRequest, view: View, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.GET.get("order") == "random":  # another answer each time: nothing to compare
        response = _respond(view(request, *args, **kwargs))
        response["Cache-Control"] = "no-store"
        return response
    tag = current_generation().tag(request.path, request.META.get("QUERY_STRING", ""))
    if _is_known(request, tag):
        response = HttpResponse(status=304)
    else:
        response = _kept(tag) or _keep(tag, _respond(view(request, *args, **kwargs)))
    if response.status_code in {200, 304}:
        response["ETag"] = tag
    return response


def _is_known(request: HttpRequest, tag: str) -> bool:
    """Whether the reader holds this very answer. A proxy that compresses makes tags weak."""
    held = request.META.get("HTTP_IF_NONE_MATCH", "")
    return any(each.strip().removeprefix("W/") == tag for each in held.split(","))


def _respond(result: Any) -> HttpResponse:
    if isinstance(result, HttpResponse):
        return result
    return HttpResponse(orjson.dumps(result), content_type="application/json")


def _kept(tag: str) -> HttpResponse | None:
    if not settings.PREGON_RESPONSE_CACHE:
        return None
    found = cache.get(f"answer:{tag}")
    return HttpResponse(found[0], content_type=found[1]) if found else None


def _keep(tag: str, response: HttpResponse) -> HttpResponse:
    """Keep a good answer under its generation: a change makes every older one unreachable."""
    if settings.PREGON_RESPONSE_CACHE and response.status_code == HTTPStatus.OK:
        value = (response.content, response["Content-Type"])
        cache.set(f"answer:{tag}", value, settings.PREGON_RESPONSE_CACHE)
    return response


def _finished(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response.setdefault("Cache-Control", ASK_FIRST)
    if response.status_code in {204, 405}:
        response["Allow"] = METHODS
    if response.status_code not in {204, 304}:
        response["Content-Length"] = str(len(response.content))
    if request.method == "HEAD":
        response.content = b""
    return response
