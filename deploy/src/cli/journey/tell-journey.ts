import { loadPolicies, type Policies } from '@huiying/policy';
import type { JourneyEvent } from './journey-events';
import { sentenceFor } from './sentences';

/** One line of a case's story. */
export interface JourneyLine {
  /** `2026-09-28 10:15`, Asia/Shanghai. */
  readonly at: string;
  readonly what: string;
  /** Rules that were applied: id, article and what they say, in our own words. */
  readonly rules: readonly string[];
  readonly service: string;
  readonly type: string;
}

let policies: Policies | undefined;

/** The story of a case: what happened, when, and under which rule. */
export function tellJourney(events: readonly JourneyEvent[]): JourneyLine[] {
  return events.flatMap((event) => {
    const what = sentenceFor(event.type, event.data);
    if (what === undefined) return [];
    const { service, type } = event;
    return [{ at: localMinute(event.time), what, rules: rulesOf(event), service, type }];
  });
}

/**
 * The same as lines of text; a rule's words are printed where it is first named.
 * @param told rules whose words have been printed; grows
 */
export function journeyText(lines: readonly JourneyLine[], told = new Set<string>()): string {
  return lines
    .flatMap(({ at, what, rules }) => {
      const fresh = rules.filter((rule) => !told.has(rule));
      const named = rules.map((rule) => rule.split(' ')[0] ?? '').join('、');
      fresh.forEach((rule) => told.add(rule));
      return [
        `  ${at}  ${what}${named === '' ? '' : `  〔${named}〕`}`,
        ...fresh.map((rule) => `                    ${rule}`),
      ];
    })
    .join('\n');
}

function rulesOf({ data, policyRef }: JourneyEvent): string[] {
  const findings = (data['findings'] as { ruleId?: string }[] | undefined) ?? [];
  const ids = [data['ruleId'], ...findings.map(({ ruleId }) => ruleId)].filter(
    (id): id is string => typeof id === 'string',
  );
  return [...new Set(ids)].map((id) => `${id} ${statementOf(id, policyRef)}`.trim());
}

function statementOf(ruleId: string, policyRef: string | undefined): string {
  if (policyRef === undefined) return '';
  policies ??= loadPolicies();
  const statement = policies.byRef(policyRef).statements(ruleId);
  return statement === undefined ? '' : `${statement.article}：${statement.zh}`;
}

/** To the minute, in local time, whatever the offset. */
export function localMinute(iso: string): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return iso;
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
