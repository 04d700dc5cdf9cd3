import { huianService, ofThreeDepartments } from '../samples/ratings';
import type { Stage } from '../stage';
import type { Scene } from './scene';

const PLACE = '350521';
const NUMBER = 'FJ-PJ-0301';

/** HA: one overall rating of a parallel approval is three shares; each goes its own way to its own end. */
export const huianBatchScene: Scene = {
  title:
    '惠安县 · 并联审批总体差评归三个部门：一家申诉获准撤销，一家列入台账，一家整改后仍不满意、反馈三个机构；“一件事”只归牵头部门',
  shows: ['HA-12', 'HA-13', 'HA-21', 'HA-24', 'HA-29'],
  sameDay: true,
  async play(stage) {
    const ratingId = await stage.rate({
      ...huianService(NUMBER, 'ha-rsj'),
      ...ofThreeDepartments,
      satisfaction: 'dissatisfied',
    });
    for (const org of ['ha-rsj', 'ha-zjj', 'ha-scjg'])
      await stage.department(org).told('rating.bad.notified', ratingId);
    await stage.clock.settle();
    await revoked(stage, ratingId);
    await ledgered(stage, ratingId);
    await stillUnsatisfied(stage, ratingId);
    const { shares, revoked: asAWhole } = await stage
      .officer('supervisor', PLACE)
      .get('rating', `/ratings/${ratingId}`);
    const { 'ha-rsj': first } = shares as Record<string, { readonly adoption?: string } | undefined>;
    stage.saw(
      'HA-12',
      '三个部门各有一份，撤销一份，其余照旧',
      first?.adoption === 'revoked' && asAWhole === false,
    );
    await unified(stage);
    return [NUMBER];
  },
};

/** HA-21: the first department appeals; the rating was given by mistake. */
async function revoked(stage: Stage, ratingId: string): Promise<void> {
  await stage.department('ha-rsj').act('rating.appealed', {
    ...{ ratingId, grounds: 'mistaken', statement: '评价人确认误点。' },
    evidence: [{ name: '通话记录.pdf' }],
  });
  await stage.clock.settle();
  const reviewer = stage.officer('reviewer', PLACE);
  const appeals = await reviewer.list('rating', '/appeals');
  const appeal = appeals.find((each) => each['ratingId'] === ratingId);
  await reviewer.command('rating', `/appeals/${String(appeal?.['appealId'])}/decision`, {
    ...{ org: 'ha-rsj', outcome: 'revoked', reasonCode: 'RATING.MISTAKEN', reason: '评价人确认误点。' },
  });
  await stage.province.receipt(NUMBER, 'rating.revoked');
}

/** HA-24: the second has a complex matter: entered in the ledger with a limit, once. */
async function ledgered(stage: Stage, ratingId: string): Promise<void> {
  const unit = stage.department('ha-zjj');
  const limit = `${Number((await stage.now()).slice(0, 4)) + 1}-06-30`;
  const entry = { ratingId, disposition: 'ledger', ledger: { limit, reason: '系统改造须立项。' } };
  await unit.act('rating.rectified', entry);
  await stage.clock.settle();
  await unit.refusal(await unit.act('rating.rectified', entry));
}

/** HA-29: the third puts it right, and the person is not satisfied all the same. */
async function stillUnsatisfied(stage: Stage, ratingId: string): Promise<void> {
  await stage.department('ha-scjg').act('rating.rectified', {
    ...{ ratingId, disposition: 'immediate', measures: '简化材料。', result: '已减两项。' },
  });
  await stage.clock.settle();
  const reviewer = stage.officer('reviewer', PLACE);
  const review = { org: 'ha-scjg', accepted: true, reason: '已核实' };
  await reviewer.command('rating', `/ratings/${ratingId}/rectification-review`, review);
  const followUp = { org: 'ha-scjg', outcome: 'unsatisfied', note: '仍不满意' };
  await reviewer.command('rating', `/ratings/${ratingId}/follow-up`, followUp);
}

/** HA-13: a package is rated once; the lead department answers for it. */
async function unified(stage: Stage): Promise<void> {
  const ratingId = await stage.rate({
    ...huianService('FJ-PJ-0302', 'ha-rsj'),
    ...ofThreeDepartments,
    packageId: 'YJS-KBQY',
    satisfaction: 'dissatisfied',
  });
  await stage.department('ha-rsj').told('rating.bad.notified', ratingId);
  await stage.clock.settle();
  const others = ['ha-zjj', 'ha-scjg'].flatMap((org) => stage.department(org).orders);
  const toldOthers = others.some(({ data }) => data['ratingId'] === ratingId);
  stage.saw('HA-13', '“一件事”统一评价，只通知牵头部门', !toldOthers);
}
