import { SERVICE_NAMES } from '../../platform/names';

/** True in SQL when the row's `wait_for` offsets have all been read by the service whose schema is named. */
const readSoFar = (schema: string): string => `not exists (
  select 1 from jsonb_to_recordset(wait_for) as w(topic text, partition int, "offset" bigint)
    left join ${schema}.consumer_offset o on o.topic = w.topic and o.partition = w.partition
   where coalesce(o.next_offset, 0) < w."offset")`;

const parked = (schema: string): string =>
  `exists (select 1 from ${schema}.blocked b where b.aggregate_id = t.aggregate_id and b.topic = '*')`;

const ofService = (schema: string): string => `
  select '${schema}' as service,
    (select coalesce(json_agg(json_build_array(topic, partition, next_offset::text)), '[]')
       from ${schema}.consumer_offset where cluster_id = $1) as offsets,
    exists (select 1 from ${schema}.outbox) as sending,
    exists (select 1 from ${schema}.timer t where due_at <= $2 and not ${parked(schema)}) as due,
    exists (select 1 from ${schema}.blocked
             where kind = 'replaying' or (kind = 'waiting' and ${readSoFar(schema)})) as releasing,
    exists (select 1 from ${schema}.dead_letter where state = 'replaying' and aggregate_id is null) as replaying,
    (select min(due_at) from ${schema}.timer t where due_at > $2 and not ${parked(schema)}) as next_due`;

/** One row per service: $1 cluster id, $2 simulated now. One statement, so that the five answers are of one moment. */
export const QUIET_QUERY = SERVICE_NAMES.map(ofService).join('\nunion all\n');

export interface ServiceQuiet {
  readonly service: string;
  readonly offsets: readonly (readonly [topic: string, partition: number, nextOffset: string])[];
  readonly sending: boolean;
  readonly due: boolean;
  readonly releasing: boolean;
  readonly replaying: boolean;
  readonly next_due: Date | null;
}
