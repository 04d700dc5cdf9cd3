import type { Figure } from '../figures/figure';
import { median, spreadOf, written } from '../figures/statistics';
import { saturated } from '../lifecycle/closed-loop';
import { plainHabits } from '../lifecycle/habits';
import { onboardDepartments } from '../lifecycle/onboarding';
import { Players } from '../lifecycle/players';
import { oracle } from '../oracle/oracle';
import { NOTHING_JUDGED } from '../oracle/verdict';
import type { Options } from '../options';
import type { Stand } from '../stand';
import { quiet } from '../watch/quiet';
import { burst } from './burst';
import { heldTransaction, type HeldRound } from './held-transaction';
import { hotDepartment } from './hot-department';
import { overload, type OverloadRound } from './overload';
import { ratingOnly } from './rating-only';
import { recoveries } from './recovery';
import { smaller } from './smaller';
import type { Found, Say } from './stress';

const DEPARTMENTS = 10;
const LOOP = { window: 500, seconds: 8 } as const;
const NORMAL_SHARE = 0.3;

/** Bursts, a hot department and kills, judged by the oracle; then ratings alone, which it does not know. */
export async function underLoad(
  stand: Stand,
  { parts, kills, heldSeconds }: Options,
  say: Say,
): Promise<Found> {
  const orgs = await onboardDepartments(stand, DEPARTMENTS);
  const players = await Players.join(stand, orgs, { ...plainHabits, patient: true });
  const figures: Figure[] = [];
  const faults: string[] = [];
  const caseNos: string[] = [];
  let verdict = NOTHING_JUDGED;
  try {
    await saturated(stand, players, LOOP); // so that the code is compiled
    const { lifecyclesPerSecond: ceiling } = await saturated(stand, players, LOOP);
    if (parts.has('burst')) {
      say(`a burst of three times ${Math.round(ceiling)} lifecycles/s`);
      figures.push(await burstFigure(players, ceiling));
    }
    if (parts.has('hot')) {
      say('nine of ten cases for one department');
      const round = await hotDepartment(stand, orgs, NORMAL_SHARE * ceiling);
      figures.push(hotFigure(round.normal.getValueAtPercentile(99), round.others.getValueAtPercentile(99)));
      caseNos.push(...round.caseNos);
      faults.push(...round.surprises);
    }
    if (parts.has('recovery')) {
      say(`${kills} kills`);
      figures.push(recoveryFigure(await recoveries(stand, players, kills)));
    }
    if (parts.has('held')) {
      say(`a transaction that stays open for ${heldSeconds} s`);
      figures.push(heldFigure(await heldTransaction(stand, players, heldSeconds, say)));
    }
    if (parts.has('overload')) {
      say('more requests than can be answered');
      const round = await overload(stand);
      figures.push(...overloadFigures(round));
      faults.push(...[...round.others].map(([status, n]) => `${n} requests were answered with ${status}`));
    }
    await quiet(stand);
    say('oracle');
    const besides = { ratingsMayWait: true };
    verdict = await oracle(stand, [...players.caseNos, ...caseNos], orgs, besides);
    faults.push(...players.surprises.lines());
  } finally {
    await players.leave();
  }
  if (parts.has('ratings')) {
    say('ratings alone');
    const round = await ratingOnly(stand, LOOP);
    const note = `${round.sent}, ${round.hopsPerRating.toFixed(1)} hops each, one of twenty bad`;
    figures.push({ name: 'ratings without a case', unit: '/s', measured: round.ratingsPerSecond, note });
    faults.push(...round.faults);
  }
  return { figures, verdict: { ...verdict, faults: [...verdict.faults, ...faults] } };
}

async function burstFigure(players: Players, ceiling: number): Promise<Figure> {
  const { normalMs, worstMs, backAfterSeconds } = await burst(players, ceiling);
  const note = `median ${normalMs} ms before, ${worstMs} ms in the worst second`;
  const target = { unit: 's', floor: 60, aim: 30, note };
  return smaller('back to normal latency after a burst of 3 × capacity', backAfterSeconds, target);
}

function heldFigure({ normal, held }: HeldRound): Figure {
  const note = `${normal.toFixed(0)} lifecycles/s before, ${held.toFixed(0)} at its end`;
  const name = 'throughput under a transaction held open ÷ normal';
  return { name, unit: '×', measured: held / normal, floor: 0.9, aim: 0.97, digits: 2, note };
}

function overloadFigures({ normal, crowded, refused, backAfterSeconds, memory }: OverloadRound): Figure[] {
  const answered = crowded.totalCount;
  const share = ((100 * refused) / (answered + refused)).toFixed(0);
  return [
    {
      name: 'p99 of what is answered under a crowd of requests',
      unit: 'ms',
      measured: crowded.getValueAtPercentile(99),
      smaller: true,
      note: `${normal.getValueAtPercentile(99)} ms alone; median ${crowded.getValueAtPercentile(50)} ms; ${answered} answered, ${refused} (${share} %) refused`,
    },
    smaller('back to normal after that', backAfterSeconds, {
      unit: 's',
      floor: 30,
      aim: 5,
      digits: 1,
      note: `resident ${memory.map((mb) => mb.toFixed(0)).join(' → ')} MB`,
    }),
  ];
}

function hotFigure(normal: number, others: number): Figure {
  const note = `p99 ${normal} ms evenly shared, ${others} ms beside a hot one`;
  const target = { unit: '×', floor: 3, aim: 1.5, digits: 2, note };
  return smaller('hot department: other departments’ p99 ÷ normal', others / normal, target);
}

function recoveryFigure(ms: readonly number[]): Figure {
  const seconds = ms.map((each) => each / 1000);
  const target = { unit: 's', floor: 15, aim: 5, digits: 1, note: written(spreadOf(seconds), 1) };
  return smaller(`resume after kill -9, median of ${ms.length}`, median(seconds), target);
}
