import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { reconcile, reconciliationText } from '../cli/reconcile/reconcile';
import { rebuildReporting, rebuildText } from '../cli/reporting/rebuild-reporting';
import { repositoryRoot } from '../platform/paths';
import { startPlatform, type Platform } from '../platform/platform';
import { readFiles } from './rules/read-files';
import { claimedInVain, rulesText } from './rules/rules-at-work';
import { SCENES } from './scenes';
import { Stage } from './stage';
import { indicatorTable, tell, tellCount } from './tell';

/** Monday before the National Day holiday, so that a deadline has days off to step over. */
const CURTAIN = '2026-09-28T09:00:00+08:00';

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
  for (const [index, scene] of SCENES.entries()) {
    say(`${index + 1}/${SCENES.length} ${scene.title}`);
    if (index > 0) await stage.nextMorning();
    const numbers = await scene.play(stage);
    await stage.clock.settle();
    console.log(`\n【${index + 1}】${scene.title}`);
    for (const number of numbers) console.log(await tell(stage, number));
    for (const line of scene.seen?.() ?? []) console.log(`  ${line}`);
    if (scene.explained) console.log(await tellCount(stage, scene.explained.number, scene.explained.kind));
  }
  console.log('\n【指标】GET /indicators?period=2026&by=jurisdiction（分子/分母或件数）');
  console.log(await indicatorTable(stage, '2026'));
  say('由经办人员查阅每一件，汇总各方看到的规则');
  await readFiles(stage);
  const seen = stage.rulesHeard();
  const inVain = claimedInVain(SCENES, seen);
  console.log(`\n【规则】${stage.cases.length} 件，从外部看到的规则\n${rulesText(seen, inVain)}`);
  say('核对省平台的每一条消息');
  const account = await reconcile(stage.operator);
  console.log(`\n【核对】\n${reconciliationText(account)}`);
  say('由各服务的事件日志重建报表，与现行报表比对');
  const rebuilt = await rebuildReporting(stage.operator, platform, { say });
  console.log(`\n【报表重建】\n${rebuildText(rebuilt)}`);
  return account.counts.missing === 0 && rebuilt.identical && inVain.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exit(1);
  },
);
