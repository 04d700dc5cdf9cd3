import type { Figure } from './figures/figure';
import * as figuresOf from './figures/figures-of';
import { chunkLines, loadLines, memoryLine, perLifecycleLines } from './figures/load-lines';
import { median } from './figures/statistics';
import { durability } from './durability';
import { growth } from './growth/growth';
import { libraryFigures } from './library';
import { saturated } from './lifecycle/closed-loop';
import { idle } from './lifecycle/idle';
import { onboardDepartments } from './lifecycle/onboarding';
import { latency } from './lifecycle/latency';
import { Players } from './lifecycle/players';
import { oracle } from './oracle/oracle';
import type { Verdict } from './oracle/verdict';
import type { Options } from './options';
import type { Profiles } from './profile/profiles';
import { interleaved } from './rounds';
import type { Stand } from './stand';
import { hops } from './watch/engine-counters';
import { quiet } from './watch/quiet';
import { topicEnds } from './watch/topic-ends';

export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}
export interface Results {
  readonly figures: readonly Figure[];
  readonly sections: readonly Section[];
  readonly verdict: Verdict;
}

const PROFILE_SECONDS = 20;

/** Runs the wanted parts one after the other on a platform that is up. */
export async function bench(
  stand: Stand,
  options: Options,
  say: (line: string) => void,
  profiles?: Profiles,
): Promise<Results> {
  const { parts } = options;
  const figures: Figure[] = [];
  const sections: Section[] = [
    { title: 'Durability and access, as the servers say', lines: await durability(stand) },
  ];
  const section = (title: string, lines: readonly string[]): unknown => sections.push({ title, lines });
  const orgs = await onboardDepartments(stand, options.departments);
  const players = await Players.join(stand, orgs);
  try {
    const before = [await quiet(stand), await topicEnds(stand)] as const;
    const rounds = await interleaved(stand, players, options, say);
    figures.push(...figuresOf.ratioFigures(rounds));
    const last = rounds.platform.at(-1);
    if (last) {
      const after = [await quiet(stand), await topicEnds(stand)] as const;
      const lifecycles = players.finished;
      figures.push(...figuresOf.speedFigures(rounds, (hops(after[0]) - hops(before[0])) / lifecycles));
      figures.push(...figuresOf.costFigures(rounds));
      section(
        `One lifecycle, mean of ${lifecycles}`,
        perLifecycleLines(lifecycles, [before[0], after[0]], [before[1], after[1]]),
      );
      section('Processor at saturation, last round, in percent of one core', loadLines(last.load));
      section('Chunks at saturation, last round', chunkLines(last));
      section('Resident memory at saturation', [memoryLine(last.memory)]);
      say('idle');
      const rest = await idle(stand, options.idleSeconds);
      figures.push(figuresOf.idleFigure(rest));
      section('Processor when idle', loadLines(rest));
    } else figures.push(...figuresOf.speedFigures(rounds, 0));
    if (profiles) {
      say('profiles');
      const loop = { window: options.window, seconds: PROFILE_SECONDS };
      const lines = await profiles.during(stand, PROFILE_SECONDS, () => saturated(stand, players, loop));
      section('Heaviest functions at saturation, by their own time', lines);
    }
    if (parts.has('latency')) {
      const ceiling = median(rounds.platform.map((round) => round.lifecyclesPerSecond));
      const found = await latency(stand, players, { ...options, ceiling }, say);
      figures.push(...found.figures);
      sections.push(...found.sections);
    }
    if (parts.has('growth'))
      figures.push(...figuresOf.growthFigures(await growth(stand, players, options, say)));
    if (parts.has('library')) {
      say('libraries');
      figures.push(...figuresOf.libraryFigures(libraryFigures()));
    }
    await quiet(stand);
    say('oracle');
    const verdict = await oracle(stand, players.caseNos, orgs);
    const faults = [...verdict.faults, ...players.surprises.lines()];
    return { figures, sections, verdict: { ...verdict, faults } };
  } finally {
    await players.leave();
  }
}
