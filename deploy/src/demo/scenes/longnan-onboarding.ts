import { refusedUnder } from './refused-under';
import type { Scene } from './scene';

/** LN-03: a unit that names no leader cannot be let in: an escalation would reach nobody. */
export const longnanOnboardingScene: Scene = {
  title: '龙南市 · 成员单位入驻：未明确分管领导、责任人、承办人和专人的，不予启用',
  shows: ['LN-03'],
  sameDay: true,
  async play(stage) {
    const supervisor = stage.officer('supervisor', '360783');
    const entry = supervisor.put('routing', '/organisations/ln-leaderless', {
      jurisdiction: '360783',
      name: '龙南市示例单位',
      kind: 'administrative',
      uscc: '11360783MB0000049Q',
      contacts: { handler: { name: '示例承办人', phone: '0000-559903' } },
      duties: [],
    });
    await refusedUnder('LN-03', entry);
    return [];
  },
};
