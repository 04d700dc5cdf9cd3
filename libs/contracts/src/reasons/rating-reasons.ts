/** Why a rating is held, a duplicate, or an action about it is refused. */
export const ratingReasons = {
  'RATING.UNKNOWN': {
    zh: '没有该评价',
    en: 'there is no such rating',
  },
  'RATING.PART_MISSING': {
    zh: '所评的件已拆分，须写明评价的是哪一分件，待人工判定',
    en: 'the rated case was split; the part is not named, a person decides',
  },
  'RATING.UNKNOWN_SATISFACTION': {
    zh: '满意度代码未知，保留原值，待人工判定',
    en: 'the satisfaction code is unknown; kept raw, a person decides',
  },
  'RATING.UNKNOWN_CHANNEL': {
    zh: '评价渠道代码未知，保留原值，待人工判定',
    en: 'the channel code is unknown; kept raw, a person decides',
  },
  'RATING.CALL_REF_MISSING': {
    zh: '电话邀约评价缺少通话凭据，待人工判定',
    en: 'invited by telephone without the reference of the call; a person decides',
  },
  'RATING.NOT_THROUGH_COUNTY': {
    zh: '国家、省自建系统在本县大厅办理的，原则上应经本县系统评价，待人工判定',
    en: 'a service of a state or provincial system, in principle rated through the county; a person decides',
  },
  'RATING.UNKNOWN_OPTION': {
    zh: '评价选项代码不在其版本内，保留原值，待人工判定',
    en: 'the option code is not in its version; kept raw, a person decides',
  },
  'RATING.NOT_BY_STAFF': {
    zh: '工作人员不得代替群众评价或自我评价',
    en: 'staff neither rate in the place of a person nor themselves',
  },
  'RATING.PROOF_MISSING': {
    zh: '缺少评价表或记录的扫描件',
    en: 'the scan of the form or record is missing',
  },
  'RATING.RATER_UNKNOWN': {
    zh: '请求未经网关，来源不明，无法限制重复评价',
    en: 'the request did not come through the gateway, so repetition cannot be limited',
  },
  'RATING.QR_NOT_KNOWN': {
    zh: '当地不设静态二维码',
    en: 'static QR codes are not offered here',
  },
  'RATING.QR_NEEDS_SERVICE': {
    zh: '动态二维码须绑定办件或诉求件',
    en: 'a dynamic code is bound to a service or a case',
  },
  'RATING.QR_EXPIRED': {
    zh: '二维码已过期',
    en: 'the QR code has expired',
  },
  'RATING.QR_WITHDRAWN': {
    zh: '二维码已停用',
    en: 'the QR code was withdrawn',
  },
  'RATING.QR_USED': {
    zh: '二维码已使用',
    en: 'the QR code was used',
  },
  'RATING.QR_LIMIT': {
    zh: '今日评价次数已达上限',
    en: 'no more ratings by this code today',
  },
  'RATING.ALREADY_CREATED': {
    zh: '该编号的评价已创建，不能再次创建',
    en: 'the rating of this number was created before',
  },
  'RATING.NOT_CREATED': {
    zh: '首个事件不是创建',
    en: 'the first event of a rating must create it',
  },
  'RATING.DUPLICATE': {
    zh: '该次服务已评价',
    en: 'this service was rated before',
  },
  'RATING.NO_SERVICE': {
    zh: '没有对应的服务事项',
    en: 'there is no service that was rated',
  },
  'RATING.CASE_NOT_ARRIVED': {
    zh: '所评的件尚未到达，评价在等待',
    en: 'the rated case has not arrived; the rating waits',
  },
  'RATING.CASE_NOT_REPLIED': {
    zh: '所评的件尚未答复',
    en: 'the rated case has not been replied to',
  },
  'RATING.DEFAULT_NOT_COUNTED': {
    zh: '系统默认评价，不计入',
    en: 'a default rating of the system: never counted',
  },
  'RATING.WRONG_STATE': {
    zh: '评价当前状态不允许此操作',
    en: 'the state of the rating does not allow this',
  },
  'RATING.NOT_CONCERNED': {
    zh: '评价不涉及该单位',
    en: 'the rating does not concern this organisation',
  },
  'RATING.APPEAL_NOT_ALLOWED': {
    zh: '当地规定没有申诉程序',
    en: 'this regulation knows no appeal',
  },
  'RATING.APPEAL_TOO_LATE': {
    zh: '超过申诉期限',
    en: 'the time for an appeal is over',
  },
  'RATING.APPEAL_PENDING': {
    zh: '已有未决的申诉',
    en: 'an appeal is already open',
  },
  'RATING.MALICIOUS': {
    zh: '恶意差评',
    en: 'a malicious bad rating',
  },
  'RATING.MISTAKEN': {
    zh: '误评',
    en: 'rated by mistake',
  },
  'RATING.FRAUDULENT': {
    zh: '弄虚作假的评价',
    en: 'a fraudulent rating',
  },
  'RATING.STATEMENT_MISSING': {
    zh: '缺少情况说明',
    en: 'the statement is missing',
  },
  'RATING.RECTIFICATION_INCOMPLETE': {
    zh: '整改材料不完整',
    en: 'the rectification is incomplete',
  },
  'RATING.RECTIFICATION_NOT_KNOWN': {
    zh: '当地规定没有差评整改程序',
    en: 'this regulation knows no rectification of a bad rating',
  },
  'RATING.RECTIFICATION_PENDING': {
    zh: '已提交的整改正在审核',
    en: 'a rectification is under review',
  },
  'RATING.RECTIFIED': {
    zh: '差评已完成整改',
    en: 'the bad rating has been rectified',
  },
  'RATING.NOT_RECTIFIED': {
    zh: '整改尚未提交或尚未通过审核',
    en: 'no rectification has been submitted or accepted',
  },
  'RATING.PERSON_TOLD': {
    zh: '已将结果告知评价人',
    en: 'the person has been told the result',
  },
  'RATING.TELLING_NOT_OWED': {
    zh: '当地规定不以告知为准，或评价人匿名，无从告知',
    en: 'the regulation does not count the telling, or the rater is not known',
  },
  'RATING.LEDGER_NOT_KNOWN': {
    zh: '当地规定没有整改台账',
    en: 'this regulation knows no ledger of rectifications',
  },
  'RATING.LEDGER_USED': {
    zh: '已列入台账，期限不再变更',
    en: 'it is in the ledger already; its limit stands',
  },
  'RATING.COMPLEXITY_TOO_LATE': {
    zh: '超过申报复杂程度的期限',
    en: 'the time to declare the complexity is over',
  },
  'RATING.FOLLOWED_UP': {
    zh: '已回访并有结果',
    en: 'the person has been asked again, with an outcome',
  },
  'RATING.APPEAL_IN_WRITING': {
    zh: '申诉须由工作人员本人书面提出',
    en: 'the member of staff concerned appeals in writing, not in the system',
  },
  'RATING.APPEAL_IN_SYSTEM': {
    zh: '申诉须由单位在系统内提出',
    en: 'the department appeals in the system, not on paper',
  },
  'RATING.APPEAL_EVIDENCE_MISSING': {
    zh: '申诉未附佐证材料',
    en: 'the appeal refers to no document',
  },
  'RATING.APPEAL_USED': {
    zh: '已申诉一次，不再受理',
    en: 'the rating was appealed before; there is one appeal',
  },
  'RATING.APPEAL_DECIDED': {
    zh: '申诉已作出决定',
    en: 'the appeal has been decided',
  },
  'RATING.APPEAL_OUTCOME': {
    zh: '该决定或理由不符合当地规定',
    en: 'the regulation does not know this outcome or this reason for it',
  },
  'RATING.APPEAL_NOT_DECIDED': {
    zh: '申诉尚未决定',
    en: 'the appeal has not been decided',
  },
  'RATING.APPLICANT_TOLD': {
    zh: '已告知申请人',
    en: 'the applicant has been told',
  },
  'RATING.DECISION_SILENT': {
    zh: '逾期未作出决定，按规定视为撤销',
    en: 'the limit of the decision has passed, which counts as a revocation here',
  },
  'RATING.REVIEW_NOT_KNOWN': {
    zh: '当地规定没有主动复核程序',
    en: 'this regulation knows no review of its own motion',
  },
  'RATING.REVIEW_FINISHED': {
    zh: '复核已完成',
    en: 'the review has been finished',
  },
  'RATING.REVIEW_INCOMPLETE': {
    zh: '复核须就规定的每一方面作出结论',
    en: 'the review needs a finding on each aspect of the regulation and on no other',
  },
  'RATING.ANNULMENT_REVERSED': {
    zh: '撤销或不予采纳的决定已被更正，评价恢复计入',
    en: 'the annulment was reversed; the rating counts again',
  },
  'RATING.CRITERIA_MISSING': {
    zh: '质检标准未逐项确认或未达到',
    en: 'a criterion of the check is not stated or not met',
  },
  'RATING.NOT_ESCALATED': {
    zh: '该机构未被告知此件',
    en: 'this body was told nothing about it',
  },
  'RATING.ESCALATION_SEEN': {
    zh: '该机构已阅知',
    en: 'this body has taken note',
  },
  'RATING.REDO_LIMIT_REACHED': {
    zh: '重办次数已达上限',
    en: 'no further redo is allowed',
  },
  'RATING.STILL_CONCENTRATED': {
    zh: '有效差评仍达到集中的标准，须整改',
    en: 'as many bad ratings stand as make a concentration',
  },
  'RATING.ACTION_NOT_OFFERED': {
    zh: '本平台暂不受理该项操作，原件已加密留存',
    en: 'this version does not take this action; it has been kept and can be handed in again',
  },
} as const;
