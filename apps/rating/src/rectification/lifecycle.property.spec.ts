import fc from 'fast-check';
import type { OutgoingEvent } from '@huiying/contracts';
import { Validator } from '@huiying/messaging';
import { shippedCalendar } from '@huiying/working-days';
import type { RatingAppeal } from '../appeal/appeal';
import { decideAppeal } from '../appeal/decide-appeal';
import { fileAppeal } from '../appeal/file-appeal';
import { decideAdoption } from '../adoption/decide-adoption';
import { RatingInMemory, evening, policies } from '../consumers/rating.features';
import { noteDelivery } from '../rating/note-delivery';
import type { RecordedRating } from '../rating/rating-file';
import { declareComplexity } from './declare-complexity';
import { followUp } from './follow-up';
import { owedBy, type Rectification } from './rectification';
import { reviewRectification } from './review-rectification';
import { submitRectification, type Submission } from './submit-rectification';

const DAY = 86_400_000;
const ORGS = ['a', 'b'] as const;
type Org = (typeof ORGS)[number];
const STEPS = [
  ...(['deliver', 'appeal', 'appeal-on-paper', 'revoke', 'not-adopt', 'stands', 'complex'] as const),
  ...([
    'rectify',
    'explain',
    'ledger',
    'accept',
    'give-back',
    'satisfied',
    'unsatisfied',
    'unreachable',
    'drop',
    'restore',
  ] as const),
];
interface Step {
  readonly name: (typeof STEPS)[number];
  readonly org: Org;
  readonly days: number;
}
interface World {
  readonly file: RecordedRating;
  readonly appeals: Readonly<Partial<Record<Org, RatingAppeal>>>;
  readonly rectifications: Readonly<Record<Org, Rectification>>;
}
type Change = World & { readonly events: readonly OutgoingEvent[] };
type Answer = Change | { readonly reasonCode: string } | undefined;

const LIKE_A_CASE: Partial<Submission> = {
  elements: { verification: 'v', process: 'p' },
  signOff: { reviewer: '王', role: 'principal', at: '2026-11-26 10:00:00' },
};
const CRITERIA = { factsClear: true, characterisationAccurate: true, handlingProper: true };

const validator = new Validator();
const places = ['350521', '220271', '360783', '520121', '410772'] as const;
const packs = Object.fromEntries(places.map((code) => [code, policies.inForce(code, '2026-11-20')!]));

/** A bad rating of a service of two units (HA-12). */
async function aBadRating(jurisdiction: string): Promise<World> {
  const service = new RatingInMemory();
  for (const org of ORGS) await service.organisation({ org, jurisdiction, uscc: usccOf(org) });
  const [orgCode, second] = ORGS.map(usccOf);
  const rating = {
    jurisdiction,
    satisfaction: 'dissatisfied' as const,
    orgCode: orgCode!,
    coOrgCodes: [second!],
  };
  await service.ratedService(rating);
  const file = service.file();
  if (file.status !== 'recorded') throw new Error('not recorded');
  return frozen({ file, appeals: {}, rectifications: { a: owedBy(file, 'a'), b: owedBy(file, 'b') } });
}
const usccOf = (org: Org): string => `9135052100000000${org === 'a' ? 'A' : 'B'}X`;

function apply(world: World, { name, org }: Step, now: number): Answer {
  const { file, appeals, rectifications } = world;
  const pack = packs[file.facts.jurisdiction]!;
  const law = { pack, now, calendar: shippedCalendar(pack.region) };
  const before = rectifications[org];
  const rectified = (found: ReturnType<typeof followUp>): Answer =>
    'reasonCode' in found
      ? found
      : { ...world, rectifications: { ...rectifications, [org]: found.rectification }, events: found.events };
  const submit = (fields: Omit<Submission, 'ratingId'>) =>
    rectified(
      submitRectification(file, before, { ratingId: file.facts.ratingId, ...LIKE_A_CASE, ...fields }, law),
    );
  switch (name) {
    case 'deliver': {
      const noted = noteDelivery(file, org, now);
      return noted && { ...world, file: noted, events: [] };
    }
    case 'appeal':
    case 'appeal-on-paper': {
      const form = name === 'appeal' ? ('in_system' as const) : ('written' as const);
      const filing = { appealId: `a-${now}-${org}`, org, grounds: 'mistaken' as const, filedAt: now, form };
      const filed = fileAppeal(file, { ...filing, documents: 1 }, law);
      if ('reasonCode' in filed) return filed;
      return {
        ...world,
        file: filed.file,
        appeals: { ...appeals, [org]: filed.appeal },
        events: filed.events,
      };
    }
    case 'revoke':
    case 'not-adopt':
    case 'stands': {
      const appeal = appeals[org];
      if (!appeal) return undefined;
      const outcome = ({ revoke: 'revoked', 'not-adopt': 'not_adopted', stands: 'stands' } as const)[name];
      const reasonCode = outcome === 'stands' ? undefined : 'RATING.MISTAKEN';
      const decided = decideAppeal(file, appeal, { outcome, reasonCode, reason: '经核查', by: 'r-1' }, law);
      if ('reasonCode' in decided) return decided;
      return {
        ...world,
        file: decided.file,
        appeals: { ...appeals, [org]: decided.appeal },
        events: decided.events,
      };
    }
    case 'complex':
      return rectified(declareComplexity(file, before, 'complex', law));
    case 'rectify':
      return submit({ disposition: 'immediate', measures: 'm', result: 'r' });
    case 'explain':
      return submit({ disposition: 'explained', result: 'r' });
    case 'ledger':
      return submit({ disposition: 'ledger', ledger: { limit: '2027-03-01', reason: 'x' } });
    case 'accept':
    case 'give-back':
      return rectified(
        reviewRectification(
          file,
          before,
          { accepted: name === 'accept', reason: 'x', by: 'r-1', criteria: CRITERIA },
          law,
        ),
      );
    case 'drop':
    case 'restore': {
      const outcome = name === 'drop' ? ('not_adopted' as const) : ('counted' as const);
      const reasonCode = name === 'drop' ? 'RATING.MALICIOUS' : undefined;
      const adopting = { org, outcome, reasonCode, reason: '经核查', by: 'r-1' };
      const adopted = decideAdoption(file, adopting, law);
      return 'reasonCode' in adopted ? adopted : { ...world, file: adopted.file, events: adopted.events };
    }
    default:
      return rectified(followUp(file, before, { outcome: name, by: 'department' }, law));
  }
}

const steps = fc.array(
  fc.record({
    name: fc.constantFrom(...STEPS),
    org: fc.constantFrom(...ORGS),
    days: fc.integer({ min: 0, max: 1 }),
  }),
  { maxLength: 40 },
);
const types = (events: readonly OutgoingEvent[], of: string): number =>
  events.filter(({ contract }) => contract.type === of).length;

describe('the life of a bad rating, whatever anybody tries in whatever order', () => {
  it('keeps what the law promises', async () => {
    const beginnings = Object.fromEntries(
      await Promise.all(places.map(async (code) => [code, await aBadRating(code)] as const)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), steps, (code, tried) => {
        let world = beginnings[code]!;
        let now = evening;
        const said: OutgoingEvent[] = [];
        for (const step of tried) {
          now += step.days * DAY + 1;
          const answer = apply(world, step, now);
          if (answer === undefined || !('file' in answer)) continue;
          const { events, ...next } = answer;
          for (const each of events) validator.assertValid(each.contract, each.data);
          keepsItsPromises(world, next, step);
          said.push(...events);
          world = frozen(next);
        }
        for (const org of ORGS) {
          const mine = said.filter(({ data }) => (data as { org?: string }).org === org);
          expect(types(mine, 'rating.appeal.filed.v1')).toBeLessThanOrEqual(1);
          expect(types(mine, 'rating.appeal.decided.v1')).toBeLessThanOrEqual(1);
          expect(types(mine, 'rating.rectification.ledgered.v1')).toBeLessThanOrEqual(1);
          const accepted = mine.filter(({ data }) => (data as { accepted?: boolean }).accepted === true);
          expect(accepted.length).toBeLessThanOrEqual(1);
        }
        if (!['350521', '220271', '410772'].includes(code)) expect(said).toEqual([]);
        if (code === '410772') expect(types(said, 'rating.appeal.filed.v1')).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

function keepsItsPromises(before: World, after: World, { org, name }: Step): void {
  // the rating itself stays stored as it was given (HA-28), whatever is decided about it
  expect(after.file.facts).toBe(before.file.facts);
  expect([after.file.status, after.file.good, after.file.counted]).toEqual(['recorded', false, true]);
  // each share is its own (Q58)
  const other = org === 'a' ? 'b' : 'a';
  expect(after.rectifications[other]).toBe(before.rectifications[other]);
  expect(after.file.shares?.[other]).toEqual(before.file.shares?.[other]);
  const [was, is] = [before.rectifications[org], after.rectifications[org]];
  const adoption = before.file.shares?.[org]?.adoption;
  // an annulment ends by a decision that says so, and by nothing else
  if (adoption === 'revoked' || adoption === 'not_adopted')
    expect(after.file.shares?.[org]?.adoption).toBe(name === 'restore' ? 'counted' : adoption);
  // nothing is submitted while the appeal is undecided or after the rating was annulled
  if (adoption !== undefined && adoption !== 'counted') expect(is.attempts.length).toBe(was.attempts.length);
  // an answer of the person comes after an accepted rectification and is final (HA-26)
  if (was.state === 'satisfied' || was.state === 'unsatisfied') expect(is.state).toBe(was.state);
  if (is.followUps.length > was.followUps.length) expect(was.state).toBe('accepted');
  // what was submitted and found before is never changed
  const settled = was.attempts.filter(({ review }) => review);
  expect(is.attempts.slice(0, settled.length)).toEqual(settled);
}

/** Decisions get frozen states: one that changed its input would fail here. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
