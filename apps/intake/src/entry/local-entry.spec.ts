import { caseIdOf, concernsNobodyOutside } from '@huiying/contracts';
import { nothingHeard } from '@huiying/messaging';
import { loadPolicies } from '@huiying/policy';
import { isRefusal, type Refusal } from '../case/decision';
import type { CaseFile } from '../case/case-file';
import { IntakeInMemory, aCase, created, monday } from '../consumers/intake.features';
import { entered as entryAnswer, registerLine } from '../http/entry-view';
import { cases } from '../persistence/stores';
import { takeDown, type EntryForm, type Taken } from './local-entry';
import { missingElements, supplyElements, toldNow, type Supplied } from './supply-elements';

beforeAll(() => {
  process.env['HUIYING_SERVICE'] = 'intake';
  process.env['KAFKA_BROKERS'] = 'nowhere:1';
  process.env['KAFKA_SECURITY_PROTOCOL'] = 'PLAINTEXT';
  process.env['DATABASE_URL'] = 'postgres://nobody@nowhere/none';
  process.env['HUIYING_DATA_KEY'] = IntakeInMemory.dataKey.toString('base64');
  process.env['HUIYING_JWT_PUBLIC_KEY'] = 'bm9uZQ==';
});

const policies = loadPolicies();
const DAY = 86_400_000;
const KY = policies.inForce('520121', '2026-11-16')!;
const respondent = { personName: '王某', windowNo: '3', occurredAt: '2026-11-16 08:00:00' };
const scan = { name: '来信.pdf', url: 'https://example.cn/scan/1' };

const form = (more: Partial<EntryForm> = {}): EntryForm => ({
  caseType: 'complaint',
  channel: 'telephone',
  title: '窗口态度粗暴',
  content: '上午在三号窗口办理社保补缴，工作人员态度粗暴并中途离开。',
  respondent,
  recordingNoticeGiven: true,
  recordingRef: 'rec-1',
  ...more,
});

let numbers = 0;
const down = (more: Partial<EntryForm> = {}, jurisdiction = '520121') => {
  const pack = policies.inForce(jurisdiction, '2026-11-16');
  const taking = { jurisdiction, ownNumber: `local-${++numbers}`, by: 'clerk-1', at: monday };
  return takeDown(form(more), pack, taking);
};

/** As the clerk's command does it, over the store in memory. */
async function entered(
  more: Partial<EntryForm> = {},
  jurisdiction = '520121',
  intake = new IntakeInMemory(),
) {
  const { data, entry, receivedAt } = down(more, jurisdiction) as Taken;
  const id = policies.byCode(jurisdiction);
  const place = policies.jurisdictions().find((one) => one.id === id)!;
  const { sourceSystem, upstreamCaseNo } = data;
  const caseId = caseIdOf(sourceSystem, upstreamCaseNo);
  const pack = policies.inForce(jurisdiction, '2026-11-16');
  const file = await intake.service.unit(monday, caseId, async (unit) => {
    await unit.find(cases, caseId);
    const made = await intake.newCases.register(
      { caseId, data, jurisdiction: place, pack, receivedAt, at: monday, entry },
      unit,
    );
    unit.save(cases, caseId, { sourceSystem, upstreamCaseNo, order: nothingHeard, file: made });
    return made;
  });
  return { intake, file, data };
}
const reasons = (file: CaseFile) =>
  file.status === 'held' ? file.findings.map(({ reasonCode }) => reasonCode) : [];

describe('a clerk takes a case down from one of the four channels (KY-01)', () => {
  it.each(['telephone', 'counter', 'letter', 'box'] as const)(
    'by %s: it gets its number and key, is screened and accepted like one of the province',
    async (channel) => {
      const onPaper = channel === 'letter' || channel === 'box';
      const { intake, file } = await entered({
        channel,
        ...(onPaper ? { receivedAt: '2026-11-13 10:00:00', scan } : {}),
      });
      expect(file).toMatchObject({
        status: 'accepted',
        facts: { channel, enteredAt: '2026-11-16T09:00:00+08:00' },
      });
      expect(intake.service.types()).toEqual([
        'intake.case_key.issued.v1',
        'intake.case.registered.v1',
        'intake.case.accepted.v1',
      ]);
    },
  );

  it('a letter is received on the day of its arrival, whenever it is entered, and needs its scan (JL-02, KY-27)', () => {
    const taken = down({ channel: 'letter', receivedAt: '2026-11-13 10:00:00', scan }) as Taken;
    expect(taken.receivedAt).toBe(monday - 3 * DAY + 3_600_000);
    expect(taken.entry).toMatchObject({ by: 'clerk-1', enteredAt: monday, scanRef: scan.url });
    const refusals = [
      down({ channel: 'letter', scan }),
      down({ channel: 'box', receivedAt: '2026-11-13 10:00:00' }),
      down({ channel: 'letter', scan, receivedAt: '2026-11-17 10:00:00' }),
    ] as Refusal[];
    expect(refusals.map(({ refused }) => refused)).toEqual([
      'INTAKE.RECEIPT_DAY_MISSING',
      'INTAKE.SCAN_MISSING',
      'INTAKE.RECEIVED_IN_FUTURE',
    ]);
  });

  it('the caller is told of the recording before it starts; who does not want one is heard without (KY-29)', async () => {
    const untold = [{ recordingNoticeGiven: false }, { recordingRefused: true }].map((more) => down(more));
    for (const one of untold)
      expect(one).toMatchObject({ refused: 'INTAKE.RECORDING_UNANNOUNCED', ruleId: 'KY-29' });
    const { recordingRef: _none, ...unrecorded } = form({ recordingRefused: true });
    const taking = { jurisdiction: '520121', ownNumber: 'local-x', by: 'clerk-1', at: monday };
    expect(isRefusal(takeDown(unrecorded, KY, taking))).toBe(false);
  });

  it('an oral complaint whose record is not signed is registered and waits for the signature (KY-31)', async () => {
    const { file } = await entered({ channel: 'counter', oral: true, formNo: 'F-7' });
    expect(reasons(file)).toEqual(['INTAKE.NOT_SIGNED']);
    expect(file.status === 'held' && file.findings[0].ruleId).toBe('KY-31');
    const { file: signed } = await entered({ channel: 'counter', oral: true, signed: true });
    expect(signed.status).toBe('accepted');
    const { file: elsewhere } = await entered({ channel: 'counter', oral: true }, '360783');
    expect(elsewhere.status).toBe('accepted');
  });

  it('the province hears of it only under a number that somebody else has given (JL-03)', async () => {
    const numbered = { sourceSystem: '12345', upstreamCaseNo: 'JL-9', channel: 'hotline' } as const;
    const { intake, file } = await entered(numbered, '220271');
    expect(file.facts).toMatchObject({ sourceSystem: '12345', channel: 'hotline' });
    expect(file.entry).toMatchObject({ by: 'clerk-1', recordingRef: 'rec-1' });
    expect(intake.service.types()).toContain('receipt.case.registered.v1');
    const again = created({ sourceSystem: '12345', upstreamCaseNo: 'JL-9', jurisdiction: '220271' });
    await intake.receive(...again);
    const answer = intake.service.dataOf('receipt.message.rejected.v1');
    expect(answer).toEqual([expect.objectContaining({ reasonCode: 'CASE.ALREADY_CREATED' })]);
  });

  it('the name of our own entries is nobody else’s', async () => {
    const foreign = new IntakeInMemory().receive(...created({ sourceSystem: 'local' }));
    await expect(foreign).rejects.toMatchObject({ reasonCode: 'ENVELOPE.MISMATCH' });
    const receipt = { contract: { topic: 'province.receipts' }, data: { sourceSystem: 's' } };
    expect(concernsNobodyOutside(receipt as never)).toBe(false);
  });

  it('the same person with the same matter is linked to the case that is open, whoever brought it', async () => {
    const { intake, file, data } = await entered({ party: aCase().party! }, '410772');
    const { title, content } = data;
    const repeated = { upstreamCaseNo: 'N7', title, content, respondent, serviceCase: undefined };
    const { serviceCase: _none, ...same } = aCase(repeated as never);
    await intake.receive(created()[0], same);
    expect(intake.file('N7')).toMatchObject({ status: 'linked', masterId: file.facts.caseId });
  });
});

describe('what the person leaves out is asked for and can be supplied (KY-02)', () => {
  const supply = (file: CaseFile, supplied: Supplied) => {
    const told = toldNow({ title: form().title, content: form().content }, supplied);
    const papers = { sealedText: { keyId: 'k', title: 't', content: 'c' }, attachments: [] };
    const officer = { sub: 'clerk-1', role: 'clerk' } as const;
    const bench = { pack: KY, told, papers, supplements: [], at: monday + DAY };
    return supplyElements(file, supplied, officer, bench);
  };

  it('the case is registered and held, the missing elements are named, the rest is asked for again', async () => {
    const { file } = await entered({ respondent: { windowNo: '3' } });
    expect(reasons(file)).toEqual(['INTAKE.ELEMENTS_MISSING']);
    const told = { title: '窗口态度粗暴', content: '态度粗暴。', respondent: { windowNo: '3' } };
    expect(missingElements(KY, told, {})).toEqual(['personName', 'occurredAt']);
    expect(supply(file, { respondent: { windowNo: '3', personName: '王某' } })).toMatchObject({
      file: { status: 'held', findings: [{ check: 'five_elements', evidence: 'occurredAt' }] },
      events: [],
    });
    expect(supply(file, { respondent })).toMatchObject({ file: { status: 'accepted', stage: 'accepted' } });
  });

  it('a signature settles nothing but the signature, and what a person must judge stays with him', async () => {
    const { file } = await entered({ channel: 'counter', oral: true, respondent: {} });
    expect(supply(file, { signed: true })).toMatchObject({ file: { status: 'held', findings: [{}] } });
    expect(supply(file, { signed: true, respondent })).toMatchObject({ file: { status: 'accepted' } });
    const { file: outOfScope } = await entered({ content: '小区物业夜间施工噪音扰民，物业不管。' });
    expect(supply(outOfScope, { respondent })).toMatchObject({ refused: 'INTAKE.NOTHING_MISSING' });
  });
});

describe('what does not concern the hall (KY-23)', () => {
  it('the person is told at once where to turn, and whether with or without a name makes no difference', async () => {
    const content = '小区物业夜间施工噪音扰民，物业不管。';
    for (const party of [{ name: '李明', realName: true }, { anonymous: true }]) {
      const { file } = await entered({ content, party });
      const answer = entryAnswer(file, KY, []);
      expect(answer).toMatchObject({ status: 'held', findings: [{ ruleId: 'KY-20' }] });
      expect(answer.guidance[0]).toMatch(/受理/u);
    }
  });
});

describe('what can be complained of (KY-04 to KY-17)', () => {
  const codes = Array.from({ length: 14 }, (_, index) => String(index + 1).padStart(2, '0'));

  it.each(codes.map((code, index) => [`KY-${String(index + 4).padStart(2, '0')}`, code]))(
    '%s: code %s is taken and stands in the register in the words of the regulation',
    async (_rule, behaviourCode) => {
      const { file } = await entered({ respondent: { ...respondent, behaviourCode } });
      expect(file).toMatchObject({ status: 'accepted', facts: { respondent: { behaviourCode } } });
      expect(registerLine(file, KY)).toMatchObject({
        respondent: { behaviour: expect.stringMatching(/\p{Script=Han}/u) },
      });
    },
  );

  it('a code that the regulation does not list is kept raw and held; none at all is no fault', async () => {
    const { file } = await entered({ respondent: { ...respondent, behaviourCode: '15' } });
    expect([reasons(file), file.facts.respondent?.behaviourCode]).toEqual([
      ['INTAKE.UNKNOWN_BEHAVIOUR'],
      '15',
    ]);
    expect((await entered()).file.status).toBe('accepted');
  });
});
