import { shippedCalendar } from './calendar-files';
import { explain, type ExplanationQuestion } from './explain';
import { explanationText } from './explanation-text';
import { localDate } from './local-date';

const calendar = shippedCalendar();
const local = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+08:00`);
const explained = (more: Partial<ExplanationQuestion> = {}) =>
  explain({
    startedAt: local('2026-09-28 10:12'),
    workingDays: 5,
    calendar,
    startEvent: '工单到达承办单位',
    ruleId: 'LN-36',
    article: '第十三条',
    ...more,
  });
const rows = (more: Partial<ExplanationQuestion> = {}): string[] =>
  explained(more).days.map(
    ({ date, kind, reason, runningCount }) => `${date} ${kind} ${reason} ${runningCount}`,
  );

describe('a deadline explains itself, day by day', () => {
  it('every day has its kind, whether it counts, why, and the running count', () => {
    expect(rows()).toEqual([
      '2026-09-28 工作日 start-day 0',
      '2026-09-29 工作日 counted 1',
      '2026-09-30 工作日 counted 2',
      '2026-10-01 法定节假日 holiday 2',
      '2026-10-02 法定节假日 holiday 2',
      '2026-10-03 法定节假日 holiday 2',
      '2026-10-04 法定节假日 holiday 2',
      '2026-10-05 法定节假日 holiday 2',
      '2026-10-06 法定节假日 holiday 2',
      '2026-10-07 法定节假日 holiday 2',
      '2026-10-08 工作日 counted 3',
      '2026-10-09 工作日 counted 4',
      '2026-10-10 调休上班 counted 5',
    ]);
  });

  it('in Chinese for people, with start event, article, calendar and its notice', () => {
    expect(explanationText(explained())).toBe(
      [
        '起算：工单到达承办单位，2026年9月28日10:12',
        '依据：第十三条（LN-36）',
        '期限：5个工作日',
        `日历：${calendar.version}`,
        '　　　国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
        '逐日计算：',
        '　2026-09-28 星期一 工作日：不计，起算当日不计入',
        '　2026-09-29 星期二 工作日：计入，第1个工作日',
        '　2026-09-30 星期三 工作日：计入，第2个工作日',
        '　2026-10-01 星期四 法定节假日（国庆节）：不计',
        '　2026-10-02 星期五 法定节假日（国庆节）：不计',
        '　2026-10-03 星期六 法定节假日（国庆节）：不计',
        '　2026-10-04 星期日 法定节假日（国庆节）：不计',
        '　2026-10-05 星期一 法定节假日（国庆节）：不计',
        '　2026-10-06 星期二 法定节假日（国庆节）：不计',
        '　2026-10-07 星期三 法定节假日（国庆节）：不计',
        '　2026-10-08 星期四 工作日：计入，第3个工作日',
        '　2026-10-09 星期五 工作日：计入，第4个工作日',
        '　2026-10-10 星期六 调休上班（国庆节）：计入，第5个工作日',
        '届满：2026年10月10日24:00',
      ].join('\n'),
    );
  });

  it('Q1 in the other reading the day of receipt is explained as counted', () => {
    expect(rows({ options: { countStartDay: true } })[0]).toBe('2026-09-28 工作日 counted 1');
  });

  it('pauses, extensions and the minimum after a failed check are shown where they take effect', () => {
    const question = {
      startedAt: local('2026-03-02 09:00'),
      pauses: [
        { kind: 'appeal' as const, from: local('2026-03-04 10:00'), to: local('2026-03-05 15:00') },
        { kind: 'review' as const, from: local('2026-03-12 10:00'), to: local('2026-03-12 16:00') },
      ],
      extensions: [{ workingDays: 2, grantedAt: local('2026-03-03 11:30') }],
      options: { dayEnd: '17:30' },
    };
    const text = explanationText(explained(question));
    for (const line of [
      '延期：2026年3月3日11:30批准延长2个工作日',
      '中止：申诉处理期间，自2026年3月4日10:00至2026年3月5日15:00',
      '　2026-03-04 星期三 工作日：不计，申诉处理期间期限中止',
      '　2026-03-05 星期四 工作日：计入，第2个工作日',
      '　2026-03-12 星期四 工作日：计入，第7个工作日',
      '　2026-03-13 星期五 工作日：不再计数，届满日已顺延',
      '顺延：退回重办后不少于1个工作日，届满日不早于2026年3月13日',
      '届满：2026年3月13日17:30',
    ])
      expect(text.split('\n')).toContain(line);
  });

  it('a clock that stands says since when and how much is left', () => {
    const pauses = [{ kind: 'review' as const, from: local('2026-03-04 10:00') }];
    const text = explanationText(explained({ startedAt: local('2026-03-02 09:00'), pauses }));
    expect(text).toContain('中止：提交后审核期间，自2026年3月4日10:00起，尚未恢复');
    expect(text).toContain('期限中止：自2026年3月4日起不计，恢复后尚余4个工作日');
    expect(text).not.toContain('届满');
  });

  it('Q36 an estimate says so, and names the year that is not loaded', () => {
    const text = explanationText(explained({ startedAt: local('2026-12-30 09:00'), workingDays: 2 }));
    expect(text).toContain('　2027-01-01 星期五 工作日［估算］：计入，第2个工作日');
    expect(text).toContain('暂定：2027年放假安排尚未载入，按星期一至星期五为工作日估算，载入后重新计算');
  });

  it('recomputations are told with both dates and both calendars (Q13)', () => {
    const before = { dueOn: localDate('2027-01-01'), calendarVersion: 'CN/2010-2026/00000001' };
    const after = { dueOn: localDate('2027-01-04'), calendarVersion: 'CN/2010-2027/00000002' };
    const recomputations = [{ at: local('2026-12-01 09:00'), reason: '载入2027年日历', before, after }];
    expect(explanationText(explained({ recomputations }))).toContain(
      '重算：2026年12月1日09:00，载入2027年日历，届满日由2027年1月1日（日历CN/2010-2026/00000001）' +
        '变更为2027年1月4日（日历CN/2010-2027/00000002）',
    );
  });

  it('cites the notices of the years that the count touches, amendments included, and no others', () => {
    const { sources } = explained({ startedAt: local('2019-12-30 09:00') });
    expect(sources.map(({ document }) => /国办发明电〔\d+〕\d+号/.exec(document)?.[0])).toEqual([
      '国办发明电〔2018〕15号',
      '国办发明电〔2019〕3号',
      '国办发明电〔2019〕16号',
      '国办发明电〔2020〕1号',
    ]);
  });
});
