import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { ARatedTown, DEPARTMENT_ACTS, UNITS, type DepartmentAct, type Unit } from './a-rated-town';
import { DeadlineWatch, identities, unanswered } from './laws';
import { clocksOf, countedOtherwise, doneTwice, meddled, stillRunning } from './laws-of-ratings';
import { PLACES, type Place } from './names';

const nightly = process.env['HUIYING_NIGHTLY'] === '1';
const RUNS = nightly ? 100_000 : 700;
jest.setTimeout(nightly ? 6 * 3_600_000 : 600_000);

const AN_HOUR = 3_600_000;
const NUMBERS = ['R1', 'R2', 'R3'] as const;
const MOVES = [
  ...['bad', 'bad batch', 'bad of the case', 'good', 'of the same visit', 'by default', 'without proof'],
  ...['withdraw', 'assign', 'redo', 'appeal on paper', 'revoke', 'do not adopt', 'let it stand'],
  ...['drop', 'restore', 'accept', 'give back', 'tell', 'satisfied', 'unsatisfied', 'nobody there'],
  ...['read', 'read', 'read on', 'hours', 'days go by'],
  ...DEPARTMENT_ACTS,
  ...['appeal', 'rectify'],
] as const;

interface Move {
  readonly name: string;
  readonly no: (typeof NUMBERS)[number];
  readonly unit: Unit;
  /** Chooses among what there is: which reader, how long. */
  readonly nth: number;
}

async function play(town: ARatedTown, { name, no, unit, nth }: Move): Promise<void> {
  const { platform } = town;
  if ((DEPARTMENT_ACTS as readonly string[]).includes(name)) return town.act(no, name as DepartmentAct, unit);
  switch (name) {
    case 'bad':
      return town.rate(no, 'service', unit);
    case 'bad batch':
      return town.rate(no, 'batch', unit);
    case 'bad of the case':
      return town.rate(no, 'case', unit, { round: 1 + (nth % 2) });
    case 'good':
      return town.rate(no, nth % 2 ? 'case' : 'service', unit, { satisfaction: 'satisfied' });
    case 'of the same visit':
      return town.rate(no, 'service', unit, { serviceCase: { projectNo: 'P-R1', serviceNumber: 1 } });
    case 'by default':
      return town.rate(no, 'service', unit, { origin: 'default', satisfaction: 'satisfied' });
    case 'without proof':
      return town.rate(no, 'service', unit, { origin: 'phone_invited' });
    case 'withdraw':
      return town.withdraw(no);
    case 'assign':
      return town.assign(unit, nth);
    case 'redo':
      return town.redo();
    case 'appeal on paper':
      return town.paperAppeal(no, unit);
    case 'revoke':
    case 'do not adopt':
    case 'let it stand':
      return town.decide(no, unit, OUTCOME[name]);
    case 'drop':
    case 'restore':
      return town.adopt(no, unit, name === 'drop' ? 'not_adopted' : 'counted');
    case 'accept':
    case 'give back':
      return town.review(no, unit, name === 'accept');
    case 'tell':
      return town.feedBack(no, unit);
    case 'satisfied':
    case 'unsatisfied':
    case 'nobody there':
      return town.followUp(no, unit, name === 'nobody there' ? 'unreachable' : name);
    case 'read':
      await platform.step(nth);
      return;
    case 'read on':
      return platform.drain();
    case 'hours':
      return platform.advance(platform.clock.now + (1 + nth) * AN_HOUR);
    case 'days go by':
      return platform.advance(platform.clock.now + (1 + nth) * 24 * AN_HOUR);
    default:
      throw new Error(`nobody knows the move '${name}'`);
  }
}

const OUTCOME = { revoke: 'revoked', 'do not adopt': 'not_adopted', 'let it stand': 'stands' } as const;

/** Everybody does what is still to be done, in the order of the law, until the last window is over. */
async function windUp(town: ARatedTown): Promise<void> {
  const { platform } = town;
  const everybody = async (run: (no: string, unit: Unit) => Promise<void> | void): Promise<void> => {
    for (const no of NUMBERS) for (const unit of UNITS) await run(no, unit);
    await platform.drain();
  };
  await platform.drain();
  await everybody((no, unit) => town.decide(no, unit, 'stands'));
  await everybody((no, unit) => town.act(no, 'rectify', unit));
  await everybody((no, unit) => town.review(no, unit, true));
  await everybody((no, unit) => town.feedBack(no, unit));
  await platform.advance(platform.clock.now + 12 * 24 * AN_HOUR);
  await platform.drain();
}

const move: fc.Arbitrary<Move> = fc.record({
  name: fc.constantFrom(...MOVES),
  no: fc.constantFrom(...NUMBERS),
  unit: fc.constantFrom(...UNITS),
  nth: fc.nat({ max: 5 }),
});
/** How a bad rating goes when nobody does anything out of turn; a story leaves such a course somewhere. */
const COURSES: readonly (readonly string[])[] = [
  [
    ...['bad batch', 'read on', 'appeal', 'read on', 'let it stand', 'read on', 'rectify', 'read on'],
    ...['give back', 'read on', 'rectify', 'read on', 'accept', 'tell', 'read on', 'satisfied'],
  ],
  ['bad', 'read on', 'appeal', 'read on', 'revoke', 'read on', 'restore', 'read on', 'rectify', 'read on'],
  ['bad', 'read on', 'appeal on paper', 'read on', 'do not adopt', 'read on', 'restore', 'read on'],
  ['bad of the case', 'read on', 'assign', 'read on', 'redo', 'read on'],
  ['withdraw', 'read on', 'bad batch', 'read on'],
  ['bad', 'read on', 'enter in the ledger', 'read on', 'days go by', 'days go by', 'days go by'],
];
const story = fc.record({
  place: fc.constantFrom(...(Object.keys(PLACES) as Place[])),
  course: fc.constantFrom(...COURSES).chain((whole) =>
    fc.oneof(
      fc.constant(whole),
      fc.nat({ max: whole.length }).map((to) => whole.slice(0, to)),
    ),
  ),
  moves: fc.array(move, { minLength: 1, maxLength: 40 }),
});
type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

async function told({ place, course, moves }: Story) {
  const deadlines = new DeadlineWatch((sla) => clocksOf(sla, NUMBERS));
  const town = await ARatedTown.found(place, (service, events) => deadlines.after(service, events));
  for (const name of course) await play(town, { name, no: 'R1', unit: 'zrzy', nth: 4 });
  for (const each of moves) await play(town, each);
  await windUp(town);
  return { town, deadlines };
}

beforeAll(() => Logger.overrideLogger(false));

describe('the life of ratings through the services, whoever does what in whatever order', () => {
  it('has an outcome, one for each share and by its own unit, that is stored for good; no clock moves unrecorded or runs for ever, and no unit learns who rated', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (of) => {
        const { town, deadlines } = await told(of);
        const { said } = town.platform;
        const sla = town.platform.service('sla').memory;
        expect({
          unanswered: unanswered(town),
          doneTwice: doneTwice(said),
          countedOtherwise: countedOtherwise(town, NUMBERS),
          meddled: meddled(town),
          identities: identities(said),
          unrecorded: deadlines.unrecorded,
          stillRunning: stillRunning(sla, NUMBERS),
        }).toEqual({
          ...{ unanswered: [], doneTwice: [], countedOtherwise: [], meddled: [], identities: [] },
          ...{ unrecorded: [], stillRunning: [] },
        });
      }),
      { numRuns: Number(process.env['HUIYING_MODEL_RUNS'] ?? RUNS) },
    );
  });

  it('tells of every kind of outcome: the stories are not idle', async () => {
    const seen = new Set<string>();
    for (const of of fc.sample(story, { numRuns: 150, seed: 20261123 }))
      for (const { event } of (await told(of)).town.platform.said)
        seen.add(event.contract.type.replace(/\.v1$/, ''));
    const wanted = [
      ...['receipt.rating.recorded', 'receipt.rating.held', 'receipt.rating.waiting'],
      ...['receipt.rating.duplicate', 'receipt.rating.withdrawn', 'receipt.rating.revoked'],
      ...['receipt.rating.not_adopted', 'receipt.rating.stands', 'receipt.rating.rectified'],
      ...['rating.redo.requested', 'rating.rectification.ledgered', 'rating.rectification.told'],
      ...['rating.rectification.followed_up', 'rating.adoption.decided', 'rating.appeal.overdue'],
      ...['sla.deadline.changed', 'sla.deadline.closed', 'sla.alert.raised', 'action.refused'],
    ];
    expect(wanted.filter((type) => !seen.has(type))).toEqual([]);
  });
});
