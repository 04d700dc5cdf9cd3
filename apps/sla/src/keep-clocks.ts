import { Injectable, Logger } from '@nestjs/common';
import { localDateOf, type OutgoingEvent } from '@huiying/contracts';
import { NotYetKnown, type UnitOfWork } from '@huiying/messaging';
import { Policies } from '@huiying/policy';
import type { CaseClocks } from './deadline/case-clocks';
import { pinnedRevision, type Surroundings } from './deadline/counting';
import type { Cause } from './deadline/deadline-events';
import { estimatesIn } from './deadline/estimates';
import { settleClocks } from './deadline/settle-clocks';
import { Calendars } from './persistence/calendars';
import { ClocksOfCases } from './persistence/clocks-of-cases';
import { ExtensionRequests } from './persistence/extension-requests';

/** What all changes of clocks have in common: load, add the fact, settle, write. */
@Injectable()
export class KeepClocks {
  private readonly logger = new Logger('sla');

  constructor(
    private readonly clocks: ClocksOfCases,
    private readonly requests: ExtensionRequests,
    private readonly calendars: Calendars,
    private readonly policies: Policies,
  ) {}

  find(unit: UnitOfWork, caseId: string): Promise<CaseClocks | undefined> {
    return this.clocks.find(unit, caseId);
  }

  /** The law and the calendar by which a case counts now (Q13, Q15). */
  async surroundings(
    unit: UnitOfWork,
    clocks: Pick<CaseClocks, 'policyRef' | 'orders'>,
  ): Promise<Surroundings> {
    const { now } = unit;
    const pack = this.policies.governing(clocks.policyRef, localDateOf(now));
    const revision = pinnedRevision(clocks, pack);
    const calendar =
      revision === undefined
        ? await this.calendars.at(unit, pack)
        : await this.calendars.ofRevision(revision, pack);
    return { pack, calendar, now };
  }

  /** @throws NotYetKnown while routing's assignment of the order has not been read */
  async change(
    unit: UnitOfWork,
    caseId: string,
    cause: Cause,
    fact: (clocks: CaseClocks) => CaseClocks,
  ): Promise<void> {
    const before = await this.find(unit, caseId);
    if (!before) throw new NotYetKnown(['routing.cases']);
    await this.settle(unit, fact(before), cause);
  }

  /** Derives and writes the clocks. @returns them as they stand now */
  async settle(
    unit: UnitOfWork,
    facts: CaseClocks,
    cause: Cause,
    first: readonly OutgoingEvent[] = [],
    wakeNotBefore = 0,
  ): Promise<CaseClocks> {
    const on = await this.surroundings(unit, facts);
    const settled = settleClocks(facts, cause, on, wakeNotBefore);
    await this.requests.moot(unit, settled.mootRequests);
    this.clocks.save(unit, settled.clocks, settled.wakes);
    unit.publish([...first, ...settled.events]);
    for (const estimate of estimatesIn(settled.events))
      this.logger.error({ msg: 'SLA.CALENDAR_YEAR_MISSING', ...estimate });
    return settled.clocks;
  }

  /** A fact that no clock follows from. */
  note(unit: UnitOfWork, clocks: CaseClocks): void {
    this.clocks.save(unit, clocks);
  }
}
