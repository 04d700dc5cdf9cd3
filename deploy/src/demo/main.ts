import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { reconcile } from '../cli/reconcile/reconcile';
import { rebuildReporting } from '../cli/reporting/rebuild-reporting';
import { repositoryRoot } from '../platform/paths';
import { startPlatform, type Platform } from '../platform/platform';
import { bulletinText } from './bulletin';
import { accountText, rebuiltText } from './closing';
import { readFiles } from './rules/read-files';
import { claimedInVain, rulesText } from './rules/rules-at-work';
import { SCENES } from './scenes';
import type { Scene } from './scenes/scene';
import { Stage } from './stage';
import { briefly, indicatorTable, tell, tellCount } from './tell';

/** Monday before the National Day holiday, so that a deadline has days off to step over. */
const CURTAIN = '2026-09-28T09:00:00+08:00';

/** The month whose report is printed. */
const MONTH = '2026-12';

/**
 * `npm run demo`: a whole platform in a home of its own, cases of the five jurisdictions played from outside, their
 * journeys told, the rules seen at work counted, every message accounted for, reporting made again from the event logs.
 * Exit code 0 when every story ended as it should, every rule that a story claims was seen, nothing is missing, and the
 * rebuilt figures are the same.
 */
async function main(): Promise<number> {
  const began = Date.now();
  const say = (line: string): void =>
    console.error(`· [${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${line}`);
  const home = join(repositoryRoot(), '.huiying', 'demo');
  cleared(home);

  let platform: Platform | undefined;
  let stage: Stage | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      await stage?.clear();
      await platform?.stop();
      say('全部停止，无遗留进程');
    })());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop().finally(() => process.exit(130)));

  try {
    say('启动 Kafka、PostgreSQL 与五个服务（首次需建库，约 20 秒）');
    platform = await startPlatform({ home, ephemeral: true, env: {}, clock: 'simulated', onProgress: say });
    say(`五个服务就绪；模拟时钟设为 ${CURTAIN}，登记五地示例单位并发放凭据`);
    stage = await Stage.set(platform, CURTAIN);
    return await perform(platform, stage, say);
  } finally {
    await stop();
    console.log(`\n用时 ${((Date.now() - began) / 1000).toFixed(0)} 秒`);
  }
}

/** The stories begin on an empty platform: what an earlier demo left, processes included, goes. */
function cleared(home: string): void {
  const env = { ...process.env, HUIYING_HOME: home };
  execFileSync(process.execPath, [join(__dirname, '..', 'clean.js')], { env, stdio: ['ignore', 2, 2] });
}

async function perform(platform: Platform, stage: Stage, say: (line: string) => void): Promise<number> {
  const explainedBefore = new Set<string>();
  for (const [index, scene] of SCENES.entries()) {
    say(`${index + 1}/${SCENES.length} ${scene.title}`);
    if (index > 0 && !scene.sameDay) await stage.nextMorning();
    const numbers = await scene.play(stage);
    await stage.clock.settle();
    console.log(`\n【${index + 1}】${scene.title}`);
    await tellScene(stage, scene, numbers, explainedBefore);
  }
  console.log('\n【指标】全年各地指标：比率（分子/分母），或件数、分值；– 为无可计算的件');
  console.log(await indicatorTable(stage, '2026'));
  say('由经办人员查阅每一件，汇总各方看到的规则');
  await readFiles(stage);
  const seen = { named: stage.rulesHeard(), observed: stage.rulesObserved() };
  const inVain = claimedInVain(SCENES, seen);
  console.log(`\n【规则】${stage.cases.length} 件诉求，从外部看到的规则\n${rulesText(seen, inVain)}`);
  console.log(`\n【月报】龙南市 ${MONTH} 通报（草稿）\n${await bulletinText(stage, '360783', MONTH)}`);
  say('核对省平台的每一条消息');
  const account = await reconcile(stage.operator);
  console.log(`\n【核对】\n${accountText(account)}`);
  say('由各服务的事件日志重建报表，与现行报表比对');
  const rebuilt = await rebuildReporting(stage.operator, platform, { say });
  console.log(`\n【报表重建】\n${rebuiltText(rebuilt)}`);
  return account.counts.missing === 0 && rebuilt.identical && inVain.length === 0 ? 0 : 1;
}

/** The journeys of a story, what was seen on the way, and a deadline counted day by day. */
async function tellScene(
  stage: Stage,
  scene: Scene,
  numbers: readonly string[],
  explainedBefore: Set<string>,
): Promise<void> {
  for (const number of numbers)
    console.log(scene.inBrief ? briefly(stage, number) : await tell(stage, number, explainedBefore));
  for (const { rule, what } of stage.takeObservations()) console.log(`  看到 ${rule}：${what}`);
  for (const line of scene.seen?.() ?? []) console.log(`  ${line}`);
  if (scene.explained) console.log(await tellCount(stage, scene.explained.number, scene.explained.kind));
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exit(1);
  },
);
