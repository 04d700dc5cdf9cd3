import { MemoryService } from '../../../../libs/testing/src/memory-unit';
import { AClockedCase, ORDER, at } from '../deadline/a-case.fixture';
import { LN, deliver } from '../deadline/stories.fixture';
import { caseClocks, supervisions } from '../persistence/stores';
import { ClocksOfCases } from '../persistence/clocks-of-cases';
import { Supervisions } from '../persistence/supervisions';
import { SupervisionNoticeTimer } from '../timers/supervision-notice.timer';
import { takeBackOrder } from '../deadline/end-order';
import type { Supervision } from './supervision';

const aSupervision = (clocks: AClockedCase['clocks'], more: Partial<Supervision> = {}): Supervision => ({
  ...{ supervisionId: 's-1', noticeNo: '督办〔2026〕1号', jurisdiction: clocks.jurisdiction },
  ...{ caseId: clocks.caseId, caseNo: 'LN-1', orderId: ORDER, org: 'a', deadlineId: 'd', mode: 'message' },
  ...{ trigger: 'overdue', ruleId: 'LN-60', issuedAt: at('2026-03-03'), dueAt: at('2026-03-05') },
  ...more,
});

async function fires(more: Partial<Supervision> = {}, change = (aCase: AClockedCase) => aCase.clocks) {
  const aCase = new AClockedCase(LN);
  deliver(aCase);
  const clocks = change(aCase);
  const service = new MemoryService();
  service.put(caseClocks, clocks.caseId, clocks);
  service.put(supervisions, 's-1', aSupervision(clocks, more));
  const timer = new SupervisionNoticeTimer(
    new ClocksOfCases(undefined as never),
    new Supervisions(undefined as never, undefined as never),
  );
  const due = { id: clocks.caseId, name: 'supervision-notice:s-1', detail: 's-1', dueAt: at('2026-03-03') };
  await service.unit(due.dueAt, 'timer', (unit) => timer.fire(due, unit));
  return service.published.map(({ data }) => data);
}

describe('a supervision by message is written to the leader in charge of the unit (LN-60)', () => {
  it('by reference to his telephone, with the case and the last day', async () => {
    expect(await fires()).toEqual([
      expect.objectContaining({
        ...{ aboutKind: 'order', aboutId: ORDER, recipientRole: 'leader_in_charge' },
        ...{ phoneRef: 'a.leader_in_charge', template: 'notice.supervision', ruleId: 'LN-60' },
        params: { caseNo: 'LN-1', dueOn: '2026-03-05' },
      }),
    ]);
  });

  it('not where the supervisor has telephoned himself, nor for a written notice', async () => {
    expect(await fires({ means: 'telephone' })).toEqual([]);
    expect(await fires({ mode: 'notice' })).toEqual([]);
  });

  it('not of what was closed or taken back before the window opened (Q23)', async () => {
    const closure = { at: at('2026-03-03'), by: 's', outcome: 'finished' as const, sealedNote: '' };
    expect(await fires({ closure })).toEqual([]);
    const gone = (aCase: AClockedCase) => takeBackOrder(aCase.clocks, ORDER, at('2026-03-03'));
    expect(await fires({}, gone)).toEqual([]);
  });
});
