import { draftOfValues, loadPolicies } from '@huiying/policy';
import type { Pack } from '@huiying/policy';
import { deductionRulesOf } from './charged-rung';
import type { ChargedRung } from './charged-rung';
import { ledgerOf } from './ledger';
import { totalsOf } from './totals';

const policies = loadPolicies();
const longnan = policies.inForce('360783', '2026-03-02')!;

/** 2026-10-15 Thursday is the due day: blue on Friday, yellow on Monday, red on Wednesday, the inspection office on Monday. */
const rung = (
  alertId: string,
  name: string,
  points: number,
  raisedOn: string,
  more: Partial<ChargedRung> = {},
) => ({
  alertId,
  deadlineId: 'd1',
  kind: 'completion',
  rung: name,
  points,
  addresseeRole: name === 'inspection' ? 'inspection_office' : 'handler',
  caseId: 'c1',
  caseNo: 'LN-1',
  orderId: 'c1-1',
  ratingId: null,
  org: 'ln-a',
  jurisdiction: '360783',
  ruleId: { blue: 'LN-66', yellow: 'LN-67', red: 'LN-68', inspection: 'LN-69' }[name] ?? null,
  issuedAt: `${raisedOn}T00:00:00+08:00`,
  raisedOn,
  dueOn: '2026-10-30',
  receivedOn: '2026-10-20',
  withdrawnAt: null,
  ratingAnnulled: false,
  ratingAnnulledAt: null,
  ...more,
});
const blue = rung('a1', 'blue', 0.5, '2026-10-31');
const yellow = rung('a2', 'yellow', 1, '2026-11-02');
const red = rung('a3', 'red', 3, '2026-11-04');
const inspection = rung('a4', 'inspection', 3, '2026-11-09');

const under = (pack: Pack, ...rungs: ChargedRung[]) => ledgerOf(rungs, () => deductionRulesOf(pack));
const ledger = (...rungs: ChargedRung[]) => under(longnan, ...rungs);
const charges = (...rungs: ChargedRung[]) => ledger(...rungs).map(({ charged }) => charged);
/** The law of Longnan with one value read otherwise. */
const reading = (key: string, value: string): Pack =>
  policies.drafted(draftOfValues(longnan, { [key]: value })).inForce('360783', '2026-03-02')!;

describe('the ledger of deductions of Longnan', () => {
  it('LN-66, LN-67, LN-68: one, two and four days overdue come to 0.5, 1 and 3 points; a rung takes the place of the one before (Q11)', () => {
    expect(charges(blue)).toEqual([0.5]);
    expect(charges(blue, yellow)).toEqual([0.5, 0.5]);
    expect(charges(blue, yellow, red)).toEqual([0.5, 0.5, 2]);
    expect(ledger(blue, yellow)).toMatchObject([
      { lineId: 'a1', ruleId: 'LN-66', caseId: 'c1', org: 'ln-a', replacedBy: 'a2', replaces: null },
      { lineId: 'a2', ruleId: 'LN-67', caseNo: 'LN-1', orderId: 'c1-1', replaces: 'a1', replacedBy: null },
    ]);
  });

  it('LN-69: the inspection office costs no further points, and is one criticism before the whole city (Q69)', () => {
    expect(ledger(blue, yellow, red, inspection).at(-1)).toMatchObject({
      charged: 0,
      criticisms: 1,
      handedToInspection: true,
      ruleId: 'LN-69',
    });
    expect(totalsOf(ledger(blue, yellow, red, inspection))).toEqual([
      { org: 'ln-a', points: 3, criticisms: 1, handedToInspection: 1, lines: 4, cancelled: 0 },
    ]);
  });

  it('each increase falls into the month of its rung, so that months add up to the year (Q47)', () => {
    expect(ledger(blue, yellow, red).map(({ chargedOn }) => chargedOn.slice(0, 7))).toEqual([
      '2026-10',
      '2026-11',
      '2026-11',
    ]);
  });

  it('Q47, read otherwise: every line falls into the month of the due day', () => {
    const lines = under(reading('penalty.month', 'due'), blue, yellow, red);
    expect(new Set(lines.map(({ chargedOn }) => chargedOn))).toEqual(new Set(['2026-10-30']));
  });

  it('Q11, read otherwise: the points of several rungs add up', () => {
    const lines = under(reading('penalty.mode', 'sum'), blue, yellow, red);
    expect(lines.map(({ charged, replaces }) => [charged, replaces])).toEqual([
      [0.5, null],
      [1, null],
      [3, null],
    ]);
  });

  it('one deduction per unit and case, the highest of its clocks; read otherwise, one per case (Q27)', () => {
    const other = rung('b1', 'blue', 0.5, '2026-11-03', { org: 'ln-b', orderId: 'c1-2', deadlineId: 'd2' });
    const redo = rung('a9', 'blue', 0.5, '2026-11-20', { kind: 'redo', deadlineId: 'd9' });
    expect(charges(blue, yellow, redo)).toEqual([0.5, 0.5, 0]);
    expect(totalsOf(ledger(blue, yellow, other)).map(({ org, points }) => [org, points])).toEqual([
      ['ln-a', 1],
      ['ln-b', 0.5],
    ]);
    const perCase = under(reading('penalty.per', 'case'), blue, yellow, other);
    expect(totalsOf(perCase).map(({ org, points }) => [org, points])).toEqual([
      ['ln-a', 1],
      ['ln-b', 0],
    ]);
  });

  it('a rung that is taken back stays visible and costs nothing; the one below it counts as before', () => {
    const takenBack = { ...yellow, withdrawnAt: '2026-11-03T09:00:00+08:00' };
    expect(ledger(blue, takenBack)).toMatchObject([
      { charged: 0.5, replacedBy: null },
      { charged: 0, cancelled: { at: '2026-11-03T09:00:00+08:00', why: 'on_time_after_all' } },
    ]);
    expect(charges({ ...blue, withdrawnAt: '2026-11-03T09:00:00+08:00' }, yellow)).toEqual([0, 1]);
  });

  it('a deduction falls with the rating that caused it', () => {
    const ofRating = rung('r1', 'red', 3, '2026-11-04', {
      ratingId: 'r',
      ratingAnnulled: true,
      ratingAnnulledAt: '2026-11-05T10:00:00+08:00',
    });
    expect(ledger(ofRating)).toMatchObject([
      { charged: 0, cancelled: { at: '2026-11-05T10:00:00+08:00', why: 'rating_annulled' } },
    ]);
  });

  it('is the same in whatever order the rungs are read', () => {
    expect(ledger(inspection, red, blue, yellow)).toEqual(ledger(blue, yellow, red, inspection));
  });
});
