/** Why a case is held, refused, returned or linked when it is received. */
export const intakeReasons = {
  'INTAKE.UNKNOWN_CASE_TYPE': {
    zh: '诉求类型代码未知，保留原值，待人工判定',
    en: 'the case type code is unknown; kept raw, a person decides',
  },
  'INTAKE.UNKNOWN_CHANNEL': {
    zh: '渠道代码未知，保留原值，待人工判定',
    en: 'the channel code is unknown; kept raw, a person decides',
  },
  'INTAKE.TYPE_NOT_TAKEN': {
    zh: '本地不受理该类诉求',
    en: 'the jurisdiction does not take this type of case',
  },
  'INTAKE.OTHER_JURISDICTION': {
    zh: '不属于本地管辖',
    en: 'belongs to another jurisdiction',
  },
  'INTAKE.FILTER_NOT_PASSED': {
    zh: '省平台内容过滤未通过',
    en: 'did not pass the provincial content filter',
  },
  'INTAKE.NEEDS_SCREENING': {
    zh: '需要人工甄别',
    en: 'a person must screen it',
  },
  'INTAKE.DUPLICATE': {
    zh: '同一人就同一事项重复提交，已关联至主件',
    en: 'the same person, the same matter: linked to the first case',
  },
  'INTAKE.POSSIBLE_DUPLICATE': {
    zh: '可能是重复诉求，待人工判定',
    en: 'may be a duplicate; a person decides',
  },
  'INTAKE.UNLAWFUL_CONTENT': {
    zh: '危害国家安全、民族团结、社会秩序等内容',
    en: 'content against state security, unity or public order',
  },
  'INTAKE.ANONYMOUS': {
    zh: '匿名诉求，本地规定不予受理，待人工判定',
    en: 'anonymous, which the regulation does not take; a person decides',
  },
  'INTAKE.NO_SUBSTANCE': {
    zh: '缺乏具体内容或诉求不明',
    en: 'no concrete content, or an unclear demand',
  },
  'INTAKE.VEXATIOUS': {
    zh: '无理纠缠',
    en: 'vexatious',
  },
  'INTAKE.ABUSIVE': {
    zh: '侮辱谩骂或恶意攻击',
    en: 'abusive, or a purely malicious attack',
  },
  'INTAKE.OTHER_PROCEDURE': {
    zh: '属信访、纪检监察、复议、诉讼、仲裁等渠道',
    en: 'a matter of petition, discipline inspection, reconsideration, litigation or arbitration',
  },
  'INTAKE.EMERGENCY_LINE': {
    zh: '属 110、119、120、122 等紧急服务专线',
    en: 'a matter of the emergency lines 110, 119, 120, 122',
  },
  'INTAKE.OTHER_BODY': {
    zh: '属党委、人大、政协、法院、检察院、军队等',
    en: 'a matter of Party, congress, CPPCC, court, procuratorate or army',
  },
  'INTAKE.SECRET': {
    zh: '涉及国家秘密、商业秘密或个人隐私',
    en: 'concerns state secrets, business secrets or personal privacy',
  },
  'INTAKE.ALREADY_HANDLED': {
    zh: '已办结且无新情况、新理由',
    en: 'handled and closed, no new facts or reasons',
  },
  'INTAKE.HANDLED_ELSEWHERE': {
    zh: '已由其他诉求渠道受理或答复',
    en: 'taken or answered by another channel',
  },
  'INTAKE.NOT_OWN_POWER': {
    zh: '不属于本级行政职权',
    en: 'not within the administrative powers of this place',
  },
  'INTAKE.ELEMENTS_MISSING': {
    zh: '缺少受理所需要素',
    en: 'elements that acceptance requires are missing',
  },
  'INTAKE.IDENTITY_REQUIRED': {
    zh: '需要实名',
    en: 'a real name is required',
  },
  'INTAKE.AGAINST_LAW': {
    zh: '其他违反国家法律法规的情形',
    en: 'otherwise contrary to state law',
  },
  'INTAKE.UNSUITABLE': {
    zh: '其他不宜受理的情形',
    en: 'otherwise unsuitable',
  },
  'INTAKE.RETURNED_UPSTREAM': {
    zh: '退回省平台',
    en: 'returned to the provincial platform',
  },
  'INTAKE.TYPE_NOT_COVERED': {
    zh: '当地规定不涵盖该类诉求',
    en: 'the regulation does not cover this type of case',
  },
  'INTAKE.WITHDRAWAL_UNPROVEN': {
    zh: '撤回缺少凭证，待人工判定',
    en: 'the withdrawal comes without proof; a person decides',
  },
  'INTAKE.NOT_HELD': {
    zh: '该件不在待甄别状态',
    en: 'the case is not held for screening',
  },
  'INTAKE.RECEIVED_IN_FUTURE': {
    zh: '收到时间晚于录入时间',
    en: 'received later than it is entered',
  },
  'INTAKE.RECEIPT_DAY_MISSING': {
    zh: '信函、意见箱件须写明收到之日',
    en: 'a letter or what lay in the box needs the day on which it was received',
  },
  'INTAKE.SCAN_MISSING': {
    zh: '信函、意见箱件须附扫描件',
    en: 'a letter or what lay in the box needs its scan',
  },
  'INTAKE.RECORDING_UNANNOUNCED': {
    zh: '未先告知即录音',
    en: 'recorded without telling the caller first',
  },
  'INTAKE.NOT_SIGNED': {
    zh: '口头投诉记录尚未由投诉人核实签字',
    en: 'the record of an oral complaint has not been signed by the complainant',
  },
  'INTAKE.UNKNOWN_BEHAVIOUR': {
    zh: '投诉情形代码未知，保留原值，待人工判定',
    en: 'the code of what is complained of is unknown; kept raw, a person decides',
  },
  'INTAKE.NOTHING_MISSING': {
    zh: '该件没有待补的内容',
    en: 'nothing of the case waits to be supplied',
  },
  'INTAKE.NOT_LINKED': {
    zh: '两件没有关联',
    en: 'the cases are not linked',
  },
  'INTAKE.FALSE_OR_HARASSING': {
    zh: '虚假举报、恶意攻击或骚扰，移送公安机关',
    en: 'false, malicious or harassing; handed to the police',
  },
  'INTAKE.GROUNDS_MISSING': {
    zh: '移送须写明依据',
    en: 'handing a matter over needs the grounds',
  },
  'INTAKE.PARTY_ACCESS_DENIED': {
    zh: '无权查看当事人信息',
    en: 'this reader may not see the party',
  },
  'INTAKE.PHONE_MISSING': {
    zh: '没有当事人的电话号码',
    en: 'no telephone number of the person is known',
  },
} as const;
