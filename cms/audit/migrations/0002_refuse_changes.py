from django.db import migrations

REFUSE = """
CREATE FUNCTION cms_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit is only added to.';
END $$;
CREATE TRIGGER cms_audit_is_only_added_to
    BEFORE UPDATE OR DELETE ON cms_audit_auditentry
    FOR EACH ROW EXECUTE FUNCTION cms_audit_refuse();
"""
ALLOW = """
DROP TRIGGER cms_audit_is_only_added_to ON cms_audit_auditentry;
DROP FUNCTION cms_audit_refuse();
"""


def refuse(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(REFUSE)


def allow(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ALLOW)


class Migration(migrations.Migration):
    """Have PostgreSQL itself refuse to change or delete a row, whoever asks. Emptying the whole
    table is the owner's own doing, and what test runs do."""

    dependencies = [("cms_audit", "0001_entries")]
    operations = [migrations.RunPython(refuse, allow)]
