import { longnanEmergency as sample } from '../samples/cases';
import type { Scene } from './scene';

/** LN-14: the only matter that the system refuses alone, at once, with where to turn. */
export const longnanEmergencyScene: Scene = {
  title: '龙南市 · 紧急事项：系统即时不予受理并引导至紧急服务专线',
  shows: ['LN-14'],
  async play(stage) {
    await stage.send(sample);
    await stage.province.receipt(sample.upstreamCaseNo, 'case.refused');
    return [sample.upstreamCaseNo];
  },
};
