import { CasePublished } from '@huiying/contracts';
import {
  DAY,
  KY,
  LN,
  MONDAY,
  ORDER,
  XX,
  allMet,
  by,
  dataOf,
  events,
  handled,
  refusal,
  reply,
  sealed,
  state,
  submissionFor,
} from '../a-case.fixture';
import { reviewSubmission } from '../order/review-submission';
import { submitReply } from '../order/submit-reply';
import type { CaseFile } from './case-file';
import { closeCase } from './close-case';
import { maskForPublic } from './mask-for-public';
import { orderRedo } from './order-redo';
import { publishCase } from './publish-case';
import { redacted } from './text-for-public';

const now = MONDAY + DAY;
const submitted = (pack = LN) =>
  state(submitReply(handled(pack), ORDER, submissionFor(pack), by(), sealed, { pack, now }));
const passed = (pack = LN): CaseFile =>
  state(reviewSubmission(submitted(pack), ORDER, { passed: true, criteria: allMet }, { reply, pack, now }));
const publish = (file: CaseFile, secrecyChecked = true, pack = LN) =>
  publishCase(file, { secrecyChecked }, pack, now);

describe('publication of an answer (LN-43)', () => {
  it('comes after the answer and its review', () => {
    expect(dataOf(events(publish(passed())), CasePublished)).toMatchObject({ round: 1, ruleId: 'LN-43' });
    expect(state(publish(passed()))).toMatchObject({ publication: { round: 1 } });
  });

  it('is locked before: unanswered, or answered and not yet reviewed (LN-55)', () => {
    for (const file of [handled(LN), submitted()])
      expect(refusal(publish(file))).toMatchObject({ reasonCode: 'CASE.NOT_ANSWERED', ruleId: 'LN-55' });
  });

  it('is locked while a redo is going on, and keeps what was published before', () => {
    const published = state(publish(passed()));
    const closed = state(closeCase(published, { round: 1, onTime: true }, LN, now));
    const again = state(orderRedo(closed, { ratingId: 'r-1', round: 1 }, LN, now));
    expect(refusal(publish(again)).reasonCode).toBe('CASE.NOT_ANSWERED');
    expect(again).toMatchObject({ publication: { round: 1 } });
  });

  it('needs the check of secrecy (LN-54)', () => {
    expect(refusal(publish(passed(), false))).toMatchObject({
      reasonCode: 'CASE.SECRECY_NOT_CHECKED',
      ruleId: 'LN-54',
    });
  });

  it.each([XX, KY])('is no procedure where the regulation publishes no replies: $id', (pack) => {
    expect(refusal(publish(pack === XX ? passed(XX) : handled(pack), true, pack)).reasonCode).toBe(
      'POLICY.RULE_REFUSES',
    );
  });
});

describe('what anybody may read', () => {
  it.each([
    ['请回电13800138000或0797-3512345', /1380|3512/],
    ['身份证362125199001011234', /3621/],
    ['我叫张建国，住在老城', /张建国/],
    ['姓名：欧阳娜娜 电话略', /欧阳/],
    ['本人李红，反映窗口排队', /李红/],
    ['联系人：王小明。', /王小明/],
    ['窗口的刘丽女士和陈主任', /刘丽|陈主任/],
    ['家住幸福小区3栋2单元501室', /501|3栋/],
    ['邮箱 abc.d@example.com', /example/],
    ['车牌赣B12345被拖', /B12345/],
    ['卡号6222021234567890123', /6222/],
  ])('hides who it is: %s', (text, trace) => {
    expect(maskForPublic(text)).not.toMatch(trace);
  });

  it.each([
    '不动产登记窗口等候两小时，请增开窗口。',
    '本人于上周到行政服务中心办理，未予受理。',
    '市场监督管理局已责令改正，依据《价格法》第十四条。',
    '申请人应当提交购房合同与契税凭证。',
    '高新区办事处主任未回应。',
  ])('leaves the matter readable: %s', (text) => {
    expect(maskForPublic(text)).toBe(text);
  });

  const text = {
    title: '张记早餐店油烟',
    content: '阿珍的店在学校门口，电话13800138000',
    reply: '已约谈阿珍。',
  };

  it('hides what the officer names, wherever it stands', () => {
    expect(redacted(text, ['阿珍', '13800138000'])).toEqual({
      text: {
        title: '张记早餐店油烟',
        content: '［已隐去］的店在学校门口，电话［电话已隐去］',
        reply: '已约谈［已隐去］。',
      },
    });
  });

  it('is not published with a passage to hide that occurs nowhere: it was mistyped', () => {
    expect(redacted(text, ['阿真'])).toEqual({ notFound: ['阿真'] });
  });
});
