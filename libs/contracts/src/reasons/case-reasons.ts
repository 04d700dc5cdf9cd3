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
  'CASE.CONFLICT_OF_INTEREST': {
    zh: '被投诉人或单位不得参与决定',
    en: 'who is accused may not decide',
  },
} as const;
