import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dueDate, shippedCalendar } from '@huiying/working-days';
import { parse } from 'yaml';
import type {
  CaseType,
  Channel,
  ClockSubject,
  Complexity,
  DeadlineKind,
  Pack,
  ScreeningFacts,
} from '../index';
import { loadPolicies, screen } from '../index';
import { findPacksFolder } from '../load/read-pack-folder';

/** What a case file may say: facts, and what the pack must answer. Defaults are implied: order_delivered, today's pack. */
interface PackCase {
  readonly name: string;
  readonly proves?: readonly string[];
  readonly given: Partial<ScreeningFacts> & {
    readonly caseType?: ClockSubject;
    readonly complexity?: Complexity;
    readonly channel?: Channel;
  };
  readonly expect: {
    readonly verdict?: 'accept' | 'hold' | 'refuse';
    readonly check?: string;
    readonly rule?: string;
    readonly limits?: Partial<Record<DeadlineKind, 'none' | ExpectedLimit>>;
  };
}

interface ExpectedLimit {
  readonly days: number;
  readonly event?: string;
  readonly start?: string;
  readonly due?: string;
}

const policies = loadPolicies();
const folders = policies.jurisdictions().map(({ id }) => {
  const newest = policies.versions(id).at(-1)!;
  return { id, from: newest.from, folder: join(findPacksFolder(), id.toLowerCase(), 'cases') };
});

function casesOf(folder: string): PackCase[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) => parse(readFileSync(join(folder, file), 'utf8')) as PackCase[]);
}

function packOf(id: string, from: string): Pack {
  const version = policies
    .versions(id)
    .filter((one) => one.from === from)
    .at(-1)!;
  return policies.byRef(`${id}@${version.version}#${from}`);
}

describe.each(folders)('$id: stated facts, expected outcome', ({ id, from, folder }) => {
  const days = existsSync(folder) ? readdirSync(folder) : [];
  const all = days.flatMap((day) => casesOf(join(folder, day)).map((one) => ({ ...one, day })));

  it('the newest period has cases, filed by its first day', () => {
    expect(days).toContain(from);
  });

  it.each(all.map((one) => [one.name, one] as const))(
    '%s',
    (_name, { given, expect: expected, day, proves = [] }) => {
      const pack = packOf(id, day);
      for (const ruleId of proves) expect(pack.statements(ruleId)?.id).toBe(ruleId);
      if (expected.verdict !== undefined) {
        const facts = { title: '', content: '', ...given, caseType: given.caseType as CaseType | undefined };
        const { verdict, findings } = screen(pack, facts);
        expect([verdict, findings[0]?.check, findings[0]?.ruleId]).toEqual([
          expected.verdict,
          expected.check,
          expected.rule ?? findings[0]?.ruleId,
        ]);
      }
      const rules = given.caseType === undefined ? [] : pack.deadlines(given.caseType, given);
      for (const [kind, limit] of Object.entries(expected.limits ?? {})) {
        const rule = rules.find((one) => one.kind === kind);
        if (limit === 'none') expect(rule).toBeUndefined();
        else {
          expect(rule).toMatchObject({
            workingDays: limit.days,
            startEvent: limit.event ?? 'order_delivered',
          });
          if (limit.start !== undefined) expect(dueOn(pack, limit)).toBe(limit.due);
        }
      }
    },
  );

  it('every check of the list finds a case, and every limit is counted in one', () => {
    const pack = packOf(id, from);
    const checks = new Set(all.map(({ expect: expected }) => expected.check));
    expect(
      pack.checks.map(({ name }) => name).filter((name) => !checks.has(name) && name !== 'type_covered'),
    ).toEqual([]);
    const cited = new Set(
      all.flatMap(({ given, expect: expected }) =>
        given.caseType === undefined
          ? []
          : pack
              .deadlines(given.caseType, given)
              .filter(({ kind }) => expected.limits?.[kind])
              .map(({ parameter }) => parameter),
      ),
    );
    const limits = pack
      .parameters()
      .filter(
        ({ key, isDefault }) => !isDefault && (key.startsWith('sla.') || /\.(window|limit)$/.test(key)),
      );
    expect(
      limits.map(({ key }) => key).filter((key) => !cited.has(key) && !governedByTheShorter(key)),
    ).toEqual([]);
  });
});

/** KY's channel limits never exceed those by complexity, so a shorter one always stands in for them (Q29). */
function governedByTheShorter(key: string): boolean {
  return /\.(on_site|online)$/.test(key);
}

function dueOn(pack: Pack, { start, days }: ExpectedLimit): string {
  const startedAt = Date.parse(`${start}T10:00:00+08:00`);
  return dueDate({
    startedAt,
    workingDays: days,
    calendar: shippedCalendar(pack.region),
    options: pack.counting,
  }).dueOn;
}
