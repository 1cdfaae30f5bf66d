"""What check constraints cannot say: triggers that hold across rows and tables."""

from django.db import migrations

FROZEN = """
CREATE FUNCTION claims_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE ON claims_event
    FOR EACH ROW EXECUTE FUNCTION claims_refuse_change();
CREATE TRIGGER summary_is_frozen BEFORE UPDATE OR DELETE ON claims_summary
    FOR EACH ROW EXECUTE FUNCTION claims_refuse_change();
CREATE TRIGGER correction_is_frozen BEFORE UPDATE OR DELETE ON claims_correction
    FOR EACH ROW EXECUTE FUNCTION claims_refuse_change();
CREATE TRIGGER withdrawal_is_frozen BEFORE UPDATE OR DELETE ON claims_withdrawal
    FOR EACH ROW EXECUTE FUNCTION claims_refuse_change();
CREATE TRIGGER snapshot_is_frozen BEFORE UPDATE ON claims_snapshot
    FOR EACH ROW EXECUTE FUNCTION claims_refuse_change();
CREATE TRIGGER fetch_is_frozen BEFORE UPDATE OR DELETE ON claims_fetch
    FOR EACH ROW EXECUTE FUNCTION claims_refuse_change();
"""
FROZEN_BACK = """
DROP TRIGGER event_is_append_only ON claims_event;
DROP TRIGGER summary_is_frozen ON claims_summary;
DROP TRIGGER correction_is_frozen ON claims_correction;
DROP TRIGGER withdrawal_is_frozen ON claims_withdrawal;
DROP TRIGGER snapshot_is_frozen ON claims_snapshot;
DROP TRIGGER fetch_is_frozen ON claims_fetch;
DROP FUNCTION claims_refuse_change();
"""

# A passage is what its snapshot says between its offsets, and stays so. Passages that are written together are judged
# together: a text of a megabyte gives ten thousand, and unpacking it for each took longer than reading it.
PASSAGE = """
CREATE FUNCTION claims_passage_in_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM claims_snapshot s
        WHERE s.id = NEW.snapshot_id AND substr(s.text, NEW.start + 1, NEW."end" - NEW.start) = NEW.exact
          AND length(NEW.exact) = NEW."end" - NEW.start
    ) THEN
        RAISE EXCEPTION 'passage_inside_snapshot: the snapshot does not hold these words there'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'passage_inside_snapshot';
    END IF;
    RETURN NEW;
END $$;
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
PASSAGE_BACK = """
DROP TRIGGER passages_inside_snapshots ON claims_passage;
DROP FUNCTION claims_passages_in_snapshots();
DROP TRIGGER passage_inside_snapshot ON claims_passage;
DROP FUNCTION claims_passage_in_snapshot();
"""

# Approval needs both seats of the round, in agreement or decided by somebody in neither, or the recorded waiver.
SEATS = """
CREATE FUNCTION claims_approval_needs_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    first claims_review%ROWTYPE;
    second claims_review%ROWTYPE;
    why text := NULL;
BEGIN
    IF NEW.stage NOT IN ('approved', 'published', 'withdrawn') THEN
        RETURN NEW;
    END IF;
    SELECT * INTO first FROM claims_review WHERE claim_id = NEW.id AND round = NEW.round AND seat = 1;
    SELECT * INTO second FROM claims_review WHERE claim_id = NEW.id AND round = NEW.round AND seat = 2;
    IF first.id IS NULL THEN
        why := 'nobody fills the first seat';
    ELSIF second.id IS NULL AND NOT NEW.second_person_waived THEN
        why := 'nobody fills the second seat';
    ELSIF NEW.decided_by_id IS NOT NULL THEN
        IF NEW.decided_by_id IN (first.reviewer_id, second.reviewer_id) THEN
            why := 'the one who decides sits in a seat';
        END IF;
    ELSIF (first.verdict, first.attribution) IS DISTINCT FROM (NEW.verdict, NEW.attribution) THEN
        why := 'the first seat found otherwise';
    ELSIF second.id IS NOT NULL
        AND (second.verdict, second.attribution) IS DISTINCT FROM (NEW.verdict, NEW.attribution) THEN
        why := 'the second seat found otherwise';
    END IF;
    IF why IS NOT NULL THEN
        RAISE EXCEPTION 'claim_approval_needs_seats: %', why
            USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_approval_needs_seats';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claim_approval_needs_seats
    BEFORE INSERT OR UPDATE OF stage, verdict, attribution, round, second_person_waived, decided_by_id ON claims_claim
    FOR EACH ROW EXECUTE FUNCTION claims_approval_needs_seats();

CREATE FUNCTION claims_seat_is_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.seat IS NOT NULL AND EXISTS (
        SELECT 1 FROM claims_claim c
        WHERE c.id = OLD.claim_id AND (c.round > OLD.round OR c.stage IN ('approved', 'published', 'withdrawn'))
    ) THEN
        RAISE EXCEPTION 'review_seat_is_settled: the round of this review is over'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'review_seat_is_settled';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER review_seat_is_settled BEFORE UPDATE OR DELETE ON claims_review
    FOR EACH ROW EXECUTE FUNCTION claims_seat_is_settled();

CREATE FUNCTION claims_seat_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.seat IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM claims_claim c
        WHERE c.id = NEW.claim_id AND c.round = NEW.round
          AND c.stage IN ('in_review', 'second_review', 'disagreement')
    ) THEN
        RAISE EXCEPTION 'review_seat_is_open: nobody sits down outside the running round'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'review_seat_is_open';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER review_seat_is_open BEFORE INSERT OR UPDATE OF seat, round, claim_id ON claims_review
    FOR EACH ROW EXECUTE FUNCTION claims_seat_is_open();
"""
SEATS_BACK = """
DROP TRIGGER claim_approval_needs_seats ON claims_claim;
DROP FUNCTION claims_approval_needs_seats();
DROP TRIGGER review_seat_is_settled ON claims_review;
DROP FUNCTION claims_seat_is_settled();
DROP TRIGGER review_seat_is_open ON claims_review;
DROP FUNCTION claims_seat_is_open();
"""


class Migration(migrations.Migration):
    replaces = [("claims", "0002_guards"), ("claims", "0010_passages_judged_together")]

    dependencies = [("claims", "0001_tables")]

    operations = [
        migrations.RunSQL(FROZEN, FROZEN_BACK),
        migrations.RunSQL(PASSAGE, PASSAGE_BACK),
        migrations.RunSQL(SEATS, SEATS_BACK),
    ]
