import { loadPolicies } from '@huiying/policy';
import { acceptCase } from './accept-case';
import { factsOf, type Created } from './case-facts';
import type { CaseFile } from './case-file';
import { isRefusal } from './decision';
import { linkByPerson, unlinkByPerson, type Linked } from './link-by-person';
import { registerCase } from './register-case';
import { screeningDueAt, screeningOverdue } from './screening-limit';

const at = Date.UTC(2026, 10, 16, 1);
const KY = loadPolicies().inForce('520121', '2026-11-16')!;
const papers = { sealedText: { keyId: 'k', title: 't', content: 'c' }, attachments: [] };
const officer = { sub: 'd1', role: 'dispatcher' } as const;
const linking = { pack: KY, answered: undefined, at };

/** Held in Kaiyang, because it names nobody. */
function held(n: number, jurisdiction = '520121'): CaseFile {
  const data = {
    ...{ sourceSystem: 's', upstreamCaseNo: `N${n}`, eventSeq: 1, jurisdiction, caseType: 'complaint' },
    ...{ title: '窗口无人办理', content: '在窗口等候两小时无人办理。', channel: 'mobile' },
    ...{ receivedAt: '2026-11-16 08:59:00', respondent: { orgCode: 'ky-a' } },
  } as Created;
  const facts = factsOf(data, { caseId: `c-${n}` as never, caseNo: `${n}`, jurisdiction, receivedAt: at });
  return registerCase({ data, facts, at, papers }, KY).file;
}
const accepted = (n: number) => acceptCase(held(n), KY, papers, { by: 'clerk', at }).file;
const types = ({ decision }: Linked) => decision.events.map(({ contract }) => contract.type);

describe('a dispatcher links what the system only shows as similar (Q16)', () => {
  it('a held case becomes the duplicate of an open one: it shares its answer and its end', () => {
    const reply = { round: 1, reply: { text: '已核实。' } };
    const outcome = linkByPerson(held(1), accepted(2), 'duplicate', officer, { ...linking, answered: reply });
    expect(outcome).toMatchObject({
      decision: { file: { status: 'linked', masterId: 'c-2' } },
      other: { status: 'accepted', followers: ['c-1'] },
    });
    expect(types(outcome as Linked)).toEqual([
      'intake.case.duplicate_linked.v1',
      'receipt.case.duplicate.v1',
      'receipt.case.replied.v1',
    ]);
    expect((outcome as Linked).decision.events[0]?.data).toMatchObject({ decidedBy: 'dispatcher' });
  });

  it('related cases only lead to one another', () => {
    const outcome = linkByPerson(accepted(1), accepted(2), 'related', officer, linking) as Linked;
    expect([outcome.decision.file.related, outcome.other.related, types(outcome)]).toEqual([
      ['c-2'],
      ['c-1'],
      [],
    ]);
    const undone = unlinkByPerson(outcome.decision.file, outcome.other, officer, at) as Linked;
    expect([undone.decision.file.related, undone.other.related]).toEqual([[], []]);
  });

  it('an undone duplicate is held again, so that it does not stay without an outcome', () => {
    const linked = linkByPerson(held(1), accepted(2), 'duplicate', officer, linking) as Linked;
    const undone = unlinkByPerson(linked.decision.file, linked.other, officer, at) as Linked;
    expect(undone).toMatchObject({
      decision: { file: { status: 'held', findings: [{ check: 'unlinked' }] } },
      other: { status: 'accepted', followers: [] },
    });
    expect(types(undone)).toEqual(['intake.case.held.v1', 'receipt.case.held.v1']);
  });

  it.each<[string, string, () => object]>([
    [
      'an accepted case',
      'INTAKE.NOT_HELD',
      () => linkByPerson(accepted(1), accepted(2), 'duplicate', officer, linking),
    ],
    [
      'a case to itself',
      'CASE.WRONG_STATE',
      () => linkByPerson(held(1), held(1), 'related', officer, linking),
    ],
    [
      'a case that others follow',
      'CASE.WRONG_STATE',
      () => linkByPerson({ ...held(1), followers: ['c-9'] }, accepted(2), 'duplicate', officer, linking),
    ],
    [
      'to one of another place',
      'CASE.WRONG_STATE',
      () => linkByPerson(held(1), held(2, '360783'), 'related', officer, linking),
    ],
    [
      'by the accused unit',
      'CASE.CONFLICT_OF_INTEREST',
      () => linkByPerson(held(1), accepted(2), 'duplicate', { ...officer, org: 'ky-a' }, linking),
    ],
    ['what is not linked', 'INTAKE.NOT_LINKED', () => unlinkByPerson(held(1), held(2), officer, at)],
  ])('not %s', (_what, reasonCode, decide) => {
    const outcome = decide();
    expect(isRefusal(outcome) && outcome.refused).toBe(reasonCode);
  });
});

describe('nothing waits unseen: the complaint room accepts promptly (KY-19, Q81)', () => {
  it('a held case is watched for one working day', () => {
    expect(new Date(screeningDueAt(at, KY)).toISOString()).toBe('2026-11-17T15:59:59.999Z');
  });

  it('then it says once that nobody has decided; a decided one says nothing', () => {
    const overdue = screeningOverdue(held(1), at);
    expect(overdue).toMatchObject({ status: 'held', overdueAt: at });
    expect(overdue?.life.at(-1)).toEqual({ at, what: 'screening_overdue' });
    expect([screeningOverdue(overdue, at), screeningOverdue(accepted(1), at)]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
