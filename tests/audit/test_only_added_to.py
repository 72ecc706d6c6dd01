"""The audit is only added to, by whatever way somebody tries."""

import pytest
from django.contrib.auth.models import Permission
from django.db import DatabaseError, connection, transaction
from django.urls import get_resolver

from cms.audit.models import AuditEntry, Unchangeable
from cms.audit.writing import Subject, write_down
from cms.publishing.whence import Place


@pytest.fixture
def entry(db):
    write_down("cosa.creada", subject=Subject(name="Tema"))
    return AuditEntry.objects.first()


@pytest.mark.parametrize(
    "tamper",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: AuditEntry(pk=entry.pk, action="otra", place=Place.DESK).save(),
        lambda entry: AuditEntry.objects.update(person="otra"),
        lambda entry: AuditEntry.objects.filter(pk=entry.pk).update(person="otra"),
        lambda entry: AuditEntry.objects.all().delete(),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["person"]),
        lambda entry: AuditEntry.objects.bulk_create([entry]),
        lambda entry: AuditEntry.objects.update_or_create(pk=entry.pk, defaults={"person": "otra"}),
    ],
)
def test_no_way_of_djangos_changes_or_deletes_a_row(entry, tamper):
    with pytest.raises(Unchangeable):
        tamper(entry)

    assert AuditEntry.objects.filter(pk=entry.pk, person="").exists()


@pytest.mark.postgres
@pytest.mark.parametrize(
    "sql", ["UPDATE cms_audit_auditentry SET person = 'otra'", "DELETE FROM cms_audit_auditentry"]
)
def test_postgresql_refuses_it_too(entry, sql):
    with (
        pytest.raises(DatabaseError, match="only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_nobody_can_be_given_a_permission_upon_it(db):
    assert not Permission.objects.filter(content_type__app_label="cms_audit").exists()


def test_its_pages_read_and_nothing_else():
    """A new address of the audit must be thought about here first."""
    (audit,) = [
        each
        for admin in get_resolver().url_patterns
        if str(admin.pattern) == "admin/"
        for each in admin.url_patterns
        if str(each.pattern) == "auditoria/"
    ]

    assert {each.name for each in audit.url_patterns} == {"all", "export", "piece", "entry"}
