/** Why a deadline, an extension or a calendar cannot be what was asked. */
export const slaReasons = {
  'SLA.EXTENSION_NOT_ALLOWED': {
    zh: '当地规定没有延期程序',
    en: 'this regulation knows no extension',
  },
  'SLA.EXTENSION_TOO_LATE': {
    zh: '延期须在期限届满前申请',
    en: 'an extension must be requested before the deadline',
  },
  'SLA.EXTENSION_LIMIT_REACHED': {
    zh: '延期次数已达上限',
    en: 'no further extension is allowed',
  },
  'SLA.EXTENSION_TOO_LONG': {
    zh: '延期超过规定的最长时间',
    en: 'longer than the regulation allows',
  },
  'SLA.EXTENSION_PENDING': {
    zh: '已有未决的延期申请',
    en: 'an extension request is already open',
  },
  'SLA.EXTENSION_NOT_OPEN': {
    zh: '没有待决的延期申请',
    en: 'there is no open extension request with this id',
  },
  'SLA.DEADLINE_UNKNOWN': {
    zh: '没有该期限',
    en: 'there is no such deadline',
  },
  'SLA.DEADLINE_CLOSED': {
    zh: '该期限已终结',
    en: 'the deadline has ended',
  },
  'SLA.PERSON_NOT_INFORMED': {
    zh: '未告知诉求人延期',
    en: 'the person was not told of the extension',
  },
  'SLA.NOT_OVERDUE': {
    zh: '该期限未超期',
    en: 'the deadline is not overdue',
  },
  'SLA.SUPERVISION_NOT_KNOWN': {
    zh: '当地规定没有此种督办',
    en: 'this regulation knows no such supervision',
  },
  'SLA.SUPERVISION_OPEN': {
    zh: '该交办单已在督办中',
    en: 'the work order is under supervision already',
  },
  'SLA.SUPERVISION_CLOSED': {
    zh: '督办已结束',
    en: 'the supervision has been closed',
  },
  'SLA.SUPERVISION_PERIOD': {
    zh: '督办期限缺失、重复或不由督办人确定',
    en: 'the period is missing, given twice, or not for the supervisor to set',
  },
  'SLA.INSTRUCTION_MISSING': {
    zh: '缺少批示或督办要求',
    en: 'the instruction is missing',
  },
  'SLA.FAULT_NOT_FOUND': {
    zh: '未认定属于承办单位原因',
    en: 'nobody has found it to be the fault of the unit',
  },
  'SLA.CALENDAR_YEAR_MISSING': {
    zh: '该年度日历未加载，期限为暂定',
    en: 'the calendar of that year is not loaded; the deadline is provisional',
  },
  'SLA.CALENDAR_INVALID': {
    zh: '日历内容无效',
    en: 'the calendar is not valid',
  },
} as const;
