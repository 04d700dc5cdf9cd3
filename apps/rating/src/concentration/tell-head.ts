import {
  NoticeSms,
  ToDeptRatingConcentrated,
  event,
  formatTime,
  windowHeadRefOf,
  phoneRefOf,
  type OutgoingEvent,
} from '@huiying/contracts';
import { defined } from '../rating/rating-facts';
import type { Concentration, ConcentrationTask } from './concentration';

/**
 * The department has the task on its topic, and the head of the window is written to. Whose telephone it is the directory
 * knows; of ratings without a window the handler of the department is written to.
 */
export function tellHead(of: Concentration, task: ConcentrationTask): OutgoingEvent[] {
  const { concentrationId, jurisdiction, org, staffNo } = of;
  const { no, windowNo, ratingIds, limit, ruleId, openedAt } = task;
  const about = { subject: concentrationId, jurisdiction };
  const role = windowNo === undefined ? 'handler' : 'window_head';
  const told = {
    ...{ concentrationId, task: no, ratingIds: [...ratingIds], days: limit.days },
    ...{
      on: staffNo === undefined ? ('department' as const) : ('staff' as const),
      openedAt: formatTime(openedAt),
    },
    ...defined({ windowNo, ruleId }),
  };
  const written = {
    ...{ aboutKind: 'rating' as const, aboutId: ratingIds.at(-1) ?? concentrationId, orgCode: org },
    ...{ recipientRole: role, template: 'notice.rating_concentration' },
    phoneRef:
      windowNo === undefined ? phoneRefOf({ org, jurisdiction }, 'handler') : windowHeadRefOf(org, windowNo),
    params: { count: String(ratingIds.length), days: String(limit.days), windowNo: windowNo ?? '未注明' },
    ...defined({ ruleId }),
  };
  return [
    event(ToDeptRatingConcentrated, { ...about, org, data: told }),
    event(NoticeSms, { ...about, data: written }),
  ];
}
