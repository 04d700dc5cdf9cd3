import { longnanComplaint as sample } from '../../deploy/src/demo/samples/cases';
import { longnanReply, signedBy } from '../../deploy/src/demo/samples/replies';
import { openTheatre, type Theatre } from './on-stage';

jest.setTimeout(300_000);

const LN = '360783';
const NO = 'JX-TYPE-1';

describe('a consultation of Longnan that a person finds to be a complaint (decision 0025)', () => {
  let theatre: Theatre;
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
    theatre = await openTheatre(['ln-zjj']);
    caseId = await theatre.stage.send({ ...sample, upstreamCaseNo: NO, caseType: 'consultation' });
    await theatre.stage.clock.settle();
    await dispatcher().command('routing', `/cases/${caseId}/assignment`, {
      lead: 'ln-zjj',
      co: [],
      reason: '职责范围内',
    });
    ({ orderId } = await unit().order(caseId));
  });
  afterAll(async () => theatre?.close());

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

interface Deadline {
  readonly deadlineId: string;
  readonly kind: string;
  readonly dueOn: string;
  readonly state: string;
}
