import fc from 'fast-check';
import type { Pack } from '@huiying/policy';
import { shippedCalendar } from '@huiying/working-days';
import {
  HA,
  HOUR,
  JL,
  KY,
  LN,
  MONDAY,
  XX,
  allMet,
  context,
  facts,
  frozen,
  reply,
  sealed,
  submissionFor,
  types,
  valid,
} from '../a-case.fixture';
import { assignCase } from '../case-file/assign-case';
import { leadOf, type CaseFile } from '../case-file/case-file';
import { closeCase } from '../case-file/close-case';
import { orderRedo } from '../case-file/order-redo';
import { receiveCase } from '../case-file/receive-case';
import { recordCoordination } from '../case-file/record-coordination';
import { withdrawCase } from '../case-file/withdraw-case';
import type { Outcome } from '../outcome';
import { acknowledgeOrder } from './acknowledge-order';
import { decideAcceptance } from './decide-acceptance';
import { decideReturn } from './decide-return';
import { excuseOrder } from './excuse-order';
import { publishCase } from '../case-file/publish-case';
import { referToDiscipline } from '../case-file/refer-to-discipline';
import { transferCase } from '../case-file/transfer-case';
import { giveFeedback } from './give-feedback';
import { recordContact } from './record-contact';
import { requestReturn } from './request-return';
import { reviewSubmission } from './review-submission';
import { submitReply } from './submit-reply';

const UNITS = ['zrzy', 'scjg', 'csj'] as const;
const STEPS = [
  'assign',
  'acknowledge',
  'contact',
  'accept',
  'not-accept',
  'ask-return',
  'grant',
  'grant-to',
  'refuse',
  'coordinate',
  'submit',
  'pass',
  'fail',
  'feedback',
  'excuse',
  'close',
  'redo',
  'withdraw',
  'transfer',
  'refer',
  'publish',
] as const;

interface Step {
  readonly name: (typeof STEPS)[number];
  readonly unit: (typeof UNITS)[number];
  /** Which order of the case, from the newest. */
  readonly nth: number;
}

const feedback = {
  at: '2026-11-16 10:25',
  by: 'room',
  consentToDirectAnswer: false,
  upheld: true,
} as const;
const packs = { XX, LN, JL, HA, KY };
type Place = keyof typeof packs;
const calendar = shippedCalendar();

/** Applies one step as whoever would do it; most are refused most of the time, as in life. */
function apply(file: CaseFile, { name, unit, nth }: Step, pack: Pack, now: number): Outcome<CaseFile> {
  const order = file.orders.at(-1 - (nth % Math.max(1, file.orders.length)));
  const orderId = order?.orderId ?? 'o-5f3a9be07c21d4486a10-9';
  const by = { org: nth === 3 ? unit : (order?.org ?? unit), actionId: 'a-1' };
  const at = context(pack, now);
  switch (name) {
    case 'assign':
      return assignCase(file, { lead: unit, co: nth === 2 ? ['csj'] : [], reason: '职责所在' }, at);
    case 'acknowledge':
      return acknowledgeOrder(file, orderId, by, pack, now);
    case 'contact':
      return recordContact(
        file,
        orderId,
        { contactedAt: '2026-11-16 12:00', outcome: 'unreachable' },
        { ...by, decider: 'department' },
        { pack, calendar, now },
      );
    case 'accept':
      return decideAcceptance(file, orderId, { accepted: true }, by, undefined, { pack, now });
    case 'not-accept':
      return decideAcceptance(file, orderId, { accepted: false, reason: '…', legalBasis: '…' }, by, reply, {
        pack,
        now,
      });
    case 'ask-return':
      return requestReturn(file, orderId, by, { requestId: `q-${now}` }, { pack, now });
    case 'grant':
    case 'grant-to':
    case 'refuse': {
      const requestId = order?.returnRequest?.requestId ?? 'q-0';
      const newLead = name === 'grant-to' ? { newLead: unit } : {};
      return decideReturn(
        file,
        orderId,
        { requestId, granted: name !== 'refuse', reason: '…', ...newLead },
        at,
      );
    }
    case 'coordinate':
      return recordCoordination(file);
    case 'submit':
      return submitReply(file, orderId, submissionFor(pack, { redoClass: 'A' }), by, sealed, { pack, now });
    case 'pass':
      return reviewSubmission(file, orderId, { passed: true, criteria: allMet }, { reply, pack, now });
    case 'fail':
      return reviewSubmission(
        file,
        orderId,
        { passed: false, criteria: allMet, reason: '不足' },
        { reply, pack, now },
      );
    case 'feedback':
      return giveFeedback(file, feedback, reply, { pack, now });
    case 'excuse':
      return excuseOrder(file, orderId, now);
    case 'close':
      return closeCase(file, { round: 'round' in file ? file.round : 1, onTime: true }, pack, now);
    case 'redo':
      return orderRedo(file, { ratingId: 'r-1', round: 'round' in file ? file.round : 1 }, pack, now);
    case 'withdraw':
      return withdrawCase(file, now);
    case 'transfer':
      return transferCase(file, { targetOrg: '县市场监督管理局', approvedBy: '分管领导' }, pack, now);
    case 'refer':
      return referToDiscipline(file, { targetOrg: '县纪委监委', approvedBy: '分管领导' }, pack, now);
    case 'publish':
      return publishCase(file, { secrecyChecked: true }, pack, now);
  }
}

/** Weighted towards what brings a case on, or no story would reach a redo. */
const WEIGHTS: Partial<Record<Step['name'], number>> = {
  assign: 8,
  submit: 10,
  pass: 10,
  close: 8,
  redo: 6,
  accept: 5,
  excuse: 4,
  feedback: 4,
  'ask-return': 3,
  'grant-to': 2,
  fail: 2,
};
const stepNames = fc.oneof(
  ...STEPS.map((name) => ({ weight: WEIGHTS[name] ?? 1, arbitrary: fc.constant(name) })),
);
const steps = fc.array(
  fc.record({ name: stepNames, unit: fc.constantFrom(...UNITS), nth: fc.nat({ max: 3 }) }),
  {
    minLength: 10,
    maxLength: 80,
    size: 'max',
  },
);
const stories = fc.record({
  // LN has the most institutions: returns, reports, redo
  place: fc.constantFrom<Place[]>('LN', 'LN', 'LN', 'LN', 'XX', 'JL', 'HA', 'KY'),
  caseType: fc.constantFrom('complaint', 'report', 'suggestion', 'consultation') as fc.Arbitrary<'complaint'>,
  steps,
});

/** Plays a story: what was told, and every state in between. */
function play({ place, caseType, steps: list }: { place: Place; caseType: 'complaint'; steps: Step[] }) {
  const pack = packs[place];
  const first = receiveCase(undefined, facts(pack, { caseType }), context(pack));
  if (first.kind !== 'became') throw new Error('a new case is always received');
  let file = frozen(first.state);
  const told = types(first.events);
  const history = [file];
  list.forEach((step, i) => {
    const outcome = apply(file, step, pack, MONDAY + (i + 1) * HOUR);
    if (outcome.kind !== 'became') return;
    valid(outcome.events);
    told.push(...types(outcome.events));
    file = frozen(outcome.state);
    history.push(file);
  });
  return { file, told, history, pack };
}

const times = (told: readonly string[], type: string) => told.filter((one) => one === type).length;

describe('whatever happens to a case, in whatever order', () => {
  const always = (property: (story: ReturnType<typeof play>) => void) =>
    fc.assert(
      fc.property(stories, (story) => property(play(story))),
      { numRuns: 400 },
    );

  it('the stories told here reach every end (else the rest would prove nothing)', () => {
    const reached = fc.sample(stories, { numRuns: 300, seed: 20261116 }).map(play);
    for (const status of ['proposed', 'handling', 'completed', 'closed', 'withdrawn']) {
      expect(
        reached.filter(({ history }) => history.some((file) => file.status === status)).length,
      ).toBeGreaterThan(4);
    }
    for (const type of ['routing.redo.ordered.v1', 'return.decided.v1', 'order.returned_for_rework.v1']) {
      expect(reached.filter(({ told }) => told.includes(type)).length).toBeGreaterThan(4);
    }
    expect(
      reached.filter(({ history }) => history.some((file) => file.status === 'closed' && file.round === 2))
        .length,
    ).toBeGreaterThan(4);
  });

  it('at most one unit leads it, and exactly one while it is handled', () => {
    always(({ history }) => {
      for (const file of history) {
        const leads = file.orders.filter((order) => order.role === 'lead' && order.status !== 'withdrawn');
        expect(leads.length).toBeLessThanOrEqual(1);
        if (file.status === 'handling') expect(leads).toHaveLength(1);
        if (file.status === 'completed' || file.status === 'closed')
          expect(leadOf(file)?.status).toBe('completed');
      }
    });
  });

  it('each round ends once, is answered, and is told to the province once (XX-15)', () => {
    always(({ file, told }) => {
      const rounds = 'round' in file ? file.round : 1;
      const ended = times(told, 'routing.case.completed.v1');
      expect(ended).toBeLessThanOrEqual(rounds);
      expect(times(told, 'receipt.case.completed.v1')).toBeLessThanOrEqual(ended);
      expect(times(told, 'receipt.case.replied.v1')).toBeGreaterThanOrEqual(ended);
      if (file.status === 'closed') expect(times(told, 'receipt.case.completed.v1')).toBe(rounds);
    });
  });

  it('has one end only: what was transferred is never answered, what was answered never transferred (KY-37)', () => {
    always(({ told }) => {
      const transferred = times(told, 'receipt.case.transferred.v1');
      expect(transferred).toBeLessThanOrEqual(1);
      if (transferred === 1) expect(told).not.toContain('routing.case.completed.v1');
      expect(times(told, 'routing.case.referred.v1')).toBeLessThanOrEqual(1);
      if (told.includes('routing.case.published.v1')) expect(told).toContain('receipt.case.replied.v1');
    });
  });

  it('is redone as often as the regulation says and no more (LN-49)', () => {
    always(({ told, pack }) =>
      expect(times(told, 'routing.redo.ordered.v1')).toBeLessThanOrEqual(pack.redo.max),
    );
  });

  it('a case that was withdrawn or transferred stays so and no unit holds it any more', () => {
    always(({ history }) => {
      const end = history.findIndex(({ status }) => status === 'withdrawn' || status === 'transferred');
      if (end === -1) return;
      expect(end).toBe(history.length - 1);
      expect(
        history[end]!.orders.every(
          ({ status }) => status !== 'handling' && status !== 'submitted' && status !== 'accepted',
        ),
      ).toBe(true);
    });
  });

  it('an order is never given to another unit, and its number never used again', () => {
    always(({ history }) => {
      const holders = new Map<string, string>();
      for (const { orderId, org } of history.flatMap(({ orders }) => orders)) {
        expect(holders.get(orderId) ?? org).toBe(org);
        holders.set(orderId, org);
      }
      const last = history.at(-1)!.orders;
      expect(new Set(last.map(({ orderId }) => orderId)).size).toBe(last.length);
    });
  });

  it('a clock is started once per order and once per redo', () => {
    always(({ told, file }) => {
      expect(times(told, 'order.assigned.v1')).toBe(file.orders.length);
      expect(times(told, 'order.redo.v1')).toBe(times(told, 'routing.redo.ordered.v1'));
    });
  });
});
