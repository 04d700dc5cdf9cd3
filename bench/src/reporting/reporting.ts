import type { Figure } from '../figures/figure';
import { CaseCopies } from '../growth/copy-cases';
import { saturated } from '../lifecycle/closed-loop';
import { onboardDepartments } from '../lifecycle/onboarding';
import { Players } from '../lifecycle/players';
import { NOTHING_JUDGED } from '../oracle/verdict';
import type { Options } from '../options';
import type { Stand } from '../stand';
import { smaller } from '../stress/smaller';
import type { Found, Say } from '../stress/stress';
import { bulletinSeconds, indicatorTimes } from './answers';
import { besideBi } from './beside-bi';
import { EventCopies } from './event-copies';
import { projecting } from './projecting';
import { rebuilding } from './rebuilding';

const DEPARTMENTS = 20;
const LOOP = { window: 500, seconds: 8 } as const;
const ORIGINALS = 1_000;
const OTHERS = ['intake', 'routing', 'sla', 'rating'] as const;
/** Two years, as the stored cases are spread over them; one of them is asked for. */
const MONTHS = [2025, 2026].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
);
const ASKED_FOR = '2026-03';
const MONTHS_LOOKED_AT = ['2026-01', '2026-02', ASKED_FOR];

/** What reporting does with many events and many stored cases. The others are down while it is measured. */
export async function reporting(stand: Stand, { stored, events }: Options, say: Say): Promise<Found> {
  const { services } = stand.platform;
  const orgs = await onboardDepartments(stand, DEPARTMENTS);
  const players = await Players.join(stand, orgs);
  try {
    while (players.finished < ORIGINALS) await saturated(stand, players, LOOP);
    const originals = players.finished;
    for (const service of OTHERS) await services.kill9(service);
    const cases = await CaseCopies.of(stand, ['reporting']);
    const figures = [
      ...(await figuresOfEvents(stand, cases, events, say)),
      ...(await figuresOfStoredCases(stand, { cases, originals, stored }, say)),
    ];
    return { figures, verdict: NOTHING_JUDGED };
  } finally {
    await players.leave();
  }
}

/** What the path of the messages loses to those who ask heavy questions of the fewest stored cases. */
export async function bi(stand: Stand, { stored }: Options, say: Say): Promise<Found> {
  const orgs = await onboardDepartments(stand, DEPARTMENTS);
  const players = await Players.join(stand, orgs);
  try {
    while (players.finished < ORIGINALS) await saturated(stand, players, LOOP);
    const cases = await CaseCopies.of(stand, ['reporting']);
    const wanted = stored[0] ?? ORIGINALS;
    say(`filling up to ${wanted} cases`);
    await cases.add(Math.max(0, Math.ceil(wanted / players.finished) - 1), MONTHS);
    say('cases beside heavy queries of bi');
    const { share, queries, shares } = await besideBi(stand, players);
    const note = `${queries} queries over ${wanted} cases; turns ${shares.map((each) => each.toFixed(2)).join(', ')}`;
    const name = 'cases per second beside bi’s heavy queries ÷ without';
    const figures = [{ name, unit: '×', measured: share, floor: 0.9, aim: 0.95, digits: 2, note }];
    return { figures, verdict: NOTHING_JUDGED };
  } finally {
    await players.leave();
  }
}

async function figuresOfEvents(
  stand: Stand,
  cases: CaseCopies,
  { projected, rebuilt }: Options['events'],
  say: Say,
): Promise<Figure[]> {
  const copies = await EventCopies.of(stand);
  say('reading all topics again');
  const round = await projecting(stand, copies, Math.ceil(projected / copies.originals) - 1);
  await cases.clear();
  say(`logging copies up to ${rebuilt} events, and making all rows again from them`);
  const { events, seconds, identical } = await rebuilding(
    stand,
    { cases, events: copies, wanted: rebuilt },
    say,
  );
  return [
    {
      name: 'projection ÷ bare insert of as many rows',
      unit: '×',
      measured: round.perSecond / round.rawPerSecond,
      floor: 0.4,
      aim: 0.7,
      digits: 2,
      note: `${Math.round(round.perSecond)}/s ÷ ${Math.round(round.rawPerSecond)}/s, ${round.events} events`,
    },
    smaller(`rebuild from ${rebuilt} events`, seconds, {
      ...{ unit: 's', floor: (180 * rebuilt) / 1_000_000, aim: (120 * rebuilt) / 1_000_000 },
      note: `${events} events, ${Math.round(events / seconds)}/s, ${identical ? 'identical' : 'NOT identical'}`,
    }),
  ];
}

async function figuresOfStoredCases(
  stand: Stand,
  { cases, originals, stored }: { cases: CaseCopies; originals: number; stored: Options['stored'] },
  say: Say,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  let count = originals;
  let first: number | undefined;
  for (const wanted of stored) {
    const times = Math.max(0, Math.ceil((wanted - count) / originals));
    say(`filling up to ${wanted} cases: ${times} copies of ${originals}`);
    await cases.add(times, MONTHS);
    count += times * originals;
    const { countedMs, told } = await indicatorTimes(stand, MONTHS_LOOKED_AT);
    const times95 = told.getValueAtPercentile(95);
    const note = `${count} cases in ${MONTHS.length} months; a month is counted in up to ${countedMs} ms, then told again for a while`;
    const target = { unit: 'ms', floor: 200, aim: 100, note };
    figures.push(
      smaller(`GET /indicators, a month by organisation, p95 at ${wanted} cases`, times95, target),
    );
    if (first !== undefined)
      figures.push(
        smaller('the same ÷ that at the fewest', times95 / first, {
          unit: '×',
          floor: 1.5,
          aim: 1.2,
          digits: 2,
          note: '',
        }),
      );
    first ??= times95;
  }
  say('a bulletin');
  const seconds = await bulletinSeconds(stand, ASKED_FOR);
  const target = { unit: 's', floor: 10, aim: 5, digits: 1, note: 'HTML, XLSX, DOCX and PDF' };
  figures.push(smaller('a month’s bulletin in all formats', seconds, target));
  return figures;
}
