import { xinxiangUnknownType as sample } from '../samples/cases';
import { sourceOf } from '../stage';
import type { Scene } from './scene';

/** XX: an unknown type code waits for a person; accepted by a clerk, assigned, then withdrawn by the person. */
export const xinxiangHeldScene: Scene = {
  title: '新乡经开区 · 类型代码不明：待人工甄别，登记人员受理，交办后诉求人凭证撤回',
  shows: [],
  async play(stage) {
    const { upstreamCaseNo, jurisdiction } = sample;
    const caseId = await stage.send(sample);
    await stage.province.receipt(upstreamCaseNo, 'case.held');
    await stage.advance('1h');
    await stage
      .officer('clerk', jurisdiction)
      .command('intake', `/cases/${caseId}/screening`, { decision: 'accept', caseType: 'complaint' });
    await stage.department('xx-scjg').order(caseId);
    await stage.advance('1wd');
    await stage.province.followUp('withdrawn', {
      sourceSystem: sourceOf(jurisdiction),
      upstreamCaseNo,
      eventSeq: 2,
      reason: '商家已退还差价',
      proof: '撤回申请书（示例）',
    });
    await stage.province.receipt(upstreamCaseNo, 'case.withdrawn');
    await stage.department('xx-scjg').told('order.withdrawn', caseId);
    return [upstreamCaseNo];
  },
};
