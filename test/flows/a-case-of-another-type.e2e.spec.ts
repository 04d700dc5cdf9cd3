import { partIdOf } from '@huiying/contracts';
import { reconcile } from '../../deploy/src/cli/reconcile/reconcile';
import { longnanComplaint as sample } from '../../deploy/src/demo/samples/cases';
import { longnanReply, signedBy } from '../../deploy/src/demo/samples/replies';
import { openTheatre, type Theatre } from './on-stage';

jest.setTimeout(300_000);

const LN = '360783';
const NO = 'JX-TYPE-1';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre(['ln-zjj']);
});
afterAll(async () => theatre?.close());

describe('a consultation of Longnan that a person finds to be a complaint (decision 0025)', () => {
  let caseId: string;
  let orderId: string;
  const unit = () => theatre.stage.department('ln-zjj');
  const dispatcher = () => theatre.stage.officer('dispatcher', LN);
  const completion = async () => {
    await theatre.stage.clock.settle();
    const all = (await dispatcher().get('sla', `/cases/${caseId}/deadlines`)) as unknown as Deadline[];
    return all.find(({ kind }) => kind === 'completion');
  };

  beforeAll(async () => {
    caseId = await theatre.stage.send({ ...sample, upstreamCaseNo: NO, caseType: 'consultation' });
    await theatre.stage.clock.settle();
    await dispatcher().command('routing', `/cases/${caseId}/assignment`, {
      lead: 'ln-zjj',
      co: [],
      reason: '职责范围内',
    });
    ({ orderId } = await unit().order(caseId));
  });

  it('has the two days of a consultation at first (LN-32)', async () => {
    expect(await completion()).toMatchObject({ dueOn: '2026-09-30', state: 'running' });
  });

  it('has the five days of a complaint from the same start, and the explanation of the deadline says why', async () => {
    await dispatcher().command('intake', `/cases/${caseId}/reclassification`, {
      caseType: 'complaint',
      reason: '来件实为投诉，非咨询。',
    });
    const told = await unit().told('order.reclassified', caseId);
    expect(told.data).toMatchObject({ orderId, caseType: 'complaint' });
    await unit().told('deadline.changed', caseId);
    const moved = await completion();
    expect(moved).toMatchObject({ dueOn: '2026-10-10', state: 'running' });
    const path = `/deadlines/${encodeURIComponent(moved?.deadlineId ?? '')}/explanation`;
    expect((await dispatcher().get('sla', path))['text']).toContain('由“咨询”改为“投诉”');
  });

  it('stands with its history and its reason on the case, and in the figures under the new type', async () => {
    const found = await dispatcher().get('intake', `/cases/${caseId}`);
    expect(found).toMatchObject({
      facts: { caseType: 'complaint' },
      text: { reclassifications: ['来件实为投诉，非咨询。'] },
      life: expect.arrayContaining([
        expect.objectContaining({ what: 'reclassified', from: 'consultation', to: 'complaint' }),
      ]),
    });
    await theatre.stage.clock.settle();
    const path = '/indicators?period=2026-09&by=type&ids=volume';
    const { rows } = await theatre.stage.officer('bi', '*').get('reporting', path);
    expect(rows).toContainEqual(expect.objectContaining({ key: 'complaint', numerator: 1 }));
  });

  it('is answered with what a complaint must say (LN-44), and ends', async () => {
    const at = await theatre.stage.now();
    const asked = { orderId, contactedAt: at, outcome: 'reached' };
    await unit().act('order.contacted', asked);
    await unit().act('order.submitted', {
      orderId,
      reply: longnanReply('已修复。', at),
      signOff: signedBy('leader_in_charge', at, '龙OA〔2026〕示例2号'),
    });
    await theatre.stage.province.receipt(NO, 'case.replied');
  });
});

describe('a message to Longnan with two demands that a dispatcher splits (decision 0027)', () => {
  const TWO = 'JX-TWO-1';
  let caseId: string;
  const parts = () => [partIdOf(caseId, 1), partIdOf(caseId, 2)] as const;
  const unit = () => theatre.stage.department('ln-zjj');
  const dispatcher = () => theatre.stage.officer('dispatcher', LN);
  const receipts = (part?: string) =>
    theatre.stage.province
      .receiptsOf(TWO)
      .filter(({ data }) => data['part'] === part)
      .map(({ type }) => type.replace(/^receipt\.|\.v1$/g, ''));

  beforeAll(async () => {
    caseId = await theatre.stage.send({ ...sample, upstreamCaseNo: TWO, title: '路灯不亮，另问公积金提取' });
    await theatre.stage.clock.settle();
  });

  it('waits for a dispatcher, who makes two cases of it: one has the limit of a complaint, one that of a consultation', async () => {
    await dispatcher().command('intake', `/cases/${caseId}/split`, {
      parts: [
        { title: '路灯不亮', content: '小区门口路灯损坏多日。' },
        { title: '公积金提取', content: '请问租房提取需要哪些材料？', caseType: 'consultation' },
      ],
    });
    await theatre.stage.clock.settle();
    for (const id of parts())
      await dispatcher().command('routing', `/cases/${id}/assignment`, {
        lead: 'ln-zjj',
        co: [],
        reason: '职责',
      });
    const orders = await Promise.all(parts().map((id) => unit().order(id)));
    expect(orders.map(({ data }) => data['part'])).toEqual(['1/2', '2/2']);
    await theatre.stage.clock.settle();
    const due = await Promise.all(
      parts().map(async (id) => {
        const path = `/cases/${id}/deadlines`;
        const all = (await dispatcher().get('sla', path)) as unknown as Deadline[];
        return all.find(({ kind }) => kind === 'completion')?.dueOn;
      }),
    );
    expect(due).toEqual(['2026-10-10', '2026-09-30']);
  });

  it('is answered part by part; the province hears of each, and once of the whole', async () => {
    for (const id of parts()) {
      const at = await theatre.stage.now();
      const { orderId } = await unit().order(id);
      await unit().act('order.contacted', { orderId, contactedAt: at, outcome: 'reached' });
      await unit().act('order.submitted', {
        orderId,
        reply: longnanReply('已办理。', at),
        signOff: signedBy('leader_in_charge', at, '龙OA〔2026〕示例3号'),
      });
    }
    await theatre.stage.clock.settle();
    const criteria = { factsClear: true, characterisationAccurate: true, handlingProper: true };
    for (const id of parts()) {
      const { orderId } = await unit().order(id);
      const body = { passed: true, criteria, upheld: false, fault: false };
      await theatre.stage.officer('reviewer', LN).command('routing', `/orders/${orderId}/review`, body);
    }
    await theatre.stage.clock.settle();
    for (const part of ['1/2', '2/2'])
      expect(receipts(part)).toEqual([
        ...['case.registered', 'case.accepted', 'case.assigned', 'case.replied', 'case.completed'],
      ]);
    expect(receipts()).toEqual(['case.registered', 'case.accepted', 'case.replied', 'case.completed']);
    const whole = await dispatcher().get('intake', `/cases/${caseId}`);
    expect(whole).toMatchObject({ status: 'ended', outcome: 'completed', parts: [{ end: 'completed' }, {}] });
  });

  it('is one message in the reconciliation and two cases in the figures', async () => {
    const { counts } = await reconcile(theatre.stage.operator);
    expect(counts).toMatchObject({ missing: 0, held: 0 });
    const path = '/indicators?period=2026-09&by=organisation&ids=volume';
    const { rows } = await theatre.stage.officer('bi', '*').get('reporting', path);
    // the case of above and two parts
    expect(rows).toContainEqual(expect.objectContaining({ key: 'ln-zjj', numerator: 3 }));
  });
});

interface Deadline {
  readonly deadlineId: string;
  readonly kind: string;
  readonly dueOn: string;
  readonly state: string;
}
