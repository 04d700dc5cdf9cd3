import { formatTime } from '@huiying/contracts';
import { draftOfValues, loadPolicies, type Pack, type Policies } from '@huiying/policy';
import { factsOf, receivedUnder, type Created } from './case-facts';
import type { CaseFile } from './case-file';
import { registerCase } from './register-case';
import { screeningDueAt } from './screening-limit';
import { whoMaySeeTheParty } from './who-may-see-the-party';
import { withdrawCase } from './withdraw-case';

const standing = loadPolicies();
const arrivedAt = Date.UTC(2026, 10, 16, 1);
const papers = { sealedText: { keyId: 'k', title: 't', content: 'c' }, attachments: [] };
const data: Created = {
  sourceSystem: 's',
  upstreamCaseNo: 'N1',
  jurisdiction: '410772',
  caseType: 'complaint',
  title: '窗口等候过长',
  content: '上周三在窗口等候两小时无人办理，请核实并改进。',
  channel: 'mobile',
  receivedAt: '2026-11-13 18:00:00',
} as Created;

function received(pack: Pack | undefined, law: Policies, more: Partial<Created> = {}, matter = {}): CaseFile {
  const given = { ...data, ...more };
  const jurisdiction = law.byCode(given.jurisdiction)!;
  const facts = factsOf(given, {
    caseId: 'c-1' as never,
    caseNo: 'XX-2026-0000001',
    jurisdiction: given.jurisdiction,
    receivedAt: arrivedAt,
  });
  const arrived = { data: given, facts, at: arrivedAt, papers, ...matter };
  return registerCase(arrived, pack, law.withoutPack(jurisdiction)).file;
}
const today = (law: Policies, code = '410772'): Pack => law.inForce(code, '2026-11-16')!;
const open = { caseId: 'c-0', upstreamCaseNo: 'N0' };

describe('a nameless case', () => {
  it('is taken, or where the pack does not take it held with the proposal to refuse', () => {
    const law = standing.drafted(draftOfValues(today(standing), { 'intake.anonymous': 'refused' }));
    const nameless = { party: { anonymous: true } } as Partial<Created>;
    expect(received(today(standing), standing, nameless).status).toBe('accepted');
    expect(received(today(law), law, nameless)).toMatchObject({
      status: 'held',
      findings: [{ reasonCode: 'INTAKE.ANONYMOUS', proposal: 'refuse' }],
    });
    const named = { party: { name: '李明', realName: true } } as Partial<Created>;
    expect(received(today(law), law, named).status).toBe('accepted');
  });
});

describe('each question of receipt is one value; both readings hold in intake', () => {
  it.each<[string, string, Readonly<Record<string, unknown>>, (law: Policies) => unknown, unknown, unknown]>([
    [
      ...([
        'Q16 a second case of the matter is linked, or held',
        '410772',
        { 'duplicate.mode': { sameNumber: 'replay', open: 'hold', closedWithoutNewFacts: 'hold_refuse' } },
      ] as const),
      (law) => received(today(law), law, {}, { matter: { id: 'm', row: { open } } }).status,
      'linked',
      'held',
    ],
    [
      ...([
        'Q16 after closure without new facts it is held with the proposal to refuse, or taken as a new, linked case',
        '360783',
        {
          'duplicate.mode': { sameNumber: 'replay', open: 'link', closedWithoutNewFacts: 'new_linked_case' },
        },
      ] as const),
      (law) => {
        const matter = { matter: { id: 'm', row: { closed: 'c-0' } } };
        const file = received(today(law, '360783'), law, { jurisdiction: '360783' }, matter);
        return [file.status, file.related];
      },
      ['held', ['c-0']],
      ['accepted', ['c-0']],
    ],
    [
      'Q39 a clean case is accepted, or a person accepts it',
      '410772',
      { 'acceptance.auto': false },
      (law) => received(today(law), law).status,
      'accepted',
      'held',
    ],
    [
      ...([
        'Q40 the accused unit never sees the identity',
        '360783',
        { 'accused_unit.sees_identity': true },
      ] as const),
      (law) => {
        const file = { ...received(today(law), law), status: 'accepted', leadOrg: 'b' } as CaseFile;
        return whoMaySeeTheParty(file, { role: 'department', org: 'b' }, today(law, '360783')).granted;
      },
      false,
      true,
    ],
    [
      ...([
        'Q43 a withdrawal without proof is held, or taken',
        '410772',
        { 'withdrawal.without_proof': 'accept' },
      ] as const),
      (law) => {
        const pack = today(law);
        const request = { seq: 1, at: arrivedAt, hasProof: false };
        const withoutProof = pack.value<string>('withdrawal.without_proof');
        return withdrawCase(received(pack, law), request, { withoutProof }).file.withdrawal?.status;
      },
      'unproven',
      'asked',
    ],
    [
      'Q70 after the end a withdrawal is refused, or recorded; the end stays as it is',
      '410772',
      { 'ended.withdrawal': 'recorded' },
      (law) => {
        const pack = today(law);
        const end = { status: 'ended', outcome: 'completed', endedAt: arrivedAt, round: 1 };
        const file = { ...received(pack, law), ...end } as CaseFile;
        const request = { seq: 2, at: arrivedAt, hasProof: true };
        const decision = withdrawCase(file, request, { afterEnd: pack.value('ended.withdrawal') });
        const told = decision.events.map(({ contract }) => contract.type);
        return [(decision.file as { outcome?: string }).outcome, decision.file.life.at(-1)?.what, ...told];
      },
      ['completed', 'accepted', 'receipt.message.rejected.v1'],
      ['completed', 'withdrawal_recorded', 'receipt.case.supplemented.v1'],
    ],
    [
      'Q81 a held case is watched for one working day, or for as many as the pack says',
      '410772',
      { 'screening.limit': { workingDays: 3, start: 'case_held', monitoredOnly: true } },
      (law) => formatTime(screeningDueAt(arrivedAt, today(law))).slice(0, 10),
      '2026-11-17',
      '2026-11-19',
    ],
    [
      'Q54 received before any pack: held, or refused',
      '410772',
      { 'policy.not_in_force': 'refuse' },
      (law) => received(undefined, law).status,
      'held',
      'ended',
    ],
    [
      ...([
        'Q73 received when it arrived, or when the province had it',
        '410772',
        { 'clock.receipt_instant': 'province_received_at' },
      ] as const),
      (law) => receivedUnder(law, '410772', arrivedAt, arrivedAt - 3 * 86_400_000).receivedAt - arrivedAt,
      0,
      -3 * 86_400_000,
    ],
    [
      ...([
        'Q75 a type that the pack does not know: held, or the pack takes it',
        '410772',
        { types: ['consultation', 'complaint', 'suggestion', 'help'] },
      ] as const),
      (law) => received(today(law), law, { caseType: 'help' }).status,
      'held',
      'accepted',
    ],
  ])('%s', (_question, code, values, story, first, second) => {
    const other = standing.drafted(draftOfValues(today(standing, code), values));
    expect([story(standing), story(other)]).toEqual([first, second]);
  });

  it('Q38 the system alone refuses emergencies; or whatever else the pack lists', () => {
    const longnan = today(standing, '360783');
    const check = longnan.parameter('check.litigation')?.value as object;
    const values = {
      'screening.system_may_refuse': ['emergency', 'litigation'],
      'check.litigation': { ...check, verdict: 'refuse' },
    };
    const other = standing.drafted(draftOfValues(longnan, values));
    const sued = { jurisdiction: '360783', content: '该事项已起诉，法院尚未判决，请一并处理。' };
    const ends = [standing, other].map((law) => received(today(law, '360783'), law, sued).status);
    expect(ends).toEqual(['held', 'ended']);
  });

  it('Q15 a case keeps the version of its day of receipt, or the latest governs', () => {
    const amended = (pin: string): Policies => {
      const law = standing.drafted(draftOfValues(today(standing, '360783'), { 'policy.pin': pin }));
      const file = {
        name: 'amendment.yaml',
        text: JSON.stringify({
          'rework.min_days': {
            name: { zh: '例', en: 'example' },
            questions: ['Q7'],
            values: [{ from: '2027-01-01', value: 4, reference: '拟' }],
          },
        }),
      };
      return law.drafted({ jurisdiction: 'LN', files: [file] });
    };
    const [keeps, follows] = ['receipt', 'latest'].map((pin) =>
      amended(pin).governing('LN@1.0.0#2021-03-04', '2027-02-01'),
    );
    expect([keeps?.ref, follows?.ref]).toEqual(['LN@1.0.0#2021-03-04', 'LN@1.1.0#2027-01-01']);
  });

  it('Q41 the five elements are asked for, but not of a letter; or of every channel (KY)', () => {
    const kaiyang = today(standing, '520121');
    const check = kaiyang.parameter('check.five_elements')?.value as { params: object };
    const values = { 'check.five_elements': { ...check, params: { ...check.params, exemptChannels: [] } } };
    const other = standing.drafted(draftOfValues(kaiyang, values));
    const letter = { jurisdiction: '520121', channel: 'letter' } as const;
    const found = (law: Policies) => {
      const file = received(today(law, '520121'), law, letter);
      return file.status === 'held' ? file.findings.map(({ check: name }) => name) : [];
    };
    expect(found(standing)).not.toContain('five_elements');
    expect(found(other)).toContain('five_elements');
  });
});
