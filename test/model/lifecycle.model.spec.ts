import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import { caseClocks } from '../../apps/sla/src/persistence/stores';
import { ATown, AN_HOUR, DEPARTMENT_ACTS } from './a-town';
import { DeadlineWatch, identities, outcomeOf, secondEnds, unanswered } from './laws';
import { PLACES, caseOf, type Place } from './names';

const nightly = process.env['HUIYING_NIGHTLY'] === '1';
const RUNS = nightly ? 100_000 : 1_000;
jest.setTimeout(nightly ? 6 * 3_600_000 : 600_000);

/** What is spoken of; the parts are there once N1 has been split. */
const NUMBERS = ['N1', 'N1', 'N2', 'N1#1/2', 'N1#2/2'] as const;
const UNITS = ['zrzy', 'scjg', 'csj'] as const;
const MOVES = [
  ...[
    'create',
    'create',
    'create a report',
    'urge',
    'supplement',
    'withdraw',
    'withdraw with proof',
    'good',
    'bad',
  ],
  ...['screen', 'screen', 'refuse', 'assign', 'assign', 'grant', 'refuse return', 'days', 'no days'],
  ...['split', 'split into a report'],
  ...['pass', 'pass', 'fail', 'excuse', 'feedback', 'read', 'read', 'read on', 'hours', 'days go by'],
  ...DEPARTMENT_ACTS,
  ...['submit', 'submit'],
] as const;

interface Move {
  readonly name: string;
  readonly no: (typeof NUMBERS)[number];
  readonly unit: (typeof UNITS)[number];
  /** Chooses among what there is: which order, which reader, how long. */
  readonly nth: number;
}

async function play(town: ATown, { name, no, unit, nth }: Move): Promise<void> {
  const { platform } = town;
  const isAct = (DEPARTMENT_ACTS as readonly string[]).includes(name);
  if (isAct) return town.act(no, name as (typeof DEPARTMENT_ACTS)[number], nth % 2);
  switch (name) {
    case 'create':
      return no.includes('#') ? undefined : town.create(no);
    case 'create a report':
      return no.includes('#') ? undefined : town.create(no, { caseType: 'report' });
    case 'urge':
    case 'supplement':
    case 'withdraw':
    case 'withdraw with proof':
      return town.follow(no, name);
    case 'good':
    case 'bad':
      return town.rate(no.split('#')[0]!, name === 'good' ? 'satisfied' : 'dissatisfied', 1 + (nth % 2));
    case 'screen':
      return town.screen(no, { decision: 'accept' });
    case 'refuse':
      return town.screen(no, { decision: nth % 2 ? 'refuse' : 'return_upstream' });
    case 'split':
      return town.split(no, undefined, undefined);
    case 'split into a report':
      return town.split(no, undefined, 'report');
    case 'assign':
      return town.assign(no, unit, nth % 3 === 0 ? UNITS.filter((each) => each !== unit).slice(0, 1) : []);
    case 'grant':
    case 'refuse return':
      return town.decideReturn(no, name === 'grant', nth % 2 ? unit : undefined);
    case 'days':
    case 'no days':
      return town.decideExtension(name === 'days');
    case 'pass':
    case 'fail':
      return town.review(no, name === 'pass', nth % 2);
    case 'excuse':
      return town.excuse(no, nth % 2);
    case 'feedback':
      return town.feedback(no);
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

/** Everybody does what is still to be done, in the order of the law, until nothing is. */
async function windUp(town: ATown): Promise<void> {
  const { platform } = town;
  const isOpen = (no: string): boolean => outcomeOf(platform.said, no).startsWith('open');
  await platform.drain();
  for (let day = 0; day < 12 && town.handled.some(isOpen); day += 1) {
    for (const no of town.handled.filter(isOpen)) {
      if (town.onFile(no)?.status === 'held') await town.screen(no, { decision: 'accept' });
      // of a kind that the place does not take
      if (town.onFile(no)?.status === 'held') await town.screen(no, { decision: 'refuse' });
      if (town.onFile(no)?.withdrawal) await town.screen(no, { decision: 'accept', about: 'withdrawal' });
      await platform.drain();
      await town.decideReturn(no, false);
      await town.assign(no, 'scjg', []);
      await platform.drain();
      const orders = town.file(no)?.orders ?? [];
      for (const act of ['acknowledge', 'contact', 'accept', 'submit'] as const)
        for (const nth of orders.keys()) {
          await town.act(no, act, nth);
          await platform.drain();
        }
      for (const nth of orders.keys()) await town.review(no, true, nth);
      await platform.drain();
      await town.feedback(no);
      await platform.drain();
    }
    await platform.advance(platform.clock.now + 24 * AN_HOUR);
    await platform.drain();
  }
}

const move: fc.Arbitrary<Move> = fc.record({
  name: fc.constantFrom(...MOVES),
  no: fc.constantFrom(...NUMBERS),
  unit: fc.constantFrom(...UNITS),
  nth: fc.nat({ max: 5 }),
});
/** How a case goes when nobody does anything out of turn; a story leaves such a course somewhere. */
const COURSES: readonly (readonly string[])[] = [
  [
    ...[
      'create',
      'read on',
      'assign',
      'read on',
      'acknowledge',
      'contact',
      'accept',
      'read on',
      'ask for days',
    ],
    ...[
      'read on',
      'days',
      'submit',
      'read on',
      'fail',
      'submit',
      'read on',
      'pass',
      'feedback',
      'read on',
      'bad',
    ],
  ],
  [
    'create',
    'read on',
    'assign',
    'read on',
    'ask to return',
    'read on',
    'grant',
    'read on',
    'assign',
    'read on',
  ],
  ['create a report', 'read on', 'refuse', 'read on'],
  ['create', 'read on', 'split', 'read on'],
  ['create', 'read on', 'split into a report', 'supplement', 'read on', 'urge', 'bad', 'withdraw with proof'],
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

interface Story {
  readonly place: Place;
  readonly course: readonly string[];
  readonly moves: readonly Move[];
}

async function told({ place, course, moves }: Story) {
  const deadlines = new DeadlineWatch((sla) =>
    [...new Set(NUMBERS)]
      .flatMap((no) => sla.doc(caseClocks, caseOf(no))?.orders ?? [])
      .flatMap((order) => order.deadlines),
  );
  const town = await ATown.found(place, (service, events) => deadlines.after(service, events));
  for (const name of course) await play(town, { name, no: 'N1', unit: 'zrzy', nth: 4 });
  for (const each of moves) await play(town, each);
  await windUp(town);
  return { town, deadlines };
}

beforeAll(() => {
  Logger.overrideLogger(false);
  // intake's matters are indexed with a key of its environment
  process.env['HUIYING_SERVICE'] = 'intake';
  process.env['KAFKA_BROKERS'] = 'nowhere:1';
  process.env['KAFKA_SECURITY_PROTOCOL'] = 'PLAINTEXT';
  process.env['DATABASE_URL'] = 'postgres://nobody@nowhere/none';
  process.env['HUIYING_DATA_KEY'] = Buffer.alloc(32, 7).toString('base64');
  process.env['HUIYING_JWT_PUBLIC_KEY'] = 'bm9uZQ==';
});

describe('the life of a case through all services, whoever does what in whatever order', () => {
  it('ends once, moves no deadline unrecorded, names nobody to a department, and leaves no message unanswered', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (of) => {
        const { town, deadlines } = await told(of);
        const { said } = town.platform;
        const { handled: numbers } = town;
        expect({
          open: numbers.map((no) => outcomeOf(said, no)).filter((outcome) => outcome.startsWith('open')),
          endedTwice: numbers.flatMap((no) => secondEnds(said, no)),
          unrecorded: deadlines.unrecorded,
          identities: identities(said),
          unanswered: unanswered(town),
        }).toEqual({ open: [], endedTwice: [], unrecorded: [], identities: [], unanswered: [] });
      }),
      { numRuns: Number(process.env['HUIYING_MODEL_RUNS'] ?? RUNS) },
    );
  });

  it('tells of every kind of end, of redos and of clocks that were moved: the stories are not idle', async () => {
    const ends = new Map<string, number>();
    for (const of of fc.sample(story, { numRuns: 200, seed: 20261116 })) {
      const { said } = (await told(of)).town.platform;
      for (const { event } of said) {
        const type = event.contract.type.replace(/\.v1$/, '');
        ends.set(type, (ends.get(type) ?? 0) + 1);
      }
    }
    const missing = (types: readonly string[]): string[] => types.filter((type) => !ends.has(type));
    expect(
      missing([
        ...[
          'receipt.case.completed',
          'receipt.case.refused',
          'receipt.case.returned',
          'receipt.case.withdrawn',
        ],
        ...['intake.case.split', 'routing.case.split_decided'],
        ...['receipt.case.reopened', 'receipt.case.extended', 'sla.deadline.changed', 'sla.alert.raised'],
        ...['rating.rating.recorded', 'action.refused', 'return.decided', 'order.returned_for_rework'],
      ]),
    ).toEqual([]);
  });
});
