import { kaiyangComplaint as sample } from '../samples/cases';
import { plainReply, signedBy } from '../samples/replies';
import { refusedUnder } from './refused-under';
import type { Scene } from './scene';

/** KY: the complaint room assigns it and gives the person the result. */
export const kaiyangScene: Scene = {
  title: '开阳县 · 投诉：投诉室分派，首席代表签署，投诉室反馈后答复',
  shows: ['KY-03', 'KY-34', 'KY-36', 'KY-40', 'KY-44', 'KY-45', 'KY-48'],
  async play(stage) {
    const { upstreamCaseNo, jurisdiction } = sample;
    const caseId = await stage.send(sample);
    await stage.clock.settle();
    const isAccepted = stage.province.wasTold(upstreamCaseNo, 'case.accepted');
    stage.saw('KY-03', '反映窗口工作人员作风的投诉予以受理', isAccepted);
    await stage
      .officer('dispatcher', jurisdiction)
      .command('routing', `/cases/${caseId}/assignment`, { lead: 'ky-gaj' });
    const unit = stage.department('ky-gaj');
    const { orderId } = await unit.order(caseId);
    await stage.advance('1wd');
    await unit.act('order.submitted', {
      orderId,
      reply: plainReply('经查属实，已批评教育并落实替岗制度。'),
      signOff: signedBy('chief_representative', await stage.now()),
      upheld: true,
    });
    await stage.clock.settle();
    await stage.advance('1h');
    const repliedBefore = stage.province.wasTold(upstreamCaseNo, 'case.replied');
    const at = await stage.now();
    const feedback = (suggestionsAsked: boolean): Promise<unknown> =>
      stage.officer('reviewer', jurisdiction).command('routing', `/cases/${caseId}/feedback`, {
        ...{ at, by: 'room', satisfaction: 'satisfied', suggestionsAsked },
      });
    await refusedUnder('KY-48', feedback(false));
    await feedback(true);
    await stage.province.receipt(upstreamCaseNo, 'case.replied');
    stage.saw('KY-44', '投诉室反馈之前结果不告知当事人，反馈之后即告知', !repliedBefore);
    const { data } = await stage.province.receipt(upstreamCaseNo, 'case.completed');
    stage.saw('KY-36', '网上投诉由首席代表查处、投诉室反馈，五个工作日内办结', data['onTime'] === true);
    return [upstreamCaseNo];
  },
};
