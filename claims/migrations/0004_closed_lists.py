"""Each column that holds a word of a closed list takes no other; the program wrote none before."""

from django.db import migrations, models

from claims.migrations._together import Together


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0003_role_groups'),
    ]

    operations = [
        Together([
            migrations.AddConstraint(
                model_name='announcement',
                constraint=models.CheckConstraint(condition=models.Q(('status__in', ['due', 'running', 'done', 'failed', 'parked', 'dropped'])), name='announcement_status_known'),
            ),
            migrations.AddConstraint(
                model_name='appearance',
                constraint=models.CheckConstraint(condition=models.Q(('standing__in', ['suggested', 'kept', 'dismissed'])), name='appearance_standing_known'),
            ),
            migrations.AddConstraint(
                model_name='capture',
                constraint=models.CheckConstraint(condition=models.Q(('status__in', ['due', 'running', 'done', 'failed', 'parked', 'dropped'])), name='capture_status_known'),
            ),
            migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(('set_aside_reason__in', ['duplicate', 'nothing_to_check', 'out_of_scope', ''])), name='claim_set_aside_reason_known'),
            ),
            migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(('said_precision__in', ['day', 'month', 'year'])), name='claim_said_precision_known'),
            ),
            migrations.AddConstraint(
                model_name='comparison',
                constraint=models.CheckConstraint(condition=models.Q(('status__in', ['due', 'running', 'done', 'failed', 'parked', 'dropped'])), name='comparison_status_known'),
            ),
            migrations.AddConstraint(
                model_name='correction',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['typo', 'clarification', 'new_round'])), name='correction_kind_known'),
            ),
            migrations.AddConstraint(
                model_name='counterstatement',
                constraint=models.CheckConstraint(condition=models.Q(('evidence_offered__in', ['none', 'assertion', 'document', 'data'])), name='counter_statement_evidence_offered_known'),
            ),
            migrations.AddConstraint(
                model_name='counterstatement',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['flat_denial', 'dismissal', 'alternative', 'partial_admission', 'demand_for_proof', 'correction', 'qualification', 'no_comment'])), name='counter_statement_kind_known'),
            ),
            migrations.AddConstraint(
                model_name='counterstatement',
                constraint=models.CheckConstraint(condition=models.Q(('standing__in', ['suggested', 'kept', 'dismissed'])), name='counter_statement_standing_known'),
            ),
            migrations.AddConstraint(
                model_name='drawing',
                constraint=models.CheckConstraint(condition=models.Q(('status__in', ['due', 'running', 'done', 'failed', 'parked', 'dropped'])), name='drawing_status_known'),
            ),
            migrations.AddConstraint(
                model_name='evidence',
                constraint=models.CheckConstraint(condition=models.Q(('standing__in', ['suggested', 'kept', 'dismissed'])), name='evidence_standing_known'),
            ),
            migrations.AddConstraint(
                model_name='feed',
                constraint=models.CheckConstraint(condition=models.Q(('brings_in__in', ['fitting', 'all', 'nothing'])), name='feed_brings_in_known'),
            ),
            migrations.AddConstraint(
                model_name='feedpoll',
                constraint=models.CheckConstraint(condition=models.Q(('status__in', ['due', 'running', 'done', 'failed', 'parked', 'dropped'])), name='feed_poll_status_known'),
            ),
            migrations.AddConstraint(
                model_name='hit',
                constraint=models.CheckConstraint(condition=models.Q(('standing__in', ['suggested', 'kept', 'dismissed'])), name='hit_standing_known'),
            ),
            migrations.AddConstraint(
                model_name='indexing',
                constraint=models.CheckConstraint(condition=models.Q(('status__in', ['due', 'running', 'done', 'failed', 'parked', 'dropped'])), name='indexing_status_known'),
            ),
            migrations.AddConstraint(
                model_name='intake',
                constraint=models.CheckConstraint(condition=models.Q(('origin__in', ['pasted', 'uploaded', 'address', 'pulled'])), name='intake_origin_known'),
            ),
            migrations.AddConstraint(
                model_name='intake',
                constraint=models.CheckConstraint(condition=models.Q(('status__in', ['due', 'running', 'done', 'failed', 'parked', 'dropped'])), name='intake_status_known'),
            ),
            migrations.AddConstraint(
                model_name='letter',
                constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'taken_up', 'turned_down'])), name='letter_state_known'),
            ),
            migrations.AddConstraint(
                model_name='letter',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['claim', 'correction'])), name='letter_kind_known'),
            ),
            migrations.AddConstraint(
                model_name='passage',
                constraint=models.CheckConstraint(condition=models.Q(('polarity__in', ['affirmed', 'denied'])), name='passage_polarity_known'),
            ),
            migrations.AddConstraint(
                model_name='passage',
                constraint=models.CheckConstraint(condition=models.Q(('quotation__in', ['direct', 'mixed', 'indirect', 'none'])), name='passage_quotation_known'),
            ),
            migrations.AddConstraint(
                model_name='pull',
                constraint=models.CheckConstraint(condition=models.Q(('status__in', ['due', 'running', 'done', 'failed', 'parked', 'dropped'])), name='pull_status_known'),
            ),
            migrations.AddConstraint(
                model_name='replyrequest',
                constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['waiting', 'answered', 'declined', 'silent', 'not_asked'])), name='reply_request_outcome_known'),
            ),
            migrations.AddConstraint(
                model_name='review',
                constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ['unchecked', 'verified', 'mostly_verified', 'disputed', 'unproven', 'misleading', 'false', 'not_checkable'])), name='review_verdict_known'),
            ),
            migrations.AddConstraint(
                model_name='review',
                constraint=models.CheckConstraint(condition=models.Q(('attribution__in', ['unchecked', 'confirmed', 'misquoted', 'not_found'])), name='review_attribution_known'),
            ),
            migrations.AddConstraint(
                model_name='summary',
                constraint=models.CheckConstraint(condition=models.Q(('attribution__in', ['unchecked', 'confirmed', 'misquoted', 'not_found'])), name='summary_attribution_known'),
            ),
            migrations.AddConstraint(
                model_name='summary',
                constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ['unchecked', 'verified', 'mostly_verified', 'disputed', 'unproven', 'misleading', 'false', 'not_checkable'])), name='summary_verdict_known'),
            ),
            migrations.AddConstraint(
                model_name='trial',
                constraint=models.CheckConstraint(condition=models.Q(('status__in', ['due', 'running', 'done', 'failed', 'parked', 'dropped'])), name='trial_status_known'),
            ),
            migrations.AddConstraint(
                model_name='watch',
                constraint=models.CheckConstraint(condition=models.Q(('status__in', ['due', 'running', 'done', 'failed', 'parked', 'dropped'])), name='watch_status_known'),
            ),
        ]),
    ]
