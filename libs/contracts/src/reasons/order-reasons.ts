/** Why an action on a work order is refused. */
export const orderReasons = {
  'ORDER.UNKNOWN': {
    zh: '没有该交办单',
    en: 'there is no such work order',
  },
  'ORDER.NOT_HELD': {
    zh: '该单位不持有该交办单',
    en: 'this organisation does not hold the work order',
  },
  'ORDER.WRONG_STATE': {
    zh: '交办单当前状态不允许此操作',
    en: 'the state of the work order does not allow this',
  },
  'ORDER.ALREADY_DONE': {
    zh: '此前已办理该操作',
    en: 'this was done before',
  },
  'ORDER.WITHDRAWN': {
    zh: '交办单已撤回',
    en: 'the work order was withdrawn',
  },
  'ORDER.COMPLAINT_REVOKED': {
    zh: '投诉经申诉已撤销，不得认定属实',
    en: 'the complaint was revoked on appeal and cannot be upheld',
  },
  'ORDER.CONTACT_BEFORE_ASSIGNMENT': {
    zh: '联系时间早于交办时间',
    en: 'the contact is earlier than the assignment',
  },
  'ORDER.CONTACT_IN_FUTURE': {
    zh: '联系时间晚于消息到达时间',
    en: 'the contact is later than the arrival of the message',
  },
  'ORDER.CONTACT_NOT_ALLOWED': {
    zh: '当地规定没有先行联系程序',
    en: 'this regulation knows no first contact',
  },
  'ORDER.ACCEPTANCE_NOT_ALLOWED': {
    zh: '该类交办单没有受理环节',
    en: 'work orders of this type have no acceptance step',
  },
  'ORDER.ACCEPTANCE_MISSING': {
    zh: '尚未作出受理决定',
    en: 'acceptance has not been decided',
  },
  'ORDER.COMPLEXITY_NOT_ALLOWED': {
    zh: '当地规定没有复杂程度认定',
    en: 'this regulation knows no declaration of complexity',
  },
  'ORDER.COMPLEXITY_TOO_LATE': {
    zh: '复杂程度认定已过期限',
    en: 'it is too late to declare the complexity',
  },
  'ORDER.REPLY_ELEMENTS_MISSING': {
    zh: '答复缺少规定要素',
    en: 'the reply lacks required elements',
  },
  'ORDER.SIGN_OFF_MISSING': {
    zh: '缺少规定的负责人审签',
    en: 'the required sign-off is missing',
  },
  'ORDER.SIGN_OFF_ROLE': {
    zh: '审签人职务不符合规定',
    en: 'the sign-off is not by the required role',
  },
  'ORDER.REDO_CLASS_MISSING': {
    zh: '缺少重办类别',
    en: 'the class of the redo is missing',
  },
  'ORDER.REVIEW_NOT_DUE': {
    zh: '交办单不在待审核状态',
    en: 'the work order is not waiting for its check',
  },
  'ORDER.CRITERIA_MISSING': {
    zh: '审核标准未全部说明',
    en: 'not all criteria of the check are stated',
  },
  'ORDER.CO_ORDERS_OPEN': {
    zh: '尚有协办单位未答复',
    en: 'a co-handler has not answered yet',
  },
  'ORDER.STATEMENT_MISSING': {
    zh: '缺少书面履责意见',
    en: 'the written statement of duty performed is missing',
  },
  'ORDER.REASON_MISSING': {
    zh: '未说明不通过的理由',
    en: 'the reason of a failed check is missing',
  },
  'ORDER.FEEDBACK_NOT_DUE': {
    zh: '没有待反馈的答复',
    en: 'no reply waits to be given to the person',
  },
  'ORDER.SATISFACTION_MISSING': {
    zh: '直接答复未注明满意度',
    en: 'the satisfaction was not noted with a direct answer',
  },
  'ORDER.FEEDBACK_EVIDENCE_MISSING': {
    zh: '缺少当事人签字或电话记录',
    en: 'the signature or the call note is missing',
  },
  'ORDER.SUGGESTIONS_NOT_ASKED': {
    zh: '未征询意见或建议',
    en: 'the person was not asked for suggestions',
  },
  'ORDER.FEEDBACK_TIME': {
    zh: '反馈时间早于答复或晚于当前',
    en: 'the time of the feedback is before the reply or in the future',
  },
  'ORDER.FAULT_FINDING_NOT_DUE': {
    zh: '未经重办或已认定，无从认定责任',
    en: 'there was no redo, or the fault has been judged already',
  },
  'ORDER.NOT_UNSATISFIED_AFTER_REDO': {
    zh: '该评价不是本件重办后的不满意评价，不能据以认定',
    en: 'the rating is none of this case that was dissatisfied after the redo',
  },
  'ORDER.REPLY_CONTAINED': {
    zh: '答复文本已随件封控，请退回重报',
    en: 'the reply was contained with its case; send it back, so that the unit answers again',
  },
} as const;
