import { EntryActed, EntryMade, EntrySent, bookAt } from '@huiying/testing';
import { DEPARTMENT_ACTIONS, Registry, orgOfTopic, patternOf } from './registry';

const invoke = (): Promise<void> => Promise.resolve();
const reject = { reject: invoke };
const consuming = (...contracts: (typeof EntryMade | typeof EntrySent | typeof EntryActed)[]): Registry => {
  const registry = new Registry();
  for (const contract of contracts) registry.addConsumer({ contract, aggregate: bookAt, invoke });
  return registry;
};

describe('who handles what in a service', () => {
  it('is complete and without doubles, or the service does not start', () => {
    const registry = consuming(EntryMade);
    expect(() => registry.assertConsumes([EntryMade])).not.toThrow();
    expect(() => registry.assertConsumes([EntryMade, EntrySent])).toThrow(
      'province.toy.sent.v1 is consumed by no class',
    );
    expect(() => registry.assertConsumes([])).toThrow(
      'toy.entry.made.v1 has a consumer but is not in the table',
    );
    expect(() => registry.addConsumer({ contract: EntryMade, aggregate: bookAt, invoke })).toThrow(
      'has two consumers',
    );
  });

  it('the departments’ topics are read by name, the others by the table', () => {
    expect(consuming(EntryMade, EntryActed).topics()).toEqual({ fixed: ['toy.entries'], departments: true });
  });

  it('a wait for a topic that is not read is refused', () => {
    const registry = consuming(EntryMade, EntryActed);
    expect(() => registry.assertReads(['toy.entries', 'dept.tax.actions'])).not.toThrow();
    expect(() => registry.assertReads(['toy.booked'])).toThrow('toy.booked is waited for but not read');
  });

  it('of several services on the departments’ topics one answers: by the beginning of the type, or for all the rest', () => {
    const rest = new Registry();
    rest.addRejection(DEPARTMENT_ACTIONS, reject);
    const clocks = new Registry();
    clocks.addRejection({ topic: DEPARTMENT_ACTIONS, types: ['dept.clock.'] }, reject);
    const ratings = new Registry();
    ratings.addRejection(
      { topic: DEPARTMENT_ACTIONS, types: ['dept.rating.', 'dept.order.appealed.'] },
      reject,
    );
    const answers = (type: string | undefined): boolean[] =>
      [rest, clocks, ratings].map((each) => each.rejectionOf('dept.tax.actions', type) !== undefined);
    expect(answers('dept.order.submitted.v1')).toEqual([true, false, false]);
    expect(answers('dept.clock.unheard_of.v1')).toEqual([false, true, false]);
    expect(answers('dept.rating.unheard_of.v1')).toEqual([false, false, true]);
    expect(answers('dept.order.appealed.v2')).toEqual([false, false, true]);
    expect(answers(undefined)).toEqual([true, false, false]);
  });

  it('knows the organisation of a topic', () => {
    expect(
      ['dept.tax.actions', 'dept.LN-JTJ_1.orders', 'dept..actions', 'province.cases'].map(orgOfTopic),
    ).toEqual(['tax', 'LN-JTJ_1', undefined, undefined]);
    expect(patternOf('dept.tax.actions')).toBe(DEPARTMENT_ACTIONS);
  });
});
