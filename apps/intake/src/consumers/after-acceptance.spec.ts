import {
  AssignedCaseWithdrawn,
  CaseClocksClosed,
  CaseCompleted,
  CaseReplied,
  CaseTransferred,
  OrderAssigned,
  RedoOrdered,
  caseIdOf,
  type MessageContract,
} from '@huiying/contracts';
import type { Received, UnitOfWork } from '@huiying/messaging';
import { received } from '../../../../libs/testing/src/memory-unit';
import { whoMaySeeTheParty } from '../case/who-may-see-the-party';
import { loadPolicies } from '@huiying/policy';
import { papers } from '../persistence/stores';
import { IntakeInMemory, created, monday, urged, withdrawn } from './intake.features';
import { OnAssignedCaseWithdrawn } from './on-assigned-case-withdrawn.consumer';
import { OnCaseClocksClosed } from './on-case-clocks-closed.consumer';
import { OnCaseCompleted } from './on-case-completed.consumer';
import { OnCaseReplied } from './on-case-replied.consumer';
import { OnCaseTransferred } from './on-case-transferred.consumer';
import { OnOrderAssigned } from './on-order-assigned.consumer';
import { OnRedoOrdered } from './on-redo-ordered.consumer';

const caseId = caseIdOf('s', 'N1');

class Routing {
  constructor(private readonly intake: IntakeInMemory) {}

  private async says<D>(
    contract: MessageContract,
    to: { handle(m: Received<D>, u: UnitOfWork): Promise<void> },
    data: object,
  ) {
    const before = this.intake.service.published.length;
    const message = received(
      contract,
      { ...(contract.example as object), caseId, ...data } as D,
      monday + 60_000,
    );
    await this.intake.service.unit(message.arrivedAt, message.id, (unit) => to.handle(message, unit));
    return this.intake.service.types(before);
  }

  assigned = (data = {}) =>
    this.says(OrderAssigned, new OnOrderAssigned(this.intake.cases), { org: 'xx-zrzy', ...data });
  replied = (text: string) => {
    const { key, sealedText } = this.intake.service.doc(papers, caseId)!;
    const open = this.intake.sealing.openAtRest(Buffer.from(key, 'base64'));
    const reply = this.intake.sealing.seal(sealedText.keyId, open, JSON.stringify({ text }));
    const to = new OnCaseReplied(this.intake.cases, this.intake.texts, this.intake.ends);
    return this.says(CaseReplied, to, { round: 1, sealedReply: { keyId: sealedText.keyId, reply } });
  };
  completed = () =>
    this.says(CaseCompleted, new OnCaseCompleted(this.intake.cases, this.intake.ends), { round: 1 });
  clocksClosed = () =>
    this.says(CaseClocksClosed, new OnCaseClocksClosed(this.intake.cases, this.intake.ends), { round: 1 });
  redo = () => this.says(RedoOrdered, new OnRedoOrdered(this.intake.cases, this.intake.ends), { round: 2 });
  withdrawn = () =>
    this.says(AssignedCaseWithdrawn, new OnAssignedCaseWithdrawn(this.intake.cases, this.intake.ends), {});
  transferred = () =>
    this.says(CaseTransferred, new OnCaseTransferred(this.intake.cases, this.intake.ends), {});
}

async function anAcceptedCase(): Promise<{ intake: IntakeInMemory; routing: Routing }> {
  process.env['HUIYING_SERVICE'] = 'intake';
  process.env['KAFKA_BROKERS'] = 'nowhere:1';
  process.env['DATABASE_URL'] = 'postgres://nobody@nowhere/none';
  process.env['HUIYING_DATA_KEY'] = IntakeInMemory.dataKey.toString('base64');
  process.env['HUIYING_JWT_PUBLIC_KEY'] = 'bm9uZQ==';
  const intake = new IntakeInMemory();
  await intake.receive(...created());
  return { intake, routing: new Routing(intake) };
}

describe('an accepted case', () => {
  it('is followed to its end, and intake says nothing of what routing says', async () => {
    const { intake, routing } = await anAcceptedCase();
    expect([await routing.assigned(), await routing.replied('已办理'), await routing.completed()]).toEqual([
      [],
      [],
      [],
    ]);
    expect(intake.file()).toMatchObject({ status: 'ended', outcome: 'completed', leadOrg: 'xx-zrzy' });
    expect(intake.file().life.map(({ what }) => what)).toEqual([
      'registered',
      'accepted',
      'assigned',
      'replied',
      'completed',
    ]);
  });

  it('is opened once more by a redo (LN-49)', async () => {
    const { intake, routing } = await anAcceptedCase();
    await routing.assigned();
    await routing.completed();
    await routing.redo();
    expect(intake.file()).toMatchObject({ status: 'accepted', round: 2 });
  });

  it('that was withdrawn ends when routing says so, and the province gets its confirmation', async () => {
    const { intake, routing } = await anAcceptedCase();
    await intake.receive(...withdrawn(2, '确认单'));
    expect(await routing.withdrawn()).toEqual(['intake.case.withdrawn.v1', 'receipt.case.withdrawn.v1']);
    expect(await routing.withdrawn()).toEqual([]);
  });

  it('that ends while its withdrawal is asked for: the province is told that it came too late (Q70)', async () => {
    for (const end of ['completed', 'transferred'] as const) {
      const { intake, routing } = await anAcceptedCase();
      await routing.assigned();
      await intake.receive(...withdrawn(2, '确认单'));
      expect(await routing[end]()).toEqual(['receipt.message.rejected.v1']);
      expect(intake.service.dataOf('receipt.message.rejected.v1')).toMatchObject([
        { reasonCode: 'CASE.ENDED' },
      ]);
      expect(intake.file()).not.toHaveProperty('withdrawal');
    }
  });

  it('filed again after its end without new facts is held with the proposal to refuse (Q16)', async () => {
    const { intake, routing } = await anAcceptedCase();
    await routing.completed();
    await intake.receive(...created({ upstreamCaseNo: 'N2' }));
    expect(intake.file('N2')).toMatchObject({
      status: 'held',
      findings: [expect.objectContaining({ proposal: 'refuse' })],
    });
  });
});

describe('a linked case', () => {
  it('gets the reply and the end of its master', async () => {
    const { intake, routing } = await anAcceptedCase();
    await intake.receive(...created({ upstreamCaseNo: 'N2' }));
    await routing.assigned();
    expect(await routing.replied('您好，已办理。')).toEqual(['receipt.case.replied.v1']);
    expect(await routing.completed()).toEqual([]);
    expect(await routing.clocksClosed()).toEqual(['receipt.case.completed.v1']);
    expect(intake.service.dataOf('receipt.case.replied.v1')).toEqual([
      expect.objectContaining({ upstreamCaseNo: 'N2', reply: { text: '您好，已办理。' } }),
    ]);
    expect(intake.service.dataOf('receipt.case.completed.v1')).toEqual([
      expect.objectContaining({ upstreamCaseNo: 'N2', outcome: 'linked' }),
    ]);
    expect(await routing.clocksClosed()).toEqual([]);
  });

  it('that comes after the reply gets it at once', async () => {
    const { intake, routing } = await anAcceptedCase();
    await routing.replied('您好，已办理。');
    expect(await intake.receive(...created({ upstreamCaseNo: 'N2' }))).toContain('receipt.case.replied.v1');
  });

  it('goes where its master is transferred', async () => {
    const { intake, routing } = await anAcceptedCase();
    await intake.receive(...created({ upstreamCaseNo: 'N2' }));
    expect(await routing.transferred()).toEqual(['receipt.case.transferred.v1']);
    expect(intake.file('N2')).toMatchObject({ outcome: 'transferred' });
  });

  it('urges its master', async () => {
    const { intake } = await anAcceptedCase();
    await intake.receive(...created({ upstreamCaseNo: 'N2' }));
    await intake.receive(...urged(2, 'N2'));
    expect(intake.service.dataOf('intake.case.urged.v1')).toEqual([expect.objectContaining({ caseId })]);
  });
});

describe('who filed a case', () => {
  const pack = loadPolicies().inForce('410772', '2026-11-16');

  it('is never shown to the accused unit, whoever holds the case (LN-53)', async () => {
    const { intake, routing } = await anAcceptedCase();
    await routing.assigned({ accusedUnit: true });
    expect(whoMaySeeTheParty(intake.file(), { role: 'department', org: 'xx-zrzy' }, pack)).toMatchObject({
      granted: false,
    });
  });

  it('is shown to a unit only while it has the case, and not of a complaint', async () => {
    const { intake, routing } = await anAcceptedCase();
    const look = (org: string) => whoMaySeeTheParty(intake.file(), { role: 'department', org }, pack).granted;
    await routing.assigned({ org: 'xx-other' });
    expect([look('xx-other'), look('xx-third')]).toEqual([false, false]);
    const asked = new IntakeInMemory();
    await asked.receive(...created({ caseType: 'consultation', respondent: {} }));
    await new Routing(asked).assigned({ org: 'xx-other' });
    expect(whoMaySeeTheParty(asked.file(), { role: 'department', org: 'xx-other' }, pack).granted).toBe(true);
  });

  it('is shown to the office', async () => {
    const { intake } = await anAcceptedCase();
    expect(whoMaySeeTheParty(intake.file(), { role: 'dispatcher' }, pack).granted).toBe(true);
  });
});
