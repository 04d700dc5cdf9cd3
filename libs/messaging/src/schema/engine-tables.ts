import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The engine's own tables, the same in each service's schema. */
export class EngineTables1763800000000 implements MigrationInterface {
  name = 'EngineTables1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table consumer_offset (
        topic text not null, partition int not null, cluster_id text not null, next_offset bigint not null,
        primary key (topic, partition)) with (fillfactor = 50);
      comment on table consumer_offset is 'Truth about what has been read; compared and set in each chunk (fences a zombie).';

      create table foreign_message (
        sender text not null, id_hash bytea not null, content_hash bytea not null, message_id text not null,
        aggregate_id text not null, primary key (sender, id_hash));
      comment on table foreign_message is 'Messages of senders without our sequence: remembered for ever.';

      create table outbox (
        id bigint generated always as identity primary key, phase smallint not null, topic text not null, key text,
        subject text not null, headers text not null, value text, retained boolean not null, starts_clock text)
        with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
      comment on table outbox is 'What the broker has not yet acknowledged. phase: 0 keys, 1 internal, 2 departments, province, notices.';

      create table event_log (
        logged_at timestamptz not null default clock_timestamp(), id bigint not null, topic text not null,
        partition int not null, record_offset bigint not null, key text, subject text not null, event_id text not null,
        causation_id text, headers text not null, value text) partition by range (logged_at);
      create index event_log_cause on event_log (causation_id) where topic = 'province.receipts';
      create table event_log_rest partition of event_log default;
      comment on table event_log is 'Every published event that is kept, in the order of acknowledgement; source of republish.';

      create table timer (
        store text not null, aggregate_id text not null, name text not null, due_at timestamptz not null,
        wait_for jsonb, primary key (store, aggregate_id, name));
      create index timer_due on timer (due_at);
      comment on table timer is 'Legal instants at which an aggregate is asked; never cancelled, the state decides.';

      create table blocked (
        aggregate_id text not null, topic text not null, kind text not null, wait_for jsonb, reason text not null,
        since timestamptz not null default clock_timestamp(), primary key (aggregate_id, topic),
        check (kind in ('parked', 'waiting', 'replaying')));
      comment on table blocked is 'topic * = parked (a message could not be handled); else messages of the topic wait until others have been read.';

      create table queued_message (
        id bigint generated always as identity primary key, aggregate_id text not null, topic text not null,
        partition int not null, record_offset bigint not null, timestamp_ms bigint not null, sealed bytea not null);
      create index queued_message_of on queued_message (aggregate_id, id);

      create table dead_letter (
        id text primary key, reason_code text not null, errors jsonb not null, topic text not null, partition int not null,
        record_offset bigint not null, timestamp_ms bigint not null, aggregate_id text, sender text,
        at timestamptz not null, state text not null default 'open', sealed bytea not null,
        check (state in ('open', 'replaying', 'replayed', 'discarded')));
      comment on table dead_letter is 'What could not be taken, encrypted as it came, with the reason that its sender was given.';

      create table idempotency (
        principal text not null, key text not null, request_hash text not null, status int not null, answer jsonb,
        at timestamptz not null default clock_timestamp(), primary key (principal, key));
      create table lease (name text primary key, holder text not null, expires_at timestamptz not null);
      create table group_member (group_id text primary key, member_id text not null);
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations are forward-only');
  }
}

/** DDL of an aggregate's table; `columns` are generated from doc, e.g. `status text generated always as (doc->>'status') stored`. */
export function aggregateTable(table: string, columns: readonly string[] = []): string {
  const extra = columns.map((column) => `, ${column}`).join('');
  return `create table ${table} (
    id text primary key, version int not null, seq bigint not null default 0, seen jsonb not null default '{}',
    doc jsonb${extra}) with (fillfactor = 80);`;
}
