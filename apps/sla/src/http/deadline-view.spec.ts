import { AClockedCase, at } from '../deadline/a-case.fixture';
import { LN, deliver, packWith } from '../deadline/stories.fixture';
import { deadlineView } from './deadline-view';

describe('an open deadline as it is shown', () => {
  it('Q69 its overdue days count to now; or to the last day that is over', () => {
    const shown = (values: Readonly<Record<string, unknown>>) => {
      const aCase = new AClockedCase(LN);
      Object.assign(aCase, { pack: packWith(LN, values) });
      deliver(aCase);
      const on = aCase.on(at('2026-03-11 10:00'));
      return deadlineView(aCase.clocks, aCase.order(), aCase.deadline('completion'), on);
    };
    expect(shown({})).toMatchObject({ state: 'missed', dueOn: '2026-03-09', overdueDays: 2 });
    expect(shown({ 'overdue.open_counts_to': 'last_working_day' })).toMatchObject({ overdueDays: 1 });
  });
});
