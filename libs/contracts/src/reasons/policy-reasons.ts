/** Why the law as data gives no answer. */
export const policyReasons = {
  'POLICY.UNKNOWN_JURISDICTION': {
    zh: '没有该行政区划的规则包',
    en: 'no policy pack knows this division code',
  },
  'POLICY.NOT_IN_FORCE': {
    zh: '当日没有生效的规则包',
    en: 'no policy pack is in force on that day',
  },
  'POLICY.PACK_INVALID': {
    zh: '规则包草案不合格',
    en: 'the draft of a policy pack is not valid',
  },
  'POLICY.RULE_REFUSES': {
    zh: '规则不允许',
    en: 'a rule does not allow it',
  },
  'POLICY.AWAITING_CUSTOMER': {
    zh: '该参数待客户确认',
    en: "the parameter waits for the customer's confirmation",
  },
} as const;
