import 'reflect-metadata';
import {
  CaseClocksClosed,
  CaseCompleted,
  CaseReplied,
  CaseSplitDecided,
  CaseTransferred,
  caseIdOf,
  partIdOf,
  type MessageContract,
} from '@huiying/contracts';
import type { Received, UnitOfWork } from '@huiying/messaging';
import { loadPolicies } from '@huiying/policy';
import { received } from '../../../../libs/testing/src/memory-unit';
import { closedTogether } from '../case/end-of-parts';
import { isRefusal } from '../case/decision';
import type { PartPlan } from '../case/parts';
import { askToSplit } from '../case/split-case';
import { cases, papers, parties } from '../persistence/stores';
import { IntakeInMemory, created, monday, supplemented, urged, withdrawn } from './intake.features';
import { OnCaseClocksClosed } from './on-case-clocks-closed.consumer';
import { OnCaseCompleted } from './on-case-completed.consumer';
import { OnCaseReplied } from './on-case-replied.consumer';
import { OnCaseSplitDecided } from './on-case-split-decided.consumer';
import { OnCaseTransferred } from './on-case-transferred.consumer';

const caseId = caseIdOf('s', 'N1');
const [first, second] = [partIdOf(caseId, 1), partIdOf(caseId, 2)];
const dispatcher = { sub: 'd-1', role: 'dispatcher' as const };
const texts = [
  { title: '窗口等候过长', content: '取号后等候两小时。' },
  { title: '登记需要哪些材料', content: '请问首次登记需要哪些材料？' },
];
const later = monday + 3 * 86_400_000;

/** Intake with a case of two demands, and the other services' words about it. */
class Splitting extends IntakeInMemory {
  static async of(fields = {}): Promise<Splitting> {
    const intake = new Splitting();
    await intake.receive(...created(fields));
    return intake;
  }

  async ask(plans: readonly PartPlan[] = [{}, { caseType: 'consultation' }], at = later) {
    const pack = loadPolicies().inForce('410772', '2026-11-16');
    return this.service.unit(at, 'split', async (unit) => {
      const file = (await this.cases.find(unit, caseId))!;
      const outcome = askToSplit(file, plans, dispatcher, pack, at);
      if (isRefusal(outcome)) return outcome;
      if (outcome.file.status === 'held')
        return this.splits.carryOut(unit, outcome.file, { plans, by: 'd-1', role: 'dispatcher', at }, texts);
      await this.splits.keep(unit, caseId, texts);
      await this.cases.save(unit, outcome.file);
      unit.publish(outcome.events);
      return outcome.file;
    });
  }

  decided = (granted: boolean) =>
    this.hears(CaseSplitDecided, new OnCaseSplitDecided(this.cases, this.splits, this.parts), {
      caseId,
      granted,
      ...(granted ? {} : { reasonCode: 'CASE.WRONG_STATE' }),
    });
  replied = (part: string, text: string) => {
    const { key, sealedText } = this.service.doc(papers, part)!;
    const open = this.sealing.openAtRest(Buffer.from(key, 'base64'));
    const reply = this.sealing.seal(sealedText.keyId, open, JSON.stringify({ text }));
    const to = new OnCaseReplied(this.cases, this.texts, this.ends);
    return this.hears(CaseReplied, to, {
      caseId: part,
      round: 1,
      sealedReply: { keyId: sealedText.keyId, reply },
    });
  };
  completed = (part: string) =>
    this.hears(CaseCompleted, new OnCaseCompleted(this.cases, this.ends), { caseId: part, round: 1 });
  clocksClosed = (part: string, onTime: boolean) =>
    this.hears(CaseClocksClosed, new OnCaseClocksClosed(this.cases, this.ends), {
      caseId: part,
      round: 1,
      onTime,
    });
  transferred = (part: string) =>
    this.hears(CaseTransferred, new OnCaseTransferred(this.cases, this.ends), { caseId: part });

  part = (id: string) => this.service.doc(cases, id)!.file!;

  private async hears<D>(
    contract: MessageContract,
    by: { handle(message: Received<D>, unit: UnitOfWork): Promise<void> },
    data: object,
  ): Promise<string[]> {
    const before = this.service.published.length;
    const message = received(contract, { ...(contract.example as object), ...data } as D, later);
    await this.service.unit(later, message.id, (unit) => by.handle(message, unit));
    return this.service.types(before);
  }
}

async function aSplitCase(fields = {}): Promise<Splitting> {
  const intake = await Splitting.of(fields);
  await intake.ask();
  await intake.decided(true);
  return intake;
}

beforeAll(() => {
  process.env['HUIYING_SERVICE'] = 'intake';
  process.env['KAFKA_BROKERS'] = 'nowhere:1';
  process.env['DATABASE_URL'] = 'postgres://nobody@nowhere/none';
  process.env['HUIYING_DATA_KEY'] = IntakeInMemory.dataKey.toString('base64');
  process.env['HUIYING_JWT_PUBLIC_KEY'] = 'bm9uZQ==';
});

describe('a message with several demands (XX-03)', () => {
  it('is split when routing has let it go: each part is a case with the number of the province and its own of them', async () => {
    const intake = await Splitting.of();
    expect(await intake.ask()).toMatchObject({ status: 'accepted', splitting: { by: 'd-1' } });
    expect(await intake.decided(true)).toEqual(
      expect.arrayContaining([
        'intake.case.split.v1',
        'intake.case_key.issued.v1',
        'intake.case.accepted.v1',
      ]),
    );
    expect(intake.file()).toMatchObject({
      status: 'split',
      parts: [
        { caseId: first, part: '1/2' },
        { caseId: second, part: '2/2' },
      ],
    });
    expect(intake.part(second).facts).toMatchObject({
      ...{ upstreamCaseNo: 'N1', caseNo: `${intake.file().facts.caseNo}-2`, partOf: caseId },
      ...{ part: '2/2', caseType: 'consultation' },
    });
    expect(intake.service.dataOf('receipt.case.registered.v1')).toEqual([
      expect.not.objectContaining({ part: expect.anything() }),
      expect.objectContaining({ upstreamCaseNo: 'N1', part: '1/2', caseId: first }),
      expect.objectContaining({ upstreamCaseNo: 'N1', part: '2/2', caseId: second }),
    ]);
  });

  it('gains no day by being split: each part keeps the day of receipt, the law and the screening limit of the original', async () => {
    const { facts, policyRef } = (await Splitting.of()).file();
    const intake = await aSplitCase();
    for (const id of [first, second])
      expect(intake.part(id)).toMatchObject({
        policyRef,
        facts: { receivedAt: facts.receivedAt, receivedOn: facts.receivedOn },
      });
    const held = await Splitting.of({ channel: { code: '99', codeSystem: 'unknown' } });
    await held.ask();
    expect(held.part(first)).toMatchObject({ status: 'held', heldAt: monday });
    const due = held.service.timers.filter(({ name }) => name === 'screening').map(({ dueAt }) => dueAt);
    expect(new Set(due).size).toBe(1);
  });

  it('stays whole when routing says that a unit has it, and can be split no more while it is asked', async () => {
    const intake = await Splitting.of();
    await intake.ask();
    expect(await intake.ask()).toMatchObject({ refused: 'CASE.WRONG_STATE' });
    await intake.decided(false);
    expect(intake.file()).toMatchObject({ status: 'accepted' });
    expect(intake.file().life.at(-1)).toMatchObject({ what: 'split_refused' });
    expect(intake.service.dataOf('intake.case.split.v1')).toEqual([]);
  });

  it('is not split into what the regulation does not cover, nor a part again (Q40)', async () => {
    const intake = await Splitting.of();
    expect(await intake.ask([{}, { caseType: 'report' }])).toMatchObject({
      refused: 'INTAKE.TYPE_NOT_COVERED',
    });
    const split = await aSplitCase();
    const pack = loadPolicies().inForce('410772', '2026-11-16');
    expect(askToSplit(split.part(first), [{}, {}], dispatcher, pack, later)).toMatchObject({
      refused: 'CASE.WRONG_STATE',
    });
    const accused = { ...dispatcher, org: 'xx-zrzy' };
    expect(askToSplit(intake.file(), [{}, {}], accused, pack, later)).toMatchObject({
      refused: 'CASE.CONFLICT_OF_INTEREST',
    });
  });

  it('keeps words and person of each part under a key of the part (crypto-shredding reaches it)', async () => {
    const intake = await aSplitCase();
    const keys = [caseId, first, second].map((id) => intake.service.doc(papers, id)!.sealedText.keyId);
    expect(new Set(keys).size).toBe(3);
    const sealed = [caseId, first, second].map((id) => intake.service.doc(parties, id)!);
    expect(new Set(sealed.map(({ idIndex }) => idIndex)).size).toBe(1);
    const own = Buffer.from(intake.service.doc(papers, second)!.key, 'base64');
    expect(intake.sealing.open(intake.sealing.openAtRest(own), sealed[2]!.sealed)).toContain('李明');
  });
});

describe('a split case', () => {
  it('is answered once, with the answers of all parts, and ends with the last of them', async () => {
    const intake = await aSplitCase();
    expect(await intake.replied(first, '已增开窗口。')).toEqual([]);
    expect(await intake.replied(second, '请携带契税凭证。')).toEqual(['receipt.case.replied.v1']);
    expect(intake.service.dataOf('receipt.case.replied.v1')).toEqual([
      {
        ...{ sourceSystem: 's', upstreamCaseNo: 'N1', round: 1 },
        reply: { text: '【第1/2项】已增开窗口。\n\n【第2/2项】请携带契税凭证。' },
      },
    ]);
    await intake.completed(first);
    await intake.completed(second);
    expect(await intake.clocksClosed(second, true)).toEqual([]);
    expect(await intake.clocksClosed(first, false)).toEqual(['receipt.case.completed.v1']);
    expect(intake.service.dataOf('receipt.case.completed.v1')).toEqual([
      expect.objectContaining({ upstreamCaseNo: 'N1', outcome: 'linked', onTime: false }),
    ]);
    expect(intake.file()).toMatchObject({ status: 'ended', outcome: 'completed', parts: [{}, {}] });
  });

  it('hears of the clocks of a part before its completion, and ends all the same', async () => {
    const intake = await aSplitCase();
    await intake.transferred(first);
    await intake.clocksClosed(second, true);
    expect(intake.file().status).toBe('split');
    expect(await intake.completed(second)).toContain('receipt.case.completed.v1');
  });

  it('is withdrawn in every part, and as a whole when all are', async () => {
    const held = await Splitting.of({ channel: { code: '99', codeSystem: 'unknown' } });
    await held.ask();
    const types = await held.receive(...withdrawn(2, '确认单'));
    expect(types.filter((type) => type === 'receipt.case.withdrawn.v1')).toHaveLength(3);
    expect(held.file()).toMatchObject({ status: 'ended', outcome: 'withdrawn' });
    const accepted = await aSplitCase();
    expect(await accepted.receive(...withdrawn(2, '确认单'))).toEqual([
      'intake.case.withdrawal_requested.v1',
      'intake.case.withdrawal_requested.v1',
    ]);
  });

  it('withdrawn while routing is asked is withdrawn in the parts that come of it', async () => {
    const intake = await Splitting.of();
    await intake.ask();
    await intake.receive(...withdrawn(2, '确认单'));
    await intake.decided(true);
    expect([first, second].map((id) => intake.part(id).withdrawal?.status)).toEqual(['asked', 'asked']);
  });

  it('hands what the person adds and urges to every open part, also what came before it was split', async () => {
    const intake = await Splitting.of();
    await intake.receive(...supplemented(2));
    await intake.ask();
    await intake.decided(true);
    await intake.transferred(first);
    await intake.receive(...supplemented(3));
    await intake.receive(...urged(4));
    expect(intake.part(first)).toMatchObject({ supplements: [2], urged: 0 });
    expect(intake.part(second)).toMatchObject({ supplements: [2, 3], urged: 1 });
    const passedOn = intake.service.dataOf('intake.case.supplemented.v1') as { caseId: string }[];
    expect(passedOn.map((each) => each.caseId)).toEqual([caseId, first, second, second]);
  });

  it('gives its answer and its end to who filed the same again', async () => {
    const intake = await aSplitCase();
    await intake.receive(...created({ upstreamCaseNo: 'N2' }));
    expect(intake.file('N2')).toMatchObject({ status: 'linked', masterId: caseId });
    for (const id of [first, second]) await intake.replied(id, '已办理。');
    for (const id of [first, second]) await intake.completed(id);
    for (const id of [first, second]) await intake.clocksClosed(id, true);
    expect(intake.file('N2')).toMatchObject({ status: 'ended', outcome: 'completed' });
    const numbers = (intake.service.dataOf('receipt.case.replied.v1') as { upstreamCaseNo: string }[]).map(
      ({ upstreamCaseNo }) => upstreamCaseNo,
    );
    expect(numbers).toEqual(['N1', 'N2']);
  });

  it('of which nothing was taken up was late in nothing', () => {
    const parts = [{ caseId: first, part: '1/1', end: 'refused' as const }];
    expect(closedTogether(parts, later)).toMatchObject({ onTime: true });
  });
});
