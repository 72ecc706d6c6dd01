"""The office's groups and what each may do. Nobody gets Wagtail's permission to publish."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models

from cms.publishing.emergency import CODENAME
from cms.publishing.models import Emergency
from cms.users.roles import HEADS, Role

STOCK_GROUPS = ("Moderators", "Editors")

PAGES: dict[Role, tuple[str, ...]] = {
    Role.WRITERS: ("add", "change"),
    Role.PRESS_HEADS: ("add", "change", "lock", "unlock", "bulk_delete"),
    Role.MANAGEMENT: ("add", "change", "lock", "unlock", "bulk_delete"),
    Role.TRANSLATORS: ("add", "change"),
}
FILES: dict[Role, tuple[str, ...]] = {
    Role.WRITERS: ("add", "choose"),
    Role.PHOTOGRAPHERS: ("add", "change", "choose"),
    Role.PRESS_HEADS: ("add", "change", "choose"),
    Role.MANAGEMENT: ("choose",),
    Role.TRANSLATORS: ("choose",),
}
# The models that Wagtail asks for by name, whatever models are in use; a recording is its «media».
FILE_MODELS = {
    "image": "wagtailimages",
    "document": "wagtaildocs",
    "media": "wagtailmedia",
}
# Who makes collections: one an event.
COLLECTIONS = (Role.PHOTOGRAPHERS, Role.PRESS_HEADS, Role.ADMINISTRATORS)
# Who keeps the catalogues (snippets), and which settings are whose, by ``app.model``.
CATALOGUES = (Role.PRESS_HEADS, Role.MANAGEMENT)
SETTINGS: dict[Role, tuple[str, ...]] = {
    Role.PRESS_HEADS: ("home.institucion",),
    Role.MANAGEMENT: ("home.institucion", "cms_workflows.reglasdeaprobacion"),
    Role.ADMINISTRATORS: ("home.institucion", "cms_workflows.reglasdeaprobacion"),
}
# Whole models, with every action there is: an administrator's work.
ADMINISTERED = (
    "cms_users.user",
    "auth.group",
    "wagtailcore.site",
    "wagtailcore.locale",
    "wagtailcore.workflow",
    "wagtailcore.task",
    "wagtailredirects.redirect",
)


def make_groups() -> None:
    """Each role's group with its permissions. A group that is there is the administrators' own.

    What came with a later release than the group, recordings and emergencies, is given to it once:
    when the permission for it, which nobody but we makes, isn't there yet.
    """
    recordings_are_new = not _chooses_recordings().exists()
    emergency, emergencies_are_new = _emergency()
    for role in Role:
        group, created = Group.objects.get_or_create(name=role)
        if created:
            _permit(group, role)
        elif recordings_are_new:
            _permit_files(group, FILES.get(role, ()), models=("media",))
        if role in HEADS and (created or emergencies_are_new):
            group.permissions.add(emergency)


def open_to_groups(pages: Iterable[Page]) -> None:
    """Let the groups that the type of ``pages`` names write there, as the type says (``open_to``).

    Once for each type: a permission that nobody but we makes tells that it was done, and that what
    administrators change afterwards is theirs. Call it for all pages of a type at once.
    """
    opened: dict[type[Page], bool] = {}
    for page in pages:
        model = type(page)
        if model not in opened:
            opened[model] = _opens_now(model)
        if opened[model]:
            for group in Group.objects.filter(name__in=model.open_to):
                for action in ("add", "change"):
                    _permit_page(group, page, action)


def _opens_now(model: type[Page]) -> bool:
    _mark, created = Permission.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(model),
        codename=f"opened_{model._meta.model_name}",
        defaults={"name": "Opened to its groups by the set-up"},
    )
    return created


def drop_stock_groups() -> None:
    """Wagtail's Editors and Moderators, while nobody is in them."""
    Group.objects.filter(name__in=STOCK_GROUPS, user__isnull=True).delete()


def _permit(group: Group, role: Role) -> None:
    permissions = [_permission("wagtailadmin.admin", "access_admin")]
    if role in CATALOGUES:
        for model in get_snippet_models():
            permissions += _all_of(model._meta.label_lower)
    permissions += [
        _permission(label, f"change_{label.split('.')[1]}") for label in SETTINGS.get(role, ())
    ]
    if role == Role.TRANSLATORS:
        permissions.append(_permission("wagtail_localize.translation", "submit_translation"))
    if role == Role.ADMINISTRATORS:
        for label in ADMINISTERED:
            permissions += _all_of(label)
    group.permissions.set(permissions)
    _permit_pages(group, PAGES.get(role, ()))
    _permit_files(group, FILES.get(role, ()))
    if role in COLLECTIONS:
        _permit_collections(group)


def _permit_pages(group: Group, actions: Iterable[str]) -> None:
    for action in actions:
        _permit_page(group, Page.get_first_root_node(), action)


def _permit_page(group: Group, page: Page, action: str) -> None:
    permission = Permission.objects.get(
        content_type=ContentType.objects.get_for_model(Page), codename=f"{action}_page"
    )
    GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _permit_files(
    group: Group, actions: Iterable[str], *, models: Iterable[str] = FILE_MODELS
) -> None:
    root = Collection.get_first_root_node()
    for action in actions:
        for model in models:
            permission = _file_permission(model, action)
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )


def _permit_collections(group: Group) -> None:
    root = Collection.get_first_root_node()
    for permission in _all_of("wagtailcore.collection"):
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=permission
        )


def _file_permission(kind: str, action: str) -> Permission:
    return _permission(f"{FILE_MODELS[kind]}.{kind}", f"{action}_{kind}")


def _emergency() -> tuple[Permission, bool]:
    """The permission to publish alone in an emergency, and whether it was made just now."""
    return Permission.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(Emergency),
        codename=CODENAME,
        defaults={"name": "Publicar de emergencia sin otra persona"},
    )


def _chooses_recordings() -> QuerySet[Permission]:
    return Permission.objects.filter(
        content_type__app_label="wagtailmedia", codename="choose_media"
    )


def _all_of(label: str) -> list[Permission]:
    app, model = label.split(".")
    return list(Permission.objects.filter(content_type__app_label=app, content_type__model=model))


def _permission(label: str, codename: str) -> Permission:
    app, model = label.split(".")
    content_type, _created = ContentType.objects.get_or_create(app_label=app, model=model)
    found, _created = Permission.objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": codename}
    )
    return found
