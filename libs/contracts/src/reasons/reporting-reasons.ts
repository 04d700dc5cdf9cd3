/** Why a bulletin, a follow-up or a personnel proposal is refused. */
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
} as const;
