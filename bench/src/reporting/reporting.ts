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
import { projecting } from './projecting';

const DEPARTMENTS = 20;
const LOOP = { window: 500, seconds: 8 } as const;
const ORIGINALS = 1_000;
/** Two years, as the stored cases are spread over them; one of them is asked for. */
const MONTHS = [2025, 2026].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
);
const ASKED_FOR = '2026-03';

/** What reporting does with many events and many stored cases. The others are down while it is measured. */
export async function reporting(stand: Stand, { stored }: Options, say: Say): Promise<Found> {
  const orgs = await onboardDepartments(stand, DEPARTMENTS);
  const players = await Players.join(stand, orgs);
  const figures: Figure[] = [];
  try {
    while (players.finished < ORIGINALS) await saturated(stand, players, LOOP);
  } finally {
    await players.leave();
  }
  for (const service of ['intake', 'routing', 'sla', 'rating'] as const)
    await stand.platform.services.kill9(service);
  say('reading all topics again');
  const { events, perSecond, rawPerSecond } = await projecting(stand);
  figures.push({
    name: 'projection ÷ bare insert of as many rows',
    unit: '×',
    measured: perSecond / rawPerSecond,
    floor: 0.4,
    aim: 0.7,
    digits: 2,
    note: `${Math.round(perSecond)}/s ÷ ${Math.round(rawPerSecond)}/s, ${events} events`,
  });
  const copies = await CaseCopies.of(stand, ['reporting'], MONTHS);
  const originals = players.finished;
  let cases = originals;
  let first: number | undefined;
  for (const wanted of stored) {
    const times = Math.max(0, Math.ceil((wanted - cases) / originals));
    say(`filling up to ${wanted} cases: ${times} copies of ${originals}`);
    await copies.add(times);
    cases += times * originals;
    const times95 = (await indicatorTimes(stand, ASKED_FOR)).getValueAtPercentile(95);
    const target = { unit: 'ms', floor: 200, aim: 100, note: `${cases} cases in ${MONTHS.length} months` };
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
  return { figures, verdict: NOTHING_JUDGED };
}
