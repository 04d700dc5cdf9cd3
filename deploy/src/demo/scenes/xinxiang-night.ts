import { caseIdOf } from '@huiying/contracts';
import { xinxiangAtNight } from '../samples/xinxiang';
import { sourceOf } from '../stage';
import { xinxiangReplies } from './limits-elsewhere';
import { refusedUnder } from './refused-under';
import type { Scene } from './scene';

/** XX: filed in the middle of the night, passed on within minutes, and of one of the kinds that the regulation knows. */
export const xinxiangNightScene: Scene = {
  title: '新乡经开区 · 深夜提交：全天候接收并即时转交，按咨询、投诉、建议分类；不能改为本办法没有的类型',
  shows: ['XX-02', 'XX-03', 'XX-04'],
  async play(stage) {
    const { jurisdiction } = xinxiangAtNight[0];
    await stage.advance('17h'); // two o'clock at night
    const filedAt = await stage.now();
    const cases = await Promise.all(xinxiangAtNight.map((sample) => stage.send(sample)));
    const numbers = xinxiangAtNight.map(({ upstreamCaseNo }) => upstreamCaseNo);
    const accepted = await Promise.all(numbers.map((no) => stage.province.receipt(no, 'case.accepted')));
    const atOnce = accepted.every(({ time }) => Date.parse(time) - Date.parse(filedAt) < 60_000);
    stage.saw('XX-02', `${filedAt.slice(11, 16)} 提交，当即登记受理`, atOnce);
    const [consultation = ''] = numbers;
    const caseId = caseIdOf(sourceOf(jurisdiction), consultation);
    const { facts } = await stage.officer('clerk', jurisdiction).get('intake', `/cases/${caseId}`);
    const { upstreamReceivedAt } = facts as { readonly upstreamReceivedAt?: string };
    stage.saw(
      'XX-04',
      '省平台只转交不办理：记有省平台收到时刻，办理在本地',
      upstreamReceivedAt !== undefined,
    );
    const reclassified = stage
      .officer('dispatcher', jurisdiction)
      .command('intake', `/cases/${caseId}/reclassification`, {
        caseType: 'report',
        reason: '来件称系举报。',
      });
    await refusedUnder('XX-03', reclassified);
    await stage.advance('7h'); // the working day begins
    for (const each of cases) await xinxiangReplies(stage, each);
    for (const no of numbers) await stage.province.receipt(no, 'case.completed');
    return numbers;
  },
};
