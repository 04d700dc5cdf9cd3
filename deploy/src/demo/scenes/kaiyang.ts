import { kaiyangComplaint as sample } from '../samples/cases';
import { plainReply, signedBy } from '../samples/replies';
import type { Scene } from './scene';

/** KY: the complaint room assigns it and gives the person the result. */
export const kaiyangScene: Scene = {
  title: '开阳县 · 投诉：投诉室分派，首席代表签署，投诉室反馈后答复',
  shows: ['KY-34', 'KY-40', 'KY-45'],
  async play(stage) {
    const { upstreamCaseNo, jurisdiction } = sample;
    const caseId = await stage.send(sample);
    await stage.clock.settle();
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
    await stage.officer('reviewer', jurisdiction).command('routing', `/cases/${caseId}/feedback`, {
      at: await stage.now(),
      by: 'room',
      satisfaction: 'satisfied',
    });
    await stage.province.receipt(upstreamCaseNo, 'case.replied');
    await stage.province.receipt(upstreamCaseNo, 'case.completed');
    return [upstreamCaseNo];
  },
};
