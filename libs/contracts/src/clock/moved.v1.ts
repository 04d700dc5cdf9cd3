import { Type } from '@sinclair/typebox';
import { defineMessage } from '../message';
import { oneOf } from '../vocabulary/words';
import { instant } from '../vocabulary/fields';

export const ClockMoved = defineMessage({
  type: 'clock.moved.v1',
  topic: 'clock.control',
  key: [],
  doc: {
    by: 'operator',
    en: 'The simulated clock was set, or set running; every service follows it. Records of other topics arrive, in law, at the simulated instant that held at their append.',
    zh: '模拟时钟被设定或开始走动，各服务同步跟随；其他主题的消息以其追加时刻对应的模拟时间为法定到达时间。',
  },
  schema: Type.Object({
    simulatedAt: instant,
    running: Type.Boolean(),
    mode: oneOf(['simulated', 'system'] as const),
  }),
  example: { simulatedAt: '2026-11-23T09:00:00+08:00', running: false, mode: 'simulated' },
});
