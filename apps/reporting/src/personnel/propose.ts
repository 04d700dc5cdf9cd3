import { createHash } from 'node:crypto';
import type { Finding, PersonnelRules } from './finding';

export type Measure =
  | 'monthly_deduction'
  | 'red_black_list'
  | 'award_exclusion'
  | 'written_report'
  | 'return_to_home_unit'
  | 'no_excellent'
  | 'report_to_departments';

export type About = 'staff' | 'window' | 'jurisdiction';

/** A consequence that people may draw; none is drawn by the system. */
export interface Proposal {
  readonly proposalId: string;
  readonly measure: Measure;
  readonly ruleId: string;
  readonly about: About;
  /** `<org>/<staffNo>` or `<org>/<windowNo>`: a number, never a name. */
  readonly subject: string;
  /** Month or year for which it holds. */
  readonly period: string;
  /** The complaints it rests on. */
  readonly evidence: readonly string[];
  /** KY-50: who publishes a name answers for the person's privacy. */
  readonly privacyWarning?: true;
}

/**
 * What Kaiyang's system draws from complaints that were upheld (KY-49…54, KY-56), as proposals with their evidence.
 * Awards go by the month of the finding, repetitions of a window by the month of the complaint, three in a year by
 * person and upheld only (Q42); each is a value of the pack.
 * @param findings of the year and the year before: repetitions cross new year
 * @param year what is proposed for
 */
export function propose(
  findings: readonly Finding[],
  rules: PersonnelRules,
  { year, jurisdiction }: { year: string; jurisdiction: string },
): Proposal[] {
  if (!rules.awardMonth) return [];
  const upheld = findings.filter((each) => each.upheld === true && each.foundOn !== null);
  const atFault = upheld.filter((each) => each.fault === true);
  const make = (measure: Measure, ruleId: string, about: About, groups: Groups): Proposal[] =>
    [...groups].map(([key, evidence]) => {
      const [subject = '', period = ''] = key.split('\u0000');
      const cases = evidence.map(({ caseId }) => caseId).sort();
      return {
        proposalId: idOf(jurisdiction, measure, about, subject, period, ...cases),
        ...{ measure, ruleId, about, subject, period },
        evidence: cases,
        ...(measure === 'red_black_list' ? { privacyWarning: true as const } : {}),
      };
    });
  const awardDay = rules.awardMonth === 'finding' ? foundOn : receivedOn;
  return [
    ...make('monthly_deduction', 'KY-49', 'staff', grouped(atFault, staffOf, monthOf(foundOn))),
    ...make('red_black_list', 'KY-50', 'staff', grouped(atFault, staffOf, monthOf(foundOn))),
    ...make('award_exclusion', 'KY-51', 'staff', grouped(upheld, staffOf, monthOf(awardDay))),
    ...make('award_exclusion', 'KY-51', 'window', grouped(upheld, windowOf, monthOf(awardDay))),
    ...make('written_report', 'KY-52', rules.consecutive?.per ?? 'window', repeated(upheld, rules)),
    ...make('return_to_home_unit', 'KY-53', 'staff', returned(findings, rules, year)),
    ...make('no_excellent', 'KY-54', 'staff', grouped(upheld, staffOf, yearOf(foundOn))),
    ...make(
      'report_to_departments',
      'KY-56',
      'jurisdiction',
      grouped(upheld, () => jurisdiction, monthOf(foundOn)),
    ),
  ]
    .filter(({ period }) => period.startsWith(year))
    .sort(
      (a, b) => compare(a.period, b.period) || compare(a.ruleId, b.ruleId) || compare(a.subject, b.subject),
    );
}

type Groups = ReadonlyMap<string, readonly Finding[]>;
type Naming = (finding: Finding) => string | undefined;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const foundOn = (finding: Finding): string | null => finding.foundOn;
const receivedOn = (finding: Finding): string | null => finding.receivedOn;
const staffOf: Naming = ({ org, staffNo }) => (staffNo === null ? undefined : `${org ?? '-'}/${staffNo}`);
const windowOf: Naming = ({ org, windowNo }) => (windowNo === null ? undefined : `${org ?? '-'}/${windowNo}`);
const monthOf =
  (day: (finding: Finding) => string | null): Naming =>
  (finding) =>
    day(finding)?.slice(0, 7);
const yearOf =
  (day: (finding: Finding) => string | null): Naming =>
  (finding) =>
    day(finding)?.slice(0, 4);

/**
 * An id tells nothing about whom it concerns: it stands in addresses and logs. It is of the evidence, too, so that
 * nobody decides on a complaint that had not come when the proposal was read.
 */
function idOf(...parts: readonly string[]): string {
  return `p-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;
}

function grouped(findings: readonly Finding[], subjectOf: Naming, periodOf: Naming): Groups {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const [subject, period] = [subjectOf(finding), periodOf(finding)];
    if (subject === undefined || period === undefined) continue;
    const key = `${subject}\u0000${period}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return groups;
}

/** KY-52: each month that ends a row of consecutive months with an upheld complaint. */
function repeated(upheld: readonly Finding[], { consecutive }: PersonnelRules): Groups {
  if (!consecutive) return new Map();
  const { months, by, per } = consecutive;
  const subjectOf = per === 'window' ? windowOf : staffOf;
  const all = grouped(upheld, subjectOf, monthOf(by === 'complaint' ? receivedOn : foundOn));
  const rows = new Map<string, Finding[]>();
  for (const key of all.keys()) {
    const [subject = '', last = ''] = key.split('\u0000');
    const row = Array.from({ length: months }, (_, back) =>
      all.get(`${subject}\u0000${monthBefore(last, back)}`),
    );
    if (row.every((each) => each !== undefined))
      rows.set(
        key,
        row.flatMap((each) => each ?? []),
      );
  }
  return rows;
}

function monthBefore(month: string, back: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - back;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** KY-53: three against the same person within the year, or within twelve months, as the pack reads it. */
function returned(findings: readonly Finding[], { returnPerson }: PersonnelRules, year: string): Groups {
  if (!returnPerson) return new Map();
  const { count, period, upheldOnly } = returnPerson;
  const counted = findings.filter(
    (each) => each.receivedOn !== null && (!upheldOnly || each.upheld === true),
  );
  const ofPerson = grouped(counted, staffOf, () => year);
  return new Map(
    [...ofPerson].flatMap(([key, all]) => {
      const days = [...all].sort((a, b) => compare(a.receivedOn ?? '', b.receivedOn ?? ''));
      const enough =
        period === 'calendar_year'
          ? days.filter((each) => each.receivedOn?.startsWith(year))
          : withinTwelve(days, year, count);
      return enough.length >= count ? [[key, enough] as const] : [];
    }),
  );
}

/** The first row of `count` complaints within twelve months that ends in the year. */
function withinTwelve(days: readonly Finding[], year: string, count: number): readonly Finding[] {
  for (let last = count - 1; last < days.length; last += 1) {
    const row = days.slice(last - count + 1, last + 1);
    const [from = '', to = ''] = [row[0]?.receivedOn ?? '', row.at(-1)?.receivedOn ?? ''];
    const within = `${Number(from.slice(0, 4)) + 1}${from.slice(4)}` > to;
    if (within && to.startsWith(year)) return row;
  }
  return [];
}
