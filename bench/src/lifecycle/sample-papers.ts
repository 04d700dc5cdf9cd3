import type {
  DataOf,
  DeptOrderSubmitted,
  ProvinceCaseCreated,
  ProvinceRatingCreated,
} from '@huiying/contracts';
import type { OrganisationEntry } from '../../../deploy/src/cli/org/organisation-file';

export const JURISDICTION = '410772';
const SOURCE_SYSTEM = 'henan-zwfw';
/** Begins the upstream number of every case and rating that this bench sends, and of nothing else. */
export const CASE_PREFIX = 'HB';
export const RATING_PREFIX = 'HP';

/** The departments that share the work; each owns one matter of its duty catalogue. */
export function departments(count: number): OrganisationEntry[] {
  return Array.from({ length: count }, (_, n) => ({
    org: `xx-bench-${n + 1}`,
    name: `新乡经开区压测单位${n + 1}`,
    kind: 'administrative',
    uscc: `11410700MB19${String(n + 1).padStart(5, '0')}K`,
    jurisdiction: JURISDICTION,
    contacts: { principal_leader: { name: '王建国', phone: '13837300001' } },
    duties: [{ taskCode: taskCodeOf(n) }],
  }));
}

const taskCodeOf = (department: number): string =>
  `11410700MB19${String(department + 1).padStart(5, '0')}K4000115001000`;

export const caseNoOf = (run: string, n: number): string =>
  `${CASE_PREFIX}${run}${String(n).padStart(8, '0')}`;
export const ratingNoOf = (caseNo: string): string => RATING_PREFIX + caseNo.slice(CASE_PREFIX.length);
export const sourceSystem = SOURCE_SYSTEM;
export const SOURCE = `/province/${SOURCE_SYSTEM}`;

const QUESTION =
  '我在经开区政务服务大厅办理不动产首次登记，窗口工作人员说需要补充测绘报告和规划核实意见，但没有一次性告知还需要哪些材料，' +
  '也没有说明可以在哪里办理测绘。请问首次登记需要的全部材料清单是什么，测绘报告由谁出具，多长时间可以领取证书，' +
  '能否通过网上提交材料，避免再跑一趟？另外大厅中午是否有人值班，周末能否预约办理？谢谢。';

/** A consultation of about 1 kB by a person of its own, so that none repeats another one's matter. */
export function newCase(run: string, n: number, department: number): DataOf<typeof ProvinceCaseCreated> {
  const person = String(n).padStart(8, '0');
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString();
  return {
    sourceSystem: SOURCE_SYSTEM,
    upstreamCaseNo: caseNoOf(run, n),
    eventSeq: 1,
    jurisdiction: JURISDICTION,
    caseType: 'consultation',
    title: `不动产首次登记需要哪些材料（${person}）`,
    content: QUESTION,
    receivedAt: now.slice(0, 19).replace('T', ' '),
    channel: 'mobile',
    filterPassed: true,
    urgency: 'normal',
    serviceCase: { taskCode: taskCodeOf(department), taskName: '不动产首次登记' },
    party: { name: '李明', idType: '111', idNumber: `${run}${person}`, realName: true, anonymous: false },
  };
}

export function newRating(caseNo: string): DataOf<typeof ProvinceRatingCreated> {
  return {
    sourceSystem: SOURCE_SYSTEM,
    upstreamRatingNo: ratingNoOf(caseNo),
    eventSeq: 1,
    jurisdiction: JURISDICTION,
    satisfaction: 'satisfied',
    ratedAt: new Date().toISOString(),
    upstreamCaseNo: caseNo,
    origin: 'online',
    optionCodes: ['411'],
    comment: '答复清楚，谢谢。',
    round: 1,
  };
}

/** What XX 6 demands of the answer to a consultation: verification, process, result, signed by the principal. */
export function submission(orderId: string): DataOf<typeof DeptOrderSubmitted> {
  return {
    orderId,
    reply: {
      text: '您好，首次登记需提交申请书、身份证明、土地权属来源材料、规划核实意见和测绘报告，测绘由具备资质的机构出具，五个工作日内领证。',
      elements: {
        verification: '经核对窗口登记与办事指南，您反映的告知不完整属实。',
        process: '已与您电话联系，逐项说明材料清单和测绘机构名录。',
        result: '材料清单已发送，网上提交入口已开通，中午有人值班。',
      },
    },
    signOff: { reviewer: '王建国', role: 'principal', at: new Date().toISOString() },
  };
}

/** 事实清楚、定性准确、处理到位 (XX-26). */
export const passedReview = {
  passed: true,
  criteria: { factsClear: true, characterisationAccurate: true, handlingProper: true },
};
