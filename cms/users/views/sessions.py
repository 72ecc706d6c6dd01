"""The open sessions, for their owner and for administrators."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from cms.users import devices, invitations, second_factor, sessions, signals
from cms.users.models import User

OTHERS = "otras"


def described(user: User, *, current: str | None) -> list[dict[str, Any]]:
    """The open sessions of ``user`` for a template; ``current`` is the key of the reader's own."""
    return [
        {
            "pk": each.pk,
            "device": devices.in_words(each.user_agent),
            "ip": each.ip,
            "since": each.created_at,
            "seen": each.last_seen_at,
            "current": each.session_key == current,
        }
        for each in sessions.open_sessions(user)
    ]


def chosen(request: HttpRequest, user: User) -> list[UserSession]:
    """Which sessions of ``user`` the form means: one by its number, or all but the reader's own."""
    rows = UserSession.objects.filter(user_id=user.pk).exclude(
        session_key=request.session.session_key
    )
    which = request.POST.get("sesion", "")
    if which == OTHERS:
        return list(rows)
    return list(rows.filter(pk=which)) if which.isdecimal() else []


def say_how_many(request: HttpRequest, count: int) -> None:
    text = ngettext("Se cerró %(n)d sesión.", "Se cerraron %(n)d sesiones.", count) % {"n": count}
    messages.success(request, text)


class SessionsView(LoginRequiredMixin, TemplateView):
    """One's own sessions; any but this one can be closed here. This one closes by signing out."""

    template_name = "entrar/sessions.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        say_how_many(request, sessions.end(user, chosen(request, user), reason="owner"))
        return HttpResponseRedirect(reverse("sesiones"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        rows = described(user, current=self.request.session.session_key)
        return {**super().get_context_data(**kwargs), "sessions": rows}


@method_decorator(reauthentication_required(app="cms.users"), name="dispatch")
class AccessView(WagtailAdminTemplateMixin, TemplateView):
    """An administrator's view of how one person comes in: sessions, second factors, a new link.

    Asks for the administrator's own confirmation first, as allauth does before it changes a factor.
    """

    template_name = "cms_users/access.html"
    header_icon = "key"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("cms_users.change_user"):
            raise PermissionDenied
        self.person = get_object_or_404(User, pk=kwargs["pk"])
        if self.person.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        act = {
            "cerrar": self._close,
            "sin-segundo-factor": self._take_factors,
            "enlace": self._send_link,
        }.get(request.POST.get("accion", ""))
        if act:
            act()
        return HttpResponseRedirect(request.path)

    def _close(self) -> None:
        rows = chosen(self.request, self.person)
        count = sessions.end(self.person, rows, reason="administrator")
        if count:
            log(instance=self.person, action="pregon.sesiones", data={"count": count})
        say_how_many(self.request, count)

    def _take_factors(self) -> None:
        """For who lost the phone and the codes. All sessions end: one may be in the wrong hands."""
        count, _each = Authenticator.objects.filter(user=self.person).delete()
        if not count:
            return
        sessions.end_all(self.person, reason="administrator")
        log(instance=self.person, action="pregon.segundo_factor")
        signals.second_factor_reset.send(
            sender=User, request=self.request, user=self.person, count=count
        )
        messages.success(self.request, _("Se quitó el segundo factor y se cerraron las sesiones."))

    def _send_link(self) -> None:
        if invitations.invite(self.request, self.person):
            messages.success(self.request, _("Se envió el enlace."))
        else:
            messages.error(self.request, _("No tiene correo, o la cuenta está desactivada."))

    def get_page_title(self) -> str:
        return _("Acceso de %(person)s") % {"person": self.person}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtailusers_users:index"), "label": _("Usuarios")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        factors = Authenticator.objects.filter(user=self.person, type__in=second_factor.TYPES)
        return {
            **super().get_context_data(**kwargs),
            "person": self.person,
            "factors": list(factors),
            "required": second_factor.is_required_of(self.person),
            "sessions": described(self.person, current=self.request.session.session_key),
        }
