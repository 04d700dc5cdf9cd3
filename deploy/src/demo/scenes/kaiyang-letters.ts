import { kaiyangLetter } from '../samples/kaiyang';
import type { Scene } from './scene';

/** KY-27: every letter is entered by itself; with a name or without, it is taken up; real names come first in the list. */
export const kaiyangLettersScene: Scene = {
  title: '开阳县 · 来信：逐件扫描登记，署名匿名同样受理，实名件排在前面',
  shows: ['KY-27'],
  sameDay: true,
  async play(stage) {
    const clerk = stage.officer('clerk', kaiyangLetter.jurisdiction);
    const receivedAt = (await stage.now()).slice(0, 19);
    await stage.advance('1h');
    const enter = (content: string, party: object) =>
      clerk.create('intake', '/cases', { ...kaiyangLetter, content, receivedAt, party });
    const anonymous = await enter('十二号窗口上周三下午无人，等到下班也没有办成。', { anonymous: true });
    await stage.advance('1h');
    const named = await enter('十五号窗口人员态度生硬，材料往台面一扔，请教育改正。', {
      ...{ name: '示例来信人', phone: '13800006003', realName: true },
    });
    await stage.clock.settle();
    const register = await clerk.list('intake', '/register?channel=letter');
    const order = register.map(({ caseNo }) => caseNo);
    stage.saw(
      'KY-27',
      `两封来信分别编号 ${String(anonymous['caseNo'])}、${String(named['caseNo'])}，后登记的实名件列前`,
      [anonymous, named].every(({ status }) => status === 'accepted') &&
        order.join() === [named['caseNo'], anonymous['caseNo']].join(),
    );
    return [String(anonymous['caseNo']), String(named['caseNo'])];
  },
};
