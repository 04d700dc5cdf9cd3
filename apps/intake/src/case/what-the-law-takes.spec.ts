import { loadPolicies } from '@huiying/policy';
import { factsOf, receivedUnder, type Created } from './case-facts';
import type { CaseFile } from './case-file';
import { registerCase } from './register-case';
import type { SameMatter } from './same-matter';

const policies = loadPolicies();
const [XX, LN, KY] = ['410772', '360783', '520121'] as const;
const papers = { sealedText: { keyId: 'k', title: 't', content: 'c' }, attachments: [] };
const MONDAY = Date.UTC(2026, 10, 16, 1);
/** Sunday 22 November 2026, 03:12 in Shanghai. */
const SUNDAY_NIGHT = Date.UTC(2026, 10, 21, 19, 12);

function received(code: string, more: Partial<Created>, row?: SameMatter, at = MONDAY): CaseFile {
  const data = {
    ...{
      sourceSystem: 's',
      upstreamCaseNo: 'N1',
      jurisdiction: code,
      caseType: 'complaint',
      channel: 'mobile',
    },
    ...{
      title: '反映情况',
      content: '三号窗口人员态度生硬，等候两小时。',
      receivedAt: '2026-11-16 08:59:00',
    },
    ...more,
  } as Created;
  const { pack, receivedAt } = receivedUnder(policies, code, at, at);
  const facts = factsOf(data, { caseId: 'c-1' as never, caseNo: 'n', jurisdiction: code, receivedAt });
  const matter = row ? { matter: { id: 'm', row } } : {};
  return registerCase({ data, facts, at, papers, ...matter }, pack).file;
}
const ruleOf = (file: CaseFile): string | undefined => {
  if (file.status === 'held') return file.findings[0].ruleId;
  return file.life.at(-1)?.ruleId;
};

describe('what is not taken goes to a person with its rule; only an emergency is refused at once (Q38)', () => {
  it.each<[string, string, string, Partial<Created>, string, SameMatter?]>([
    ['XX-09 state security', XX, 'XX-09', { content: '煽动大家周日到管委会门前' }, 'held'],
    ['XX-10 abuse', XX, 'XX-10', { content: '一群混蛋什么都不会干' }, 'held'],
    ['XX-10 no concrete content', XX, 'XX-10', { title: '测试', content: '测试' }, 'held'],
    ['XX-11 petitions', XX, 'XX-11', { content: '多次上访没有结果' }, 'held'],
    ['XX-11 discipline', XX, 'XX-11', { content: '窗口负责人受贿两万元' }, 'held'],
    ['XX-11 reconsideration', XX, 'XX-11', { content: '对复议决定不服要求改正' }, 'held'],
    ['XX-11 litigation', XX, 'XX-11', { content: '判决生效后仍不给办证' }, 'held'],
    ['XX-13 what slipped through the province’s filter', XX, 'XX-13', { filterPassed: false }, 'held'],
    ['LN-13 another place', LN, 'LN-13', { content: '安远县某乡道塌方无人处理' }, 'held'],
    ['LN-14 an emergency', LN, 'LN-14', { caseType: 'help', content: '我家隔壁仓库着火了快来人' }, 'ended'],
    ['LN-15 another organ', LN, 'LN-15', { content: '人民法院立案后一直没有消息' }, 'held'],
    ['LN-16 arbitration', LN, 'LN-16', { content: '工资争议正在仲裁委审理' }, 'held'],
    ['LN-17 secrets', LN, 'LN-17', { content: '附上对方的商业秘密资料' }, 'held'],
    ['LN-18 discipline', LN, 'LN-18', { caseType: 'report', content: '村干部收受红包后才办手续' }, 'held'],
    ['LN-19 answered elsewhere', LN, 'LN-19', { content: '此事市长信箱已有答复但我不满意' }, 'held'],
    ['LN-20 no substance', LN, 'LN-20', { title: '投诉', content: '骗子' }, 'held'],
    ['LN-21 closed without new facts', LN, 'LN-21', {}, 'held', { closed: 'c-0' }],
    ['LN-22 mediated', LN, 'LN-22', { content: '消协已调解达成协议但商家反悔' }, 'held'],
    ['KY-02 an element of the accused is missing', KY, 'KY-02', { title: '社保补缴' }, 'held'],
    ['KY-20 out of scope', KY, 'KY-20', { content: '小区物业夜间施工噪音扰民', channel: 'letter' }, 'held'],
    [
      'KY-21 neither target nor matter',
      KY,
      'KY-21',
      { title: '无', content: '垃圾', channel: 'letter' },
      'held',
    ],
  ])('%s', (_name, code, ruleId, more, status, ...[row]) => {
    const file = received(code, more, row);
    expect([file.status, ruleOf(file)]).toEqual([status, ruleId]);
  });
});

describe('what is taken', () => {
  it.each([
    ['XX-03', XX, ['consultation', 'complaint', 'suggestion']],
    [
      'LN-05 to LN-08, LN-10 to LN-12',
      LN,
      ['consultation', 'complaint', 'report', 'help', 'suggestion', 'other'],
    ],
    ['KY-27: an anonymous letter counts like a signed one', KY, ['complaint']],
  ] as const)('%s', (_rule, code, types) => {
    for (const caseType of types)
      expect([
        caseType,
        received(code, { caseType, channel: code === KY ? 'letter' : 'mobile' }).status,
      ]).toEqual([caseType, 'accepted']);
  });

  it('is taken at any hour of any day: on a Sunday night like on a Monday morning (XX-02)', () => {
    const file = received(XX, {}, undefined, SUNDAY_NIGHT);
    expect(file).toMatchObject({ status: 'accepted', facts: { receivedOn: '2026-11-22' } });
  });

  it('has both its times: when the province had it and when it was passed on, so that the way is nobody’s delay (XX-04)', () => {
    expect(received(XX, {}).facts).toMatchObject({
      upstreamReceivedAt: '2026-11-16T08:59:00+08:00',
      receivedAt: '2026-11-16T09:00:00+08:00',
    });
  });
});
