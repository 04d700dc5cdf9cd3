import { oracle } from '../../bench/src/oracle/oracle';
import { NOTHING_JUDGED, type Verdict } from '../../bench/src/oracle/verdict';
import { NotArranged, type Experiment, type Findings, type Outcome, type Setting } from './experiment';
import { leftBehind } from './left-behind';
import { Random } from './random';
import { Scene } from './scene';

/**
 * One experiment on a platform of its own, judged by the oracle: what the players sent and were told, against the
 * topics read once more and the databases. An experiment that cannot come to its end is one that failed, and so is one
 * that leaves a process or a file behind.
 */
export async function perform(
  experiment: Experiment,
  seed: number,
  say: (line: string) => void,
  builtAt?: string,
): Promise<Outcome> {
  const began = Date.now();
  const random = new Random(seed);
  const setting = await settingOf(experiment, say);
  if (setting instanceof NotArranged) return notDone(experiment.name, seed, setting.message);
  const { habits, ...others } = setting;
  const scene = await Scene.open({
    ...others,
    random,
    say,
    ...(habits === undefined ? {} : { habits: habits(random) ?? {} }),
    ...(builtAt === undefined ? {} : { builtAt }),
  });
  const judged = async (): Promise<Outcome> => {
    const {
      notes = [],
      faults = [],
      besides,
    } = await experiment.run(scene).catch((error: Error): Findings => ({ faults: [error.message] }));
    const verdict = await oracle(scene.stand, scene.players.caseNos, scene.orgs, {
      ratingsMayWait: true,
      ...besides,
    }).catch((error: Error): Verdict => {
      return { ...NOTHING_JUDGED, faults: [`could not be judged: ${error.message}`] };
    });
    return {
      name: experiment.name,
      seed,
      date: new Date().toISOString().slice(0, 10),
      cases: verdict.cases,
      seconds: Math.round((Date.now() - began) / 1000),
      redelivered: verdict.redelivered,
      notes,
      faults: [...faults, ...scene.players.surprises.lines(), ...verdict.faults],
    };
  };
  const outcome = await judged().finally(() => scene.close());
  return { ...outcome, faults: [...outcome.faults, ...(await leftBehind(scene.stand.platform.home.root))] };
}

async function settingOf(
  { scene = {} }: Experiment,
  say: (line: string) => void,
): Promise<Setting | NotArranged> {
  if (typeof scene !== 'function') return scene;
  return scene(say).catch((error: unknown) => {
    if (error instanceof NotArranged) return error;
    throw error;
  });
}

const notDone = (name: string, seed: number, notArranged: string): Outcome => ({
  name,
  seed,
  date: new Date().toISOString().slice(0, 10),
  cases: 0,
  seconds: 0,
  redelivered: 0,
  notes: [],
  notArranged,
  faults: [],
});
