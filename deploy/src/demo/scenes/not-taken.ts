import { NOT_TAKEN, type NotTaken } from '../samples/not-taken';
import type { Stage } from '../stage';
import type { Scene } from './scene';

/** What each regulation keeps out: only an emergency is refused by the system alone, all else is held and decided by a clerk. */
export const notTakenScene: Scene = {
  title:
    '三地 · 不予受理：信访、纪检、复议、诉讼、域外、涉密、要素不全等，逐件甄别并说明依据；紧急事项即时指引',
  shows: [...new Set(NOT_TAKEN.map(({ rule }) => rule))],
  inBrief: true,
  async play(stage) {
    const filed = await Promise.all(
      NOT_TAKEN.map(async (matter) => ({ ...matter, caseId: await stage.send(matter.sample) })),
    );
    await stage.clock.settle();
    for (const matter of filed) await decide(stage, matter);
    return NOT_TAKEN.map(({ sample }) => sample.upstreamCaseNo);
  },
};

/** A clerk decides what is held; the sender is told the rule. */
export async function decide(
  stage: Stage,
  { by, rule, sample, caseId }: NotTaken & { caseId: string },
): Promise<void> {
  const { upstreamCaseNo, jurisdiction } = sample;
  if (by !== 'system') {
    await stage.province.receipt(upstreamCaseNo, 'case.held');
    const decision = by === 'clerk' ? 'refuse' : 'return_upstream';
    await stage.officer('clerk', jurisdiction).command('intake', `/cases/${caseId}/screening`, { decision });
  }
  const ended = by === 'clerk_returns' ? 'case.returned' : 'case.refused';
  const { data } = await stage.province.receipt(upstreamCaseNo, ended);
  if (data['ruleId'] !== rule)
    throw new Error(`${upstreamCaseNo} was refused under ${String(data['ruleId'])}; expected ${rule}`);
}
