import { jilinComplaint, ratingOf } from '../samples/cases';
import { figureNow } from '../tell';
import type { Scene } from './scene';

const NUMBER = 'JL-PJ-0002';
const sample = { ...jilinComplaint, upstreamCaseNo: 'JL-DEMO-0002' };
const figures: string[] = [];

/** JL: reviewed at once; the window staff apply in writing, the rating is not adopted, figures are given before and after. */
export const jilinAnnulledRatingScene: Scene = {
  title: '吉林经开区 · 差评：即启动复核，窗口人员书面申请，核实为误评不予采纳，指标前后可比',
  shows: ['JL-14', 'JL-15', 'JL-18', 'JL-19', 'JL-20'],
  seen: () => figures,
  async play(stage) {
    const { jurisdiction } = sample;
    const reviewer = stage.officer('reviewer', jurisdiction);
    const clerk = stage.officer('clerk', jurisdiction);
    const bad = () => figureNow(stage, jurisdiction, 'bad_rating_rate', '差评率');
    const { upstreamCaseNo: _ofNoCase, ...rating } = ratingOf(sample, NUMBER, 'dissatisfied');
    const { serviceCase } = jilinComplaint;
    const ratingId = await stage.rate({
      ...rating,
      ...(serviceCase ? { serviceCase: { ...serviceCase, projectNo: 'JL-2026-0002' } } : {}),
      orgCode: serviceCase?.orgCode ?? '',
    });
    await stage.department('jl-zwsj').told('rating.bad.notified', ratingId);
    figures.push(`不予采纳前：${await bad()}`);
    await stage.advance('1wd');
    const appeal = await clerk.create('rating', '/appeals', {
      ...{ ratingId, org: 'jl-zwsj', grounds: 'mistaken', statement: '评价人当日来电称误点。' },
      ...{ receivedAt: await stage.now(), documents: ['书面申请.pdf'] },
      ...{ applicantName: '示例窗口人员', applicantStaffNo: 'J-01' },
    });
    await stage.advance('1wd');
    const findings = ['quality', 'efficiency', 'attitude'].map((aspect) => ({
      aspect,
      finding: 'not_at_fault',
    }));
    await reviewer.command('rating', `/ratings/${ratingId}/review`, {
      ...{ mode: 'on_site', findings, outcome: 'mistaken', reason: '调取通话与监控核实' },
    });
    const path = `/appeals/${String(appeal['appealId'])}`;
    await reviewer.command('rating', `${path}/decision`, {
      ...{ org: 'jl-zwsj', outcome: 'not_adopted', reasonCode: 'RATING.MISTAKEN', reason: '系误评' },
    });
    await reviewer.command('rating', `${path}/notification`, { how: 'in_writing' });
    const receipt = await stage.province.receipt(NUMBER, 'rating.not_adopted');
    stage.saw('JL-20', '不予采纳的结果反馈评价登记部门', receipt.data['orgCode'] !== undefined);
    const before = await figureNow(
      stage,
      jurisdiction,
      'bad_rating_rate.before_annulment',
      '差评率（撤销前）',
    );
    figures.push(`不予采纳后：${await bad()}，${before}`);
    return [NUMBER];
  },
};
