import fc from 'fast-check';
import { caseIdOf } from '@huiying/contracts';
import { PermanentFailure } from '@huiying/messaging';
import { cases, papers, parties, waitingEvents } from '../persistence/stores';
import { GapAlarm } from '../timers/gap-alarm.timer';
import { IntakeInMemory, aCase, created, monday, supplemented, urged, withdrawn } from './intake.features';

beforeAll(() => {
  process.env['HUIYING_SERVICE'] = 'intake';
  process.env['KAFKA_BROKERS'] = 'nowhere:1';
  process.env['KAFKA_SECURITY_PROTOCOL'] = 'PLAINTEXT';
  process.env['DATABASE_URL'] = 'postgres://nobody@nowhere/none';
  process.env['HUIYING_DATA_KEY'] = IntakeInMemory.dataKey.toString('base64');
  process.env['HUIYING_JWT_PUBLIC_KEY'] = 'bm9uZQ==';
});

const rejection = (code: string) => expect.objectContaining({ reasonCode: code });

describe('a case of the province', () => {
  it('is registered and accepted when every check of its pack passes (Q39)', async () => {
    const intake = new IntakeInMemory();
    expect(await intake.receive(...created())).toEqual([
      'intake.case_key.issued.v1',
      'intake.case.registered.v1',
      'receipt.case.registered.v1',
      'intake.case.accepted.v1',
      'receipt.case.accepted.v1',
    ]);
    expect(intake.file().facts).toMatchObject({
      caseNo: 'XX-2026-0000001',
      jurisdiction: '410772',
      receivedOn: '2026-11-16',
    });
    expect(intake.file().policyRef).toMatch(/^XX@/);
  });

  it('leaves no readable word or number of anybody in its record, its texts, its identity or its internal events (XX-34)', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created());
    const id = caseIdOf('s', 'N1');
    const kept = [cases, papers, parties].map((of) => intake.service.doc<unknown>(of, id));
    const said = JSON.stringify([kept, intake.service.published.map(({ data }) => data)]);
    for (const secret of ['李明', '410711199003077716', '13837300000', '王某', '等候'])
      expect(said).not.toContain(secret);
  });

  it('of an alias is sent on under the code of the pack', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created({ jurisdiction: '410772000000' }));
    expect(intake.service.published.every(({ jurisdiction }) => jurisdiction === '410772')).toBe(true);
  });

  it('of a jurisdiction without a pack is rejected and leaves nothing behind', async () => {
    const intake = new IntakeInMemory();
    await expect(intake.receive(...created({ jurisdiction: '999999' }))).rejects.toThrow(PermanentFailure);
    expect(intake.service.doc(cases, caseIdOf('s', 'N1'))).toBeUndefined();
  });

  it('received before any pack was in force is held (Q54)', async () => {
    const intake = new IntakeInMemory();
    const types = await intake.receive(...created(), Date.UTC(2019, 0, 7, 1));
    expect(types.slice(-2)).toEqual(['intake.case.held.v1', 'receipt.case.held.v1']);
    expect(intake.service.dataOf('receipt.case.held.v1')).toEqual([rejection('POLICY.NOT_IN_FORCE')]);
  });

  it.each([
    ['a type code', { caseType: { code: '77', codeSystem: 'platform' } }, 'INTAKE.UNKNOWN_CASE_TYPE'],
    ['a channel code', { channel: { code: '99', codeSystem: 'zhejiang' } }, 'INTAKE.UNKNOWN_CHANNEL'],
    ['the word for a type', { caseType: 'riddle' }, 'INTAKE.UNKNOWN_CASE_TYPE'],
  ])('with %s that no table knows is kept raw and held, never guessed', async (_, fields, reasonCode) => {
    const intake = new IntakeInMemory();
    await intake.receive(...created(fields));
    expect(intake.file().status).toBe('held');
    expect(intake.service.dataOf('receipt.case.held.v1')).toEqual([rejection(reasonCode)]);
  });

  it('of a type that the regulation does not cover is held (Q75)', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created({ caseType: 'help' }));
    expect(intake.service.dataOf('receipt.case.held.v1')).toEqual([rejection('INTAKE.TYPE_NOT_COVERED')]);
  });

  it('about an emergency in Longnan is refused at once with where to turn (LN-14)', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(
      ...created({
        jurisdiction: '360783',
        caseType: 'help',
        title: '着火了',
        content: '小区3号楼着火了，快来人救命。',
      }),
    );
    expect(intake.service.dataOf('receipt.case.refused.v1')).toEqual([
      expect.objectContaining({
        ruleId: 'LN-14',
        referral: expect.stringContaining('119'),
        guidance: expect.any(String),
      }),
    ]);
    expect(intake.file()).toMatchObject({ status: 'ended', outcome: 'refused' });
  });

  it.each(['220271', '350521', '360783', '520121'])(
    'of pack %s flows through the same decision',
    async (jurisdiction) => {
      const intake = new IntakeInMemory();
      await intake.receive(...created({ jurisdiction }));
      expect(['accepted', 'held']).toContain(intake.file().status);
    },
  );
});

describe('the same event again', () => {
  it('changes nothing and gets the receipts of its first delivery again', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created(), monday, 'first');
    const before = intake.file();
    for (let i = 0; i < 5; i++) expect(await intake.receive(...created(), monday + i)).toEqual([]);
    expect(intake.file()).toEqual(before);
    expect(intake.service.resent).toEqual(['first', 'first', 'first', 'first', 'first']);
  });

  it('with other content is rejected: the number was used', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created());
    await expect(intake.receive(...created({ title: '另一件事情的标题' }))).rejects.toMatchObject({
      reasonCode: 'MESSAGE.NUMBER_REUSED',
    });
  });
});

describe('events out of order', () => {
  it('wait, encrypted, until the gap is filled, and the province hears which is missing', async () => {
    const intake = new IntakeInMemory();
    expect(await intake.receive(...supplemented(2))).toEqual(['receipt.message.waiting.v1']);
    expect(intake.service.dataOf('receipt.message.waiting.v1')).toEqual([
      expect.objectContaining({ missingSeq: 1 }),
    ]);
    const waiting = intake.service.doc(waitingEvents, `${caseIdOf('s', 'N1')}:2`);
    expect(waiting?.sealed).toBeDefined();
    expect(JSON.stringify(waiting)).not.toContain('A037');
    const types = await intake.receive(...created());
    expect(types).toContain('receipt.case.accepted.v1');
    expect(types.at(-1)).toBe('intake.case.supplemented.v1');
    expect(intake.service.doc(waitingEvents, `${caseIdOf('s', 'N1')}:2`)?.sealed).toBeUndefined();
  });

  it('alarm the operators ten minutes of the legal clock after the gap was seen first, per missing number', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...urged(3));
    await intake.receive(...urged(5), monday + 60_000);
    await intake.receive(...created(), monday + 120_000);
    expect(intake.service.timers.map(({ name, dueAt }) => [name, dueAt - monday])).toEqual([
      ['gap:1', 600_000],
      ['gap:2', 720_000],
    ]);
  });

  it('alarm once, and not at all when the gap was filled meanwhile', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...urged(2));
    const alarm = new GapAlarm(intake.cases);
    const fire = (detail: string) =>
      intake.service.unit(monday + 600_000, 'timer', (unit) =>
        alarm.fire({ id: caseIdOf('s', 'N1'), name: `gap:${detail}`, detail, dueAt: monday + 600_000 }, unit),
      );
    await fire('1');
    await fire('1');
    expect(intake.service.dataOf('receipt.message.waiting.v1')).toHaveLength(2);
    await intake.receive(...created());
    await fire('1');
    await fire('3');
    expect(intake.service.dataOf('receipt.message.waiting.v1')).toHaveLength(2);
  });

  it('that do not begin with created are rejected, and the number stays free for created', async () => {
    const intake = new IntakeInMemory();
    await expect(intake.receive(...urged(1))).rejects.toMatchObject({ reasonCode: 'CASE.NOT_CREATED' });
    expect(await intake.receive(...created())).toContain('receipt.case.accepted.v1');
  });

  it('lead to the same end in any order and with any repetition', async () => {
    const events = [created(), supplemented(2), urged(3), supplemented(4), withdrawn(5, '确认单1')];
    const plain = new IntakeInMemory();
    for (const [contract, data] of events) await plain.receive(contract, data);
    const shuffled = fc.shuffledSubarray([0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 2, 0], { minLength: 12 });
    await fc.assert(
      fc.asyncProperty(shuffled, async (order) => {
        const intake = new IntakeInMemory();
        for (const index of order) {
          const [contract, data] = events[index]!;
          await intake.receive(contract, data);
        }
        expect(intake.file()).toEqual(plain.file());
        const said = (of: IntakeInMemory) =>
          of.service.types().filter((type) => type !== 'receipt.message.waiting.v1');
        expect(said(intake)).toEqual(said(plain));
      }),
      { numRuns: 25 },
    );
  });
});

describe('a second case of the same person on the same matter', () => {
  it('is linked to the open one, and follows it', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created());
    await intake.receive(
      ...created({ upstreamCaseNo: 'N2', title: '又等了一上午', content: '仍然没有人受理我的登记。' }),
    );
    expect(intake.file('N2')).toMatchObject({ status: 'linked', masterId: caseIdOf('s', 'N1') });
    expect(intake.service.dataOf('receipt.case.duplicate.v1')).toEqual([
      expect.objectContaining({ upstreamCaseNo: 'N2', ofUpstreamCaseNo: 'N1' }),
    ]);
    expect(intake.file('N1').followers).toEqual([caseIdOf('s', 'N2')]);
  });

  it.each([
    ['another person', { party: { ...aCase().party, idNumber: '110101199001011234' } }],
    ['another matter', { serviceCase: { projectNo: 'P-2' } }],
    ['another type', { caseType: 'consultation' }],
    ['nobody known', { party: { anonymous: true } }],
  ])('is a case of its own for %s', async (_, fields) => {
    const intake = new IntakeInMemory();
    await intake.receive(...created());
    await intake.receive(...created({ upstreamCaseNo: 'N2', ...fields }));
    expect(intake.file('N2').status).not.toBe('linked');
  });

  it('hands what is added to it to its master, under the key of the master', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created());
    await intake.receive(...created({ upstreamCaseNo: 'N2' }));
    await intake.receive(...supplemented(2, 'N2'));
    const [passed] = intake.service.dataOf('intake.case.supplemented.v1') as {
      caseId: string;
      sealedText: { keyId: string };
    }[];
    expect(passed).toMatchObject({
      caseId: caseIdOf('s', 'N1'),
      sealedText: { keyId: caseIdOf('s', 'N1').replace('c-', 'k-') },
    });
  });

  it('is a new case again when the first one was withdrawn: nothing has been said about the matter', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created({ caseType: 'help' }));
    await intake.receive(...withdrawn(2, '确认单'));
    await intake.receive(...created({ caseType: 'help', upstreamCaseNo: 'N2' }));
    expect(intake.file('N1')).toMatchObject({ status: 'ended', outcome: 'withdrawn' });
    expect(intake.file('N2').status).toBe('held');
  });

  it('shares the end of its master', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created({ caseType: 'help' }));
    await intake.receive(...created({ caseType: 'help', upstreamCaseNo: 'N2' }));
    await intake.receive(...withdrawn(2, '确认单'));
    expect(intake.file('N2')).toMatchObject({ status: 'ended', outcome: 'withdrawn' });
    expect(intake.service.dataOf('receipt.case.withdrawn.v1')).toHaveLength(2);
  });
});

describe('a withdrawal', () => {
  it('of an accepted case is asked of routing, who alone may end it', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created());
    expect(await intake.receive(...withdrawn(2, '确认单'))).toEqual(['intake.case.withdrawal_requested.v1']);
    expect(intake.file().status).toBe('accepted');
  });

  it('without proof is held for a person (Q43)', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created());
    expect(await intake.receive(...withdrawn(2))).toEqual(['receipt.case.held.v1']);
    expect(intake.file().withdrawal).toMatchObject({ status: 'unproven' });
  });

  it('after the end is refused, while urging is still answered (Q70)', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created({ caseType: 'help' }));
    await intake.receive(...withdrawn(2, '确认单'));
    expect(await intake.receive(...withdrawn(3, '确认单'))).toEqual(['receipt.message.rejected.v1']);
    expect(intake.service.dataOf('receipt.message.rejected.v1')).toEqual([rejection('CASE.ENDED')]);
    expect(await intake.receive(...urged(4))).toEqual(['receipt.case.urged.v1']);
  });
});
