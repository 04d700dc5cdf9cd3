import { shippedCalendar } from './calendar-files';
import { nextNoticeInstant, type NoticeWindow } from './notice-window';

const calendar = shippedCalendar();
const local = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}+08:00`);

describe('Q23 notices go out in the notice window, 08:30–18:00 on working days', () => {
  it.each([
    ['at night: in the morning', '03-03 00:00', '03-03 08:30'],
    ['inside the window: at once', '03-03 08:30', '03-03 08:30'],
    ['in the last millisecond: at once', '03-03 17:59:59.999', '03-03 17:59:59.999'],
    ['at closing: the next working day', '03-03 18:00', '03-04 08:30'],
    ['on Friday evening: on Monday', '03-06 20:00', '03-09 08:30'],
    ['on Saturday: on Monday', '03-07 10:00', '03-09 08:30'],
    ['on a 调休 Saturday: at once', '10-10 10:00', '10-10 10:00'],
    ['in the National Day holiday: on the first working day after it', '10-01 10:00', '10-08 08:30'],
  ])('%s', (_, at, notice) => {
    expect(nextNoticeInstant(local(at), calendar)).toBe(local(notice));
  });

  it('a pack may set another window', () => {
    const window: NoticeWindow = { from: '09:00', to: '24:00' };
    expect(nextNoticeInstant(local('03-03 08:45'), calendar, window)).toBe(local('03-03 09:00'));
    expect(nextNoticeInstant(local('03-03 23:30'), calendar, window)).toBe(local('03-03 23:30'));
  });

  it('refuses a window that does not open before it closes', () => {
    expect(() => nextNoticeInstant(0, calendar, { from: '18:00', to: '08:30' })).toThrow(
      'window is 18:00–08:30',
    );
  });
});
