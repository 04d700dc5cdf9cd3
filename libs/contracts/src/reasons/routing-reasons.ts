/** Why an assignment or a return is not possible. */
export const routingReasons = {
  'ROUTING.NO_OWNER': {
    zh: '没有单位负责该事项，待人工分派',
    en: 'no organisation has this duty; a dispatcher decides',
  },
  'ROUTING.SEVERAL_OWNERS': {
    zh: '多个单位负责该事项，待人工分派',
    en: 'several organisations have this duty; a dispatcher decides',
  },
  'ROUTING.ACCUSED_UNIT': {
    zh: '不得分派给被投诉单位',
    en: 'the accused unit may not handle it',
  },
  'ROUTING.ORG_UNKNOWN': {
    zh: '目录中没有该单位',
    en: 'the directory has no such organisation',
  },
  'ROUTING.ORG_NOT_ACTIVE': {
    zh: '该单位尚未启用或已停用',
    en: 'the organisation is not active',
  },
  'ROUTING.ORG_OTHER_JURISDICTION': {
    zh: '该单位属于其他行政区划',
    en: 'the organisation belongs to another jurisdiction',
  },
  'ROUTING.ALREADY_ASSIGNED': {
    zh: '已分派',
    en: 'already assigned',
  },
  'ROUTING.HOLDS_AN_ORDER': {
    zh: '该单位在本件已有工单，应先免除办理或改选单位',
    en: 'the organisation holds an order of this case already',
  },
  'ROUTING.NOT_ASSIGNABLE': {
    zh: '该件当前不可分派',
    en: 'the case cannot be assigned now',
  },
  'ROUTING.RETURN_NOT_ALLOWED': {
    zh: '当地规定没有退回程序',
    en: 'this regulation knows no return',
  },
  'ROUTING.RETURN_TOO_LATE': {
    zh: '超过退回申请期限',
    en: 'the time for a return request is over',
  },
  'ROUTING.RETURN_PENDING': {
    zh: '已有未决的退回申请',
    en: 'a return request is already open',
  },
  'ROUTING.RETURN_NOT_OPEN': {
    zh: '没有待决的退回申请',
    en: 'there is no open return request with this id',
  },
  'ROUTING.RETURN_LIMIT_REACHED': {
    zh: '退回次数已达上限',
    en: 'no further return is allowed',
  },
  'ROUTING.NOT_LEAD': {
    zh: '仅主办单位可办理此操作',
    en: 'only the lead organisation may do this',
  },
  'ROUTING.NEEDS_CONFIRMATION': {
    zh: '拟办单位待分派人员确认',
    en: 'the proposal waits for a dispatcher',
  },
  'ROUTING.RETURNED': {
    zh: '退回已同意，待重新分派',
    en: 'a return was granted; a dispatcher assigns it anew',
  },
  'ROUTING.COORDINATION_MISSING': {
    zh: '多次退回的，须先协调并记录',
    en: 'returned more than once: a coordination must be recorded first',
  },
  'ROUTING.CONTACT_MISSING': {
    zh: '单位缺少规定的联系人',
    en: 'the organisation lacks a contact that the rules demand',
  },
  'ORDER.PAPER_COPY_BEFORE_REPLY': {
    zh: '尚未提交办理情况，不能登记纸质版',
    en: 'there is no reply yet that a paper copy could be of',
  },
  'ORDER.PAPER_COPY_IN_FUTURE': {
    zh: '纸质版送达时间晚于登记时间或早于派单时间',
    en: 'deliveredAt is later than now, or earlier than the assignment',
  },
  'ROUTING.NOT_CO_HANDLER': {
    zh: '仅协办单位可免除办理',
    en: 'only a co-handler can be excused',
  },
} as const;
