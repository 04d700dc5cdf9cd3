import { aggregateTable } from '@huiying/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowView } from '../row-views';

/**
 * One table of documents per kind of fact. Only the days by which formulas choose rows are stored columns with an
 * index: each changes once in a row's life, so the other updates of the row stay heap-only.
 */
const day = (name: string, field: string): string =>
  `${name} text generated always as (doc->>'${field}') stored`;

export class FactTables1763800200000 implements MigrationInterface {
  name = 'FactTables1763800200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      aggregateTable('case_fact', [
        day('received_on', 'receivedOn'),
        day('accepted_on', 'acceptedOn'),
        day('decided_on', 'decidedOn'),
        day('completed_on', 'completedOn'),
      ]),
    );
    await runner.query(
      aggregateTable('order_fact', [
        day('assigned_on', 'assignedOn'),
        day('first_reviewed_on', 'firstReviewedOn'),
      ]),
    );
    await runner.query(aggregateTable('deadline_fact', [day('due_on', 'dueOn')]));
    await runner.query(aggregateTable('alert_fact', [day('raised_on', 'raisedOn')]));
    await runner.query(
      aggregateTable('rating_fact', [
        day('rated_on', 'ratedOn'),
        `rated_case_id text generated always as (doc->>'caseId') stored`,
      ]),
    );
    await runner.query(aggregateTable('organisation_fact'));
    for (const [table, columns] of Object.entries(INDEXED)) {
      for (const column of columns) {
        await runner.query(
          `create index ${table}_${column} on ${table} (${column}) where ${column} is not null`,
        );
      }
    }
    for (const [view, [table, columns]] of Object.entries(VIEWS))
      await runner.query(rowView(view, table, columns));
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}

const INDEXED: Readonly<Record<string, readonly string[]>> = {
  case_fact: ['received_on', 'accepted_on', 'decided_on', 'completed_on'],
  order_fact: ['assigned_on', 'first_reviewed_on'],
  deadline_fact: ['due_on'],
  alert_fact: ['raised_on'],
  rating_fact: ['rated_on', 'rated_case_id'],
};

/** Later migrations add columns at the end of these. */
export const VIEWS: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  cases: [
    'case_fact',
    [
      ...[
        'case_id',
        'jurisdiction',
        'case_no',
        'source_system',
        'upstream_case_no',
        'case_type',
        'channel',
        'urgency',
      ],
      ...[
        'task_code',
        'matter',
        'window_no',
        'received_at',
        'received_on',
        'screening',
        'accepted_on',
        'decided_on',
      ],
      ...[
        'refusal_code',
        'refusal_rule_id',
        'master_case_id',
        'urges int',
        'lead_org',
        'started_on',
        'ending',
      ],
      ...['finished_on', 'completed_on', 'handling_days int', 'round int', 'outcome', 'upheld boolean'],
      ...['on_time boolean', 'overdue_days int', 'extensions_requested int', 'extensions_granted int'],
    ],
  ],
  orders: [
    'order_fact',
    [
      ...[
        'order_id',
        'case_id',
        'org',
        'jurisdiction',
        'role',
        'reassigned boolean',
        'assigned_at',
        'assigned_on',
      ],
      ...['delivered_at', 'acknowledged_at', 'contact_required_at', 'contacted_at', 'contact_attempts int'],
      ...['return_requested_at', 'return_granted boolean', 'submitted_at', 'awaiting_review boolean'],
      ...[
        'first_reviewed_on',
        'first_review_passed boolean',
        'reworks int',
        'withdrawn_at',
        'withdrawn_reason',
      ],
      'redo_ordered_at',
    ],
  ],
  deadlines: [
    'deadline_fact',
    [
      ...[
        'deadline_id',
        'about_kind',
        'kind',
        'case_id',
        'order_id',
        'rating_id',
        'org',
        'jurisdiction',
        'round int',
      ],
      ...['started_at', 'due_at', 'due_on', 'working_days int', 'rule_id', 'provisional boolean', 'state'],
      ...['fallen_due boolean', 'closed_at', 'overdue_days int'],
    ],
  ],
  alerts: [
    'alert_fact',
    [
      ...[
        'alert_id',
        'deadline_id',
        'kind',
        'rung',
        'points numeric',
        'case_id',
        'order_id',
        'rating_id',
        'org',
      ],
      ...['jurisdiction', 'addressee_role', 'rule_id', 'issued_at', 'raised_on', 'withdrawn_at'],
    ],
  ],
  ratings: [
    'rating_fact',
    [
      ...['rating_id', 'jurisdiction', 'source_system', 'upstream_rating_no', 'state', 'case_id', 'order_id'],
      ...[
        'round int',
        'satisfaction',
        'good boolean',
        'active boolean',
        'counted boolean',
        'origin',
        'channel',
        'org',
      ],
      ...['window_no', 'task_code', 'rated_at', 'rated_on', 'redo_ordered_at', 'rated_case_id'],
    ],
  ],
  organisations: ['organisation_fact', ['org', 'name', 'kind', 'jurisdiction', 'territory', 'status']],
};
