/** Why what is recorded or decided of an incident of integrity is refused. */
export const integrityReasons = {
  'INTEGRITY.KIND_NOT_KNOWN': {
    zh: '当地规定没有该类情形',
    en: 'this regulation knows no such incident',
  },
  'INTEGRITY.EVIDENCE_MISSING': {
    zh: '由线索而来的，须注明所涉评价',
    en: 'what a signal has shown names the ratings',
  },
  'INTEGRITY.DECIDED': {
    zh: '已经作出认定',
    en: 'the incident was decided',
  },
  'INTEGRITY.NO_UNIT': {
    zh: '未注明单位，不能通报',
    en: 'no unit is recorded that could be named',
  },
  'INTEGRITY.NOT_FOUNDED': {
    zh: '未认定属实，不得处理或移送',
    en: 'it was not found true; nothing follows from it',
  },
  'INTEGRITY.MEASURE_NOT_KNOWN': {
    zh: '当地规定对该情形没有此项处理',
    en: 'this regulation knows no such measure for it',
  },
  'INTEGRITY.RECORD_OFF': {
    zh: '个人信用记录未启用',
    en: 'the credit record of persons is switched off',
  },
  'INTEGRITY.NOT_REPEATED': {
    zh: '同一人经认定的恶意评价未达次数',
    en: 'one person’s malice was not decided often enough',
  },
  'INTEGRITY.PRIVACY_NOT_CONFIRMED': {
    zh: '须确认已考虑个人信息保护',
    en: 'say that the privacy of the person was weighed',
  },
  'INTEGRITY.REFERRED': {
    zh: '已经移送',
    en: 'it was referred before',
  },
} as const;
