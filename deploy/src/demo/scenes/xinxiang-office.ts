import { Problem } from '../../players/officer';
import { xinxiangConsultation as sample } from '../samples/cases';
import { caseIdOf } from '@huiying/contracts';
import { sourceOf, type Stage } from '../stage';
import type { Scene } from './scene';

interface DutyDay {
  readonly org: string;
  readonly on: string;
  readonly missed?: readonly string[];
}

/** XX: a named person looks three times a day; who never looks is on record; nobody reads what is not his. */
export const xinxiangOfficeScene: Scene = {
  title: '新乡经开区 · 值守：每个工作日早、中、晚查看，缺一次即记录；无关单位看不到当事人信息',
  shows: ['XX-06', 'XX-33', 'XX-34'],
  sameDay: true,
  async play(stage) {
    const { jurisdiction, upstreamCaseNo } = sample;
    const day = (await stage.now()).slice(0, 10);
    await looked(stage, 'xx-zrzy', day, ['09:10', '12:10']);
    await stage.nextMorning();
    await stage.clock.settle();
    const supervisor = stage.officer('supervisor', jurisdiction);
    const missed = (await supervisor.list(
      'routing',
      `/duty-log?missed=true&from=${day}&to=${day}`,
    )) as unknown;
    const ofUnit = (org: string) => (missed as DutyDay[]).find((each) => each.org === org)?.missed;
    stage.saw('XX-33', '早、中已查看，晚间未查看被记录', ofUnit('xx-zrzy')?.join() === 'evening');
    stage.saw('XX-06', '全天无人查看的单位被记录', ofUnit('xx-scjg')?.length === 3);
    const caseId = caseIdOf(sourceOf(jurisdiction), upstreamCaseNo);
    stage.saw('XX-34', '无关单位查看当事人信息被拒绝', await isDenied(stage, 'xx-scjg', caseId));
    return [];
  },
};

async function looked(stage: Stage, org: string, day: string, times: readonly string[]): Promise<void> {
  for (const time of times) {
    await stage.until(`${day}T${time}:00`);
    await stage.staffOf(org).create('routing', `/organisations/${org}/looks`, { staffNo: 'Z-01' });
  }
}

async function isDenied(stage: Stage, org: string, caseId: string): Promise<boolean> {
  const asked = stage.staffOf(org).get('intake', `/cases/${caseId}/party`);
  const refused = await asked.catch((error: unknown) => error);
  return refused instanceof Problem && refused.code === 'INTAKE.PARTY_ACCESS_DENIED';
}
