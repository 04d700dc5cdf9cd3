import { caseIdOfOrder } from '@huiying/contracts';
import type { Client } from 'pg';
import { SERVICE_NAMES, type ServiceName } from '../../platform/names';

/** One published event of a case, out of the event log of the service that published it. */
export interface JourneyEvent {
  readonly service: ServiceName;
  readonly id: string;
  /** Id of the event or message that caused it. */
  readonly causationId: string | undefined;
  readonly type: string;
  /** Legal instant, ISO-8601 with offset. */
  readonly time: string;
  readonly policyRef: string | undefined;
  readonly topic: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface CaseIdentity {
  readonly caseId: string;
  readonly caseNo: string | undefined;
  readonly sourceSystem: string;
  readonly upstreamCaseNo: string;
}

/** The id inside a deadline's id `<about>:<kind>:<round>`, an order's id, or the text itself. */
const aboutOf = (asked: string): string => {
  const about = asked.split(':')[0] ?? asked;
  return caseIdOfOrder(about) ?? about;
};

/**
 * Finds a case by its number, the province's number, its id, an order's or a deadline's id; by the province's number of a
 * split case the original.
 * @returns undefined when intake has never heard of it
 */
export async function findCase(database: Client, asked: string): Promise<CaseIdentity | undefined> {
  const { rows } = await database.query<CaseIdentity>(
    `select id as "caseId", case_no as "caseNo", doc->>'sourceSystem' as "sourceSystem",
        doc->>'upstreamCaseNo' as "upstreamCaseNo"
       from intake.case_file where id = $1 or case_no = $2 or upstream_case_no = $2
      order by doc->'file'->'facts'->>'part' nulls first limit 1`,
    [aboutOf(asked), asked],
  );
  return rows[0];
}

interface LogRow {
  readonly service: ServiceName;
  readonly topic: string;
  readonly event_id: string;
  readonly headers: string;
  readonly value: string;
}

/**
 * Everything that was published about the case and its ratings, receipts included, in the order of the legal instants; at one instant a
 * cause comes before its effects. The logs have no index by case: this is an operator's question, not a service's.
 */
export async function eventsOf(
  database: Client,
  found: Pick<CaseIdentity, 'caseId' | 'upstreamCaseNo'>,
): Promise<JourneyEvent[]> {
  const one = (service: string): string => `
    select '${service}' as service, topic, event_id, headers, value, logged_at, id from ${service}.event_log
     where value is not null and (subject = $1 or (topic = 'province.receipts' and key = $2)
        or subject in (select subject from rating.event_log
             where topic = 'rating.ratings' and value like '%' || $1 || '%'))`;
  const { rows } = await database.query<LogRow>(
    `select * from (${SERVICE_NAMES.map(one).join(' union all ')}) as log
      where topic <> 'intake.keys' order by logged_at, id`,
    [found.caseId, found.upstreamCaseNo],
  );
  return inOrder(rows.map(eventOf));
}

/**
 * By legal instant. At one instant a cause comes before its effects, whichever the broker acknowledged first: with the
 * simulated clock a whole chain of services acts at one instant.
 */
export function inOrder(events: readonly JourneyEvent[]): JourneyEvent[] {
  const sorted = [...events].sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
  const told: JourneyEvent[] = [];
  const done = new Set<string>();
  const byId = new Map(sorted.map((event) => [event.id, event]));
  const tell = (event: JourneyEvent): void => {
    if (done.has(event.id)) return;
    done.add(event.id);
    const cause = byId.get(event.causationId ?? '');
    if (cause !== undefined && cause.time === event.time) tell(cause);
    told.push(event);
  };
  sorted.forEach(tell);
  return told;
}

function eventOf({ service, topic, event_id: id, headers, value }: LogRow): JourneyEvent {
  const attributes = JSON.parse(headers) as Record<string, string>;
  return {
    service,
    id,
    topic,
    type: attributes['ce_type'] ?? '',
    time: attributes['ce_time'] ?? '',
    causationId: attributes['ce_causationid'],
    policyRef: attributes['ce_policyref'],
    data: JSON.parse(value) as Record<string, unknown>,
  };
}
