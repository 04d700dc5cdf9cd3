import { ratingIdOf } from '@huiying/contracts';
import { longnanForgotten } from '../../deploy/src/demo/samples/limits';
import { huianComplaint, ratingOf } from '../../deploy/src/demo/samples/cases';
import { answer, pass } from '../../deploy/src/demo/scenes/longnan-redo';
import type { Stage } from '../../deploy/src/demo/stage';

const LONGNAN = longnanForgotten.jurisdiction;
const NO = 'SECRET-2';

/** A case of Longnan in which everybody who can write anything writes `said`: the person, the unit, officers, the rater. @returns its id */
export async function saidInLongnan(stage: Stage, said: string): Promise<string> {
  const dispatcher = stage.officer('dispatcher', LONGNAN);
  const unit = stage.department('ln-csgl');
  const sample = { ...longnanForgotten, upstreamCaseNo: NO, title: said, content: `反映：${said}` };
  const caseId = await stage.send(sample);
  await stage.clock.settle();
  await dispatcher.command('routing', `/cases/${caseId}/assignment`, { lead: 'ln-csgl' });
  const { orderId } = await unit.order(caseId);
  const about = { orderId, deadlineKind: 'completion', reason: said };
  await unit.act('order.return_requested', { orderId, reason: said, legalBasis: said });
  await stage.clock.settle();
  const [asked] = await dispatcher.list('routing', `/return-requests?jurisdiction=${LONGNAN}`);
  await dispatcher.command('routing', `/orders/${orderId}/return-decision`, {
    ...{ requestId: asked?.['requestId'], granted: false, reason: said },
  });
  await dispatcher.command('routing', `/cases/${caseId}/coordination`, {
    participants: ['ln-zjj', 'ln-csgl'],
    conclusion: said,
  });
  await stage.advance('1wd');
  await unit.act('order.contacted', {
    orderId,
    contactedAt: await stage.now(),
    outcome: 'reached',
    note: said,
  });
  await unit.act('clock.extension_requested', { ...about, workingDays: 3 });
  await stage.clock.settle();
  const [request] = await dispatcher.list('sla', `/extension-requests?caseId=${caseId}`);
  await dispatcher.command('sla', `/extension-requests/${String(request?.['requestId'])}/decision`, {
    ...{ granted: true, workingDays: 3, reason: said },
    personInformedAt: await stage.now(),
  });
  await stage.advance('14wd');
  await unit.told('alert.raised', caseId);
  const supervision = await stage.officer('supervisor', LONGNAN).create('sla', '/supervisions', {
    ...{ orderId, mode: 'notice', trigger: 'overdue' },
    instruction: said,
  });
  await unit.told('supervision.issued', caseId);
  await stage
    .officer('supervisor', LONGNAN)
    .command('sla', `/supervisions/${String(supervision['supervisionId'])}/closure`, {
      ...{ outcome: 'unfinished', note: said },
    });
  await unit.act('clock.overdue_explained', about);
  const unreadable = { ...about, workingDays: 'many' };
  await unit.refusal(await unit.act('clock.extension_requested', unreadable));
  await answer(stage, orderId, said, { fault: true });
  await pass(stage, orderId);
  await stage.province.receipt(NO, 'case.completed');
  await stage.officer('reviewer', LONGNAN).command('routing', `/cases/${caseId}/publication`, {
    ...{ redactions: [], secrecyChecked: true },
  });
  await stage.rate(ratingOf(sample, 'SECRET-2-PJ', 'dissatisfied', { comment: said }));
  await unit.told('rating.bad.notified', ratingIdOf('wenzheng-ganzhou', 'SECRET-2-PJ'));
  return caseId;
}

/** The unit of a completed case of Huian and whoever rated it write `said`, also where it is not taken. */
export async function saidOfRatingInHuian(stage: Stage, upstreamCaseNo: string, said: string): Promise<void> {
  const unit = stage.department('ha-rsj');
  const ratingId = ratingIdOf('fujian-zwfw', 'SECRET-1-PJ');
  const rating = ratingOf({ ...huianComplaint, upstreamCaseNo }, 'SECRET-1-PJ', 'dissatisfied', {
    comment: said,
  });
  await stage.rate(rating);
  await unit.told('rating.bad.notified', ratingId);
  const again = {
    ...rating,
    comment: `${said}。`,
    sourceSystem: 'fujian-zwfw',
    eventSeq: 1,
    ratedAt: await stage.now(),
  };
  await stage.province.rate(again, 'reused');
  await stage.province.receipt('SECRET-1-PJ', 'message.rejected');
  const appeal = { ratingId, grounds: 'mistaken', statement: said, evidence: [{ name: `${said}.pdf` }] };
  await unit.refusal(await unit.act('rating.appealed', { ...appeal, evidence: [] }));
  await unit.refusal(await unit.act('rating.appealed', { ...appeal, grounds: 1 }));
  await unit.act('rating.appealed', appeal);
  await stage.clock.settle();
  const reviewer = stage.officer('reviewer', huianComplaint.jurisdiction);
  const [pending] = await reviewer.list('rating', '/appeals');
  await reviewer.command('rating', `/appeals/${String(pending?.['appealId'])}/decision`, {
    ...{ org: 'ha-rsj', outcome: 'stands', reason: said },
  });
  await unit.told('appeal.decided', ratingId);
}
