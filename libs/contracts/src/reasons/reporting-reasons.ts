/** Why a bulletin, a follow-up, a personnel proposal or an assessment is refused. */
export const reportingReasons = {
  'BULLETIN.PERIOD_RUNNING': {
    zh: '该期尚未结束，不能定稿',
    en: 'the period is not over; it cannot be frozen yet',
  },
  'BULLETIN.REASON_MISSING': {
    zh: '更正须说明原因',
    en: 'a correction says why it is made',
  },
  'BULLETIN.NOTHING_CHANGED': {
    zh: '数据与上一版相同，无须更正',
    en: 'the figures are those of the last version; there is nothing to correct',
  },
  'BULLETIN.UNKNOWN_VERSION': {
    zh: '没有该版次',
    en: 'there is no such version',
  },
  'FOLLOWUP.METHOD_UNKNOWN': {
    zh: '规定中没有这种回访方式',
    en: 'the regulation does not know this way of following up',
  },
  'FOLLOWUP.NOBODY_TO_ASK': {
    zh: '该期没有可以抽取的办结件',
    en: 'no completed case of the period is left to be drawn',
  },
  'FOLLOWUP.ALREADY_DRAWN': {
    zh: '所抽的件已被另一样本抽取，请重新抽取',
    en: 'a case was drawn by another sample meanwhile; draw again',
  },
  'FOLLOWUP.ALREADY_VISITED': {
    zh: '该件已回访',
    en: 'the case has been followed up',
  },
  'FOLLOWUP.ANSWER_INCONSISTENT': {
    zh: '联系到本人的须记满意度，未联系到的不得记',
    en: 'satisfaction is recorded of who was reached, and of nobody else',
  },
  'EXPORT.UNKNOWN': {
    zh: '没有这一数据集',
    en: 'there is no such dataset',
  },
  'FEED.LINE_REPEATED': {
    zh: '同一对象出现两行',
    en: 'two lines are about the same thing',
  },
  'FEED.REASON_MISSING': {
    zh: '更正导入的数据须说明原因',
    en: 'a correction of imported numbers says why it is made',
  },
  'FEED.NOTHING_CHANGED': {
    zh: '与上一版相同',
    en: 'the numbers and their source are those of the last version',
  },
  'FEED.ORG_UNKNOWN': {
    zh: '单位目录中没有该单位',
    en: 'the directory does not have this organisation',
  },
  'FEED.UNKNOWN_VERSION': {
    zh: '没有该月或该版次的数据',
    en: 'nothing was imported for this month, or not this version',
  },
  'PERSONNEL.DECIDED': {
    zh: '该建议已有决定',
    en: 'the proposal has been decided',
  },
  'ASSESSMENT.UNKNOWN': {
    zh: '规定中没有这项评比或考评，或周期不符',
    en: 'the regulation has no such contest or assessment, or not for a period of this length',
  },
  'ASSESSMENT.DECIDED': {
    zh: '该期评比或考评已有决定',
    en: 'this contest or assessment has been decided',
  },
  'ASSESSMENT.PERIOD_RUNNING': {
    zh: '该期尚未结束，不能决定',
    en: 'the period is not over; nothing can be decided yet',
  },
  'ASSESSMENT.NOT_COMPARED': {
    zh: '所选对象不在参评之列',
    en: 'who is chosen was not among those compared',
  },
  'COORDINATION.BODY_MISSING': {
    zh: '须注明代表哪一机构决定',
    en: 'say for which of the coordinating bodies it is decided',
  },
  'COORDINATION.NOT_COMPETENT': {
    zh: '该事项不由这一机构决定',
    en: 'this is not for that body to decide',
  },
  'SPOTCHECK.NOTHING_FAILED': {
    zh: '抽查未发现问题，不能通报',
    en: 'the spot check found nothing that a unit could be named for',
  },
  'SPOTCHECK.NAMED': {
    zh: '该次抽查已通报',
    en: 'the unit has been named for this spot check',
  },
  'PERSONNEL.PRIVACY_NOT_CONFIRMED': {
    zh: '列入红黑榜须先确认已考虑本人隐私',
    en: 'the red and black list needs the confirmation that privacy was weighed',
  },
} as const;
