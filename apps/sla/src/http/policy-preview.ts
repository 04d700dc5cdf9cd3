import { Injectable } from '@nestjs/common';
import { formatTime } from '@huiying/contracts';
import { diffPacks, Policies, type Pack, type PackDifference, type Parameter } from '@huiying/policy';
import type { DatedCalendar } from '../deadline/counting';
import { Calendars } from '../persistence/calendars';
import { ClocksOfCases } from '../persistence/clocks-of-cases';
import { addTallies, figuresOf, nothingCounted } from '../rehearsal/figures';
import {
  rehearseCase,
  type CaseDifference,
  type Period,
  type RehearsedCase,
} from '../rehearsal/rehearse-case';
import type { ReplayedClock } from '../rehearsal/replay-case';

const BATCH = 500;
const SHOWN = 200;

/** Plays the cases of one jurisdiction under a draft of its law. Reads only: nothing of it is kept. */
@Injectable()
export class PolicyPreview {
  constructor(
    private readonly clocks: ClocksOfCases,
    private readonly calendars: Calendars,
    private readonly standing: Policies,
  ) {}

  /** @param codes the jurisdictions whose cases are looked at */
  async of(codes: readonly string[], drafted: Policies, period: Period, now: number): Promise<object> {
    const found = new Found();
    for (const code of codes) await this.rehearse(code, drafted, period, now, found);
    const packs = codes.map((code) => [this.standing, drafted].map((each) => each.inForce(code, period.to)));
    return {
      packs: packs.map(([before, after]) => ({ before: before?.ref ?? null, after: after?.ref ?? null })),
      differences: packs.flatMap(([before, after]) =>
        before && after ? diffPacks(before, after).map((each) => difference(after, each)) : [],
      ),
      open: { deadlines: found.looked, moved: found.moved, items: found.movedItems },
      period: {
        ...period,
        ...{ cases: found.cases, deadlines: found.clocks, changed: found.changed, items: found.changedItems },
        figures: { before: figuresOf(found.before), after: figuresOf(found.after) },
      },
    };
  }

  private async rehearse(
    code: string,
    drafted: Policies,
    period: Period,
    now: number,
    found: Found,
  ): Promise<void> {
    const law = { standing: this.standing, drafted };
    const calendarOf = await this.calendarOf(drafted, code);
    for (let last = ''; ;) {
      const cases = await this.clocks.openOrReceived(code, period, last, BATCH);
      for (const aCase of cases) found.add(rehearseCase(aCase, period, law, calendarOf, now));
      last = cases.at(-1)?.caseId ?? last;
      if (cases.length < BATCH) return;
    }
  }

  /** The calendar of the division as it stands for both plays, so that a difference is the law's alone. */
  private async calendarOf(drafted: Policies, code: string): Promise<(pack: Pack) => DatedCalendar> {
    const laws = [this.standing, drafted].flatMap((law) => {
      const id = law.byCode(code);
      return id === undefined ? [] : law.versions(id).map(({ version }) => law.ofVersion(id, version)!);
    });
    const calendars = new Map<Pack, DatedCalendar>();
    for (const pack of laws) calendars.set(pack, await this.calendars.current(pack));
    return (pack) => calendars.get(pack)!;
  }
}

/** What the cases have shown so far: everything is counted, the first of each kind are listed. */
class Found {
  looked = 0;
  moved = 0;
  cases = 0;
  clocks = 0;
  changed = 0;
  before = nothingCounted;
  after = nothingCounted;
  readonly movedItems: object[] = [];
  readonly changedItems: object[] = [];

  add({ open, played }: RehearsedCase): void {
    this.looked += open.looked;
    this.moved += open.moved.length;
    list(this.movedItems, open.moved);
    if (!played) return;
    this.cases += 1;
    this.clocks += played.clocks;
    this.changed += played.changed.length;
    list(this.changedItems, played.changed);
    this.before = addTallies(this.before, played.before);
    this.after = addTallies(this.after, played.after);
  }
}

function list(items: object[], found: readonly CaseDifference[]): void {
  items.push(...found.slice(0, Math.max(0, SHOWN - items.length)).map(item));
}

function difference({ ref }: Pack, { key, name, before, after }: PackDifference): object {
  const side = (parameter: Parameter | undefined): object | null =>
    parameter ? { value: parameter.value, reference: parameter.reference, from: parameter.from } : null;
  return { policyRef: ref, key, name: name.zh, before: side(before), after: side(after) };
}

function item({ before, after, ...about }: CaseDifference): object {
  return { ...about, before: before ? side(before) : null, after: after ? side(after) : null };
}

function side({ dueAt, rungs, closedAt, workingDays, extendedBy, ...clock }: ReplayedClock): object {
  const { dueOn, provisional, state, overdueDays, ruleId, article, parameter } = clock;
  return {
    ...{
      dueAt: formatTime(dueAt),
      dueOn,
      provisional,
      state,
      workingDays: workingDays + extendedBy,
      overdueDays,
    },
    ...(closedAt === undefined ? {} : { closedAt: formatTime(closedAt) }),
    rungs: rungs.map(({ rung, points, issuedAt }) => ({ rung, points, issuedAt: formatTime(issuedAt) })),
    ...{ ruleId, article, parameter },
  };
}
