import { sourceOf } from '../stage';
import type { Scene } from './scene';

/** Messages that cannot be taken are answered with the reason, and nobody behind them waits. */
export const unreadableScene: Scene = {
  title: '无法接收的消息：逐一答复原因，留存死信，不影响其他件',
  shows: [],
  inBrief: true,
  async play(stage) {
    const sourceSystem = sourceOf('410772');
    const say = (no: string, body: string, headers: Record<string, string> = {}): Promise<void> =>
      stage.province.raw('province.cases', no, body, headers);
    await say('HN-DEMO-0091', `{"sourceSystem":"${sourceSystem}","upstreamCaseNo":"HN-DEMO-0091",`);
    const missing = { sourceSystem, upstreamCaseNo: 'HN-DEMO-0092', eventSeq: 1, jurisdiction: '410772' };
    const envelope = (type: string, data: unknown): string =>
      JSON.stringify({ specversion: '1.0', id: `${type}-9x`, source: '/province/demo', type, data });
    await say('HN-DEMO-0092', envelope('province.case.created.v1', missing));
    await say(
      'HN-DEMO-0093',
      envelope('province.case.renamed.v1', { ...missing, upstreamCaseNo: 'HN-DEMO-0093' }),
    );
    const numbers = ['HN-DEMO-0091', 'HN-DEMO-0092', 'HN-DEMO-0093'];
    for (const number of numbers) await stage.province.receipt(number, 'message.rejected');
    // A department that does not hold an order gets its answer, too.
    const stranger = stage.department('jl-scjg');
    const refused = await stranger.act('order.acknowledged', { orderId: 'o-00000000000000000000-1' });
    await stranger.refusal(refused);
    return numbers;
  },
};
