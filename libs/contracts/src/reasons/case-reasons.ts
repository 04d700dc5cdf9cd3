/** Why something cannot be done with a case. */
export const caseReasons = {
  'CASE.UNKNOWN': {
    zh: '没有该件',
    en: 'there is no such case',
  },
  'CASE.NOT_YET_KNOWN': {
    zh: '该件尚未送达本服务，请稍后重试',
    en: 'the case is not known here yet; try again',
  },
  'CASE.CLOSED': {
    zh: '该件已终结',
    en: 'the case has ended',
  },
  'CASE.ENDED': {
    zh: '该件已终结，不能撤回或补充；新情况请另行提交',
    en: 'the case has ended: it cannot be withdrawn or added to; new facts need a case of their own',
  },
  'CASE.ALREADY_CREATED': {
    zh: '该编号的件已创建，不能再次创建',
    en: 'the case of this number was created before',
  },
  'CASE.NOT_CREATED': {
    zh: '首个事件不是创建',
    en: 'the first event of a case must create it',
  },
  'CASE.PARKED': {
    zh: '该件有停放的消息，暂不可操作',
    en: 'the case has a parked message; nothing can be done with it now',
  },
  'CASE.WRONG_STATE': {
    zh: '该件当前状态不允许此操作',
    en: 'the state of the case does not allow this',
  },
  'CASE.WITHDRAWN': {
    zh: '该件已撤回',
    en: 'the case was withdrawn',
  },
  'CASE.APPROVAL_MISSING': {
    zh: '未写明接收单位或阅批领导',
    en: 'the receiving authority or the leader who approved is missing',
  },
  'CASE.NOT_VERIFIED': {
    zh: '投诉尚未办结或未查证属实，不能移送',
    en: 'the complaint has not ended, or was not found to be true',
  },
  'CASE.MEDIATION_TIME': {
    zh: '调解时间早于收件或晚于当前',
    en: 'the mediation is earlier than the receipt of the case or in the future',
  },
  'CASE.INSTRUCTION_AWAITED': {
    zh: '专报尚待市领导批示，批示登记前不得派单或通过审核',
    en: 'the special report waits for the leader’s instruction',
  },
  'CASE.RECORD_TIME': {
    zh: '记录时间早于收件或晚于当前',
    en: 'the time of the record is earlier than the receipt of the case or in the future',
  },
  'CASE.NOT_ANSWERED': {
    zh: '尚未答复并经审核，不得发布或转载',
    en: 'nothing is published before it was answered and reviewed',
  },
  'CASE.SECRECY_NOT_CHECKED': {
    zh: '未作保密审查，不得发布',
    en: 'secrecy was not checked',
  },
  'CASE.REDACTION_NOT_FOUND': {
    zh: '拟隐去的文字在文中不存在，请核对',
    en: 'a passage to be hidden does not occur in the text',
  },
  'CASE.NOT_PUBLISHED': {
    zh: '没有公开的答复',
    en: 'no answer of this number is published',
  },
  'CASE.CONFLICT_OF_INTEREST': {
    zh: '被投诉人或单位不得参与决定',
    en: 'who is accused may not decide',
  },
} as const;
