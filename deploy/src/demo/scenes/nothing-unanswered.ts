import type { Scene } from './scene';

const XINXIANG = '410772';
const ENDS = ['completed', 'refused', 'returned', 'withdrawn', 'transferred'];

/** XX-15: whatever the province has handed over has come to an end that the province was told of. */
export const nothingUnansweredScene: Scene = {
  title: '新乡经开区 · 件件有落实、事事有回应：逐件核对省平台转来的每一件的结果',
  shows: ['XX-15'],
  sameDay: true,
  async play(stage) {
    await stage.clock.settle();
    const numbers = stage.filedIn(XINXIANG);
    const unanswered = numbers.filter((no) => !ENDS.some((end) => stage.province.wasTold(no, `case.${end}`)));
    stage.saw(
      'XX-15',
      `${numbers.length} 件均有结果${unanswered.map((no) => `，${no} 没有`).join('')}`,
      numbers.length > 0 && unanswered.length === 0,
    );
    return [];
  },
};
