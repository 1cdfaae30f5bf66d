"""Passages that are written together are judged together: their snapshot's text is unpacked once, not once for each.

A text of a megabyte gives ten thousand passages; unpacking it for every one of them took longer than reading it.
"""

from django.db import migrations

TOGETHER = """
DROP TRIGGER passage_inside_snapshot ON claims_passage;
CREATE TRIGGER passage_inside_snapshot BEFORE UPDATE OF snapshot_id, start, "end", exact ON claims_passage
    FOR EACH ROW EXECUTE FUNCTION claims_passage_in_snapshot();

CREATE FUNCTION claims_passages_in_snapshots() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    part record;
    stretch text;
BEGIN
    FOR part IN
        SELECT snapshot_id, min(start) AS first, max("end") AS last FROM written GROUP BY snapshot_id
    LOOP
        stretch := (
            SELECT substr(s.text, part.first + 1, part.last - part.first)
            FROM claims_snapshot s WHERE s.id = part.snapshot_id
        );
        IF stretch IS NULL OR EXISTS (
            SELECT 1 FROM written w
            WHERE w.snapshot_id = part.snapshot_id AND (
                substr(stretch, w.start - part.first + 1, w."end" - w.start) <> w.exact
                OR length(w.exact) <> w."end" - w.start
            )
        ) THEN
            RAISE EXCEPTION 'passage_inside_snapshot: the snapshot does not hold these words there'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'passage_inside_snapshot';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER passages_inside_snapshots AFTER INSERT ON claims_passage
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION claims_passages_in_snapshots();
"""
ONE_BY_ONE = """
DROP TRIGGER passages_inside_snapshots ON claims_passage;
DROP FUNCTION claims_passages_in_snapshots();
DROP TRIGGER passage_inside_snapshot ON claims_passage;
CREATE TRIGGER passage_inside_snapshot BEFORE INSERT OR UPDATE OF snapshot_id, start, "end", exact ON claims_passage
    FOR EACH ROW EXECUTE FUNCTION claims_passage_in_snapshot();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0009_lines")]

    operations = [migrations.RunSQL(TOGETHER, ONE_BY_ONE)]
