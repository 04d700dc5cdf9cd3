import { Stage } from '../../deploy/src/demo/stage';
import { startPlatform, type Platform } from '../../deploy/src/platform/platform';

export interface Theatre {
  readonly platform: Platform;
  readonly stage: Stage;
  close(): Promise<void>;
}

/** A whole platform of its own with the simulated clock, and the players around it. */
export async function openTheatre(
  orgs: readonly string[],
  begin = '2026-09-28T09:00:00+08:00',
): Promise<Theatre> {
  const platform = await startPlatform({ temporary: true, env: {}, clock: 'simulated' });
  try {
    const stage = await Stage.set(platform, begin, orgs);
    return {
      platform,
      stage,
      close: async () => {
        await stage.clear();
        await platform.stop();
      },
    };
  } catch (error) {
    await platform.stop();
    throw error;
  }
}

/** The receipts of a number, as `case.accepted`. */
export function receiptTypes(stage: Stage, upstreamNo: string): string[] {
  return stage.province.receiptsOf(upstreamNo).map(({ type }) => type.replace(/^receipt\.|\.v1$/g, ''));
}
