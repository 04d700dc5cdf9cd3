import {
  AppealDecided,
  AssignedCaseWithdrawn,
  CaseAccepted,
  DeadlineClosed,
  DeadlineSet,
  RatingRecorded,
  RedoOrdered,
} from '@huiying/contracts';
import type { DataOf } from '@huiying/contracts';
import { draftOfValues, loadPolicies } from '@huiying/policy';
import { startReportingDatabase } from '../../test/reporting-database';
import type { ReportingDatabase } from '../../test/reporting-database';
import { told } from '../../test/told';
import { indicators } from '../indicators/catalogue';
import { periodOf } from '../indicators/period';
import type { Dimension } from '../indicators/source';
import * as aCase from '../projections/case-fact';
import * as deadline from '../projections/deadline-fact';
import * as rating from '../projections/rating-fact';
import { readingsOf } from '../projections/readings';
import type { Readings } from '../projections/readings';
import { Figures } from './figures';

jest.setTimeout(60_000);

let database: ReportingDatabase;
let figures: Figures;
beforeAll(async () => {
  database = await startReportingDatabase();
  figures = new Figures(database.reader);
}, 60_000);
afterAll(() => database.stop());

const pack = loadPolicies().inForce('360783', '2026-10-08')!;
const read = (values: Readonly<Record<string, unknown>>): Readings =>
  readingsOf(loadPolicies().drafted(draftOfValues(pack, values)).inForce('360783', '2026-10-08'));

/** Each story has a jurisdiction of its own, so that nothing of another one is counted. */
let stories = 0;
class Story {
  readonly jurisdiction = `99${String((stories += 1)).padStart(4, '0')}`;
  readonly envelope = { jurisdiction: this.jurisdiction };
  constructor(private readonly readings: Readings) {}

  async withdrawnWhenOverdue(caseId: string): Promise<void> {
    const id = `${this.jurisdiction}-${caseId}`;
    const about = { caseId: id, jurisdiction: this.jurisdiction };
    const taken = aCase.accepted(
      undefined,
      told(CaseAccepted, { ...about, acceptedAt: '2026-10-08T09:00:00+08:00' }),
    );
    const said = { caseId: id, withdrawnAt: '2026-10-23T09:00:00+08:00' };
    const withdrawn = aCase.withdrawnAfterAssignment(taken, told(AssignedCaseWithdrawn, said), this.readings);
    await database.insert('case_fact', id, withdrawn);
    const clock = {
      ...about,
      deadlineId: `${id}:d`,
      orderId: `${id}:o`,
      org: 'a',
      kind: 'completion',
    } as const;
    const due = { dueAt: '2026-10-22T23:59:59.999+08:00', dueOn: '2026-10-22' };
    const running = deadline.running(undefined, told(DeadlineSet, { ...clock, ...due }, this.envelope));
    const overdue = deadline.fallDue(running, deadline.tooLateFrom(running));
    const closing = { ...clock, dueAt: due.dueAt, state: 'superseded', closedAt: said.withdrawnAt } as const;
    await database.insert(
      'deadline_fact',
      `${id}:d`,
      deadline.closed(overdue, told(DeadlineClosed, closing, this.envelope)),
    );
  }

  async rated(
    ratingId: string,
    said: Partial<DataOf<typeof RatingRecorded>>,
    ...then: Told[]
  ): Promise<void> {
    const id = `${this.jurisdiction}-${ratingId}`;
    const caseId = `${this.jurisdiction}-case`;
    const data = { ratingId: id, caseId, jurisdiction: this.jurisdiction, org: 'a', counted: true, ...said };
    const recorded = rating.recorded(undefined, told(RatingRecorded, data, this.envelope), this.readings);
    await database.insert(
      'rating_fact',
      id,
      then.reduce((fact, next) => next(fact, id), recorded),
    );
  }

  /** The original was kept; the redo that followed was not. */
  async redoneLate(caseId: string): Promise<void> {
    const id = `${this.jurisdiction}-${caseId}`;
    const about = { caseId: id, jurisdiction: this.jurisdiction };
    const clock = { ...about, orderId: `${id}:o`, org: 'a', aboutKind: 'case' } as const;
    const due = { dueAt: '2026-10-22T23:59:59.999+08:00', dueOn: '2026-10-22' };
    const ended = (kind: 'completion' | 'redo', state: 'met' | 'missed') =>
      told(
        DeadlineClosed,
        { ...clock, ...due, deadlineId: `${id}:${kind}`, kind, state, closedAt: '2026-10-22T10:00:00+08:00' },
        this.envelope,
      );
    const set = told(
      DeadlineSet,
      { ...clock, ...due, deadlineId: `${id}:d`, kind: 'completion' },
      this.envelope,
    );
    const kept = deadline.closed(deadline.running(undefined, set), ended('completion', 'met'));
    await database.insert('deadline_fact', `${id}:d`, kept);
    const taken = aCase.accepted(undefined, told(CaseAccepted, about));
    await database.insert('case_fact', id, aCase.laterMissed(taken, ended('redo', 'missed'), this.readings));
  }

  async figure(id: string, period = '2026-10', by: Dimension = 'jurisdiction') {
    const chosen = indicators.filter((each) => each.id === id);
    const rows = await figures.measured(chosen, {
      period: periodOf(period)!,
      by,
      jurisdiction: this.jurisdiction,
    });
    const shown = rows.map(({ key, numerator, denominator }) => [
      key === this.jurisdiction ? '*' : key,
      numerator,
      denominator,
    ]);
    return Object.fromEntries(shown.map(([key, ...of]) => [key, of]));
  }
}
type Told = (fact: rating.RatingFact, id: string) => rating.RatingFact;

const bad = { satisfaction: 'dissatisfied', good: false } as const;
const good = { satisfaction: 'satisfied', good: true } as const;
const october = { ratedAt: '2026-10-13T20:00:00+08:00', round: 1 };
const november = { ratedAt: '2026-11-04T20:00:00+08:00', round: 2 };
const redone: Told = (fact, ratingId) => rating.redoOrdered(fact, told(RedoOrdered, { ratingId }));

describe('Q18: the figures that count a withdrawn case', () => {
  it('it stays in the volume, and is neither on time nor late', async () => {
    const story = new Story(read({}));
    await story.withdrawnWhenOverdue('c');
    expect(await story.figure('volume')).toEqual({ '*': [1, null] });
    expect(await story.figure('on_time_rate')).toEqual({ '*': [0, 0] });
    expect(await story.figure('overdue_rate')).toEqual({ '*': [0, 0] });
  });

  it('or, read otherwise, it was late when it was late, and is no volume', async () => {
    const story = new Story(read({ 'withdrawal.counted_in': ['on_time_rate'] }));
    await story.withdrawnWhenOverdue('c');
    expect(await story.figure('volume')).toEqual({ '*': [0, null] });
    expect(await story.figure('on_time_rate')).toEqual({ '*': [0, 1] });
    expect(await story.figure('overdue_rate')).toEqual({ '*': [1, 1] });
  });

  it.each<[string[], number]>([
    [['volume'], 0],
    [['volume', 'case_satisfaction_rate'], 1],
  ])('with %j its rating is one of %d in the satisfaction rate', async (figuresOf, counted) => {
    const story = new Story(read({ 'withdrawal.counted_in': figuresOf }));
    await story.withdrawnWhenOverdue('case');
    await story.rated('r', { ...good, ...october });
    expect(await story.figure('case_satisfaction_rate')).toEqual({ '*': [counted, counted] });
  });
});

describe('Q35: a redo that was not kept in time', () => {
  it.each([
    [false, [1, 1], [0, 1]],
    [true, [0, 1], [1, 1]],
  ])('makes the original late: %s', async (counts, onTime, late) => {
    const story = new Story(read({ 'redo.counts_in_on_time': counts }));
    await story.redoneLate('c');
    expect(await story.figure('on_time_rate')).toEqual({ '*': onTime });
    expect(await story.figure('overdue_rate')).toEqual({ '*': late });
  });
});

describe('Q48, Q66: a case that was rated twice', () => {
  /** Dissatisfied in October, redone, satisfied in November. */
  async function twice(values: Readonly<Record<string, string>>): Promise<Story> {
    const story = new Story(read(values));
    await story.rated('r1', { ...bad, ...october }, redone);
    await story.rated('r2', { ...good, ...november });
    return story;
  }

  it.each([
    ['last_rating', 'last_rating', { october: [0, 0], november: [1, 1] }],
    ['first_rating', 'last_rating', { october: [0, 0], november: [0, 1] }],
    ['last_rating', 'first_rating', { october: [1, 1], november: [0, 0] }],
    ['first_rating', 'first_rating', { october: [0, 1], november: [0, 0] }],
  ])('counts once: satisfied by the %s, in the month of the %s', async (counts, month, expected) => {
    const story = await twice({ 'satisfaction.counts': counts, 'satisfaction.month': month });
    expect(await story.figure('case_satisfaction_rate', '2026-10')).toEqual({ '*': expected.october });
    expect(await story.figure('case_satisfaction_rate', '2026-11')).toEqual({ '*': expected.november });
  });

  it('is redone, of the cases with a first rating; or of the cases by their last', async () => {
    const decided = await twice({});
    expect(await decided.figure('redo_rate', '2026-10')).toEqual({ '*': [1, 1] });
    expect(await decided.figure('redo_rate', '2026-11')).toEqual({ '*': [0, 0] });
    const other = await twice({ 'redo_rate.denominator': 'last_rating' });
    expect(await other.figure('redo_rate', '2026-10')).toEqual({ '*': [0, 0] });
    expect(await other.figure('redo_rate', '2026-11')).toEqual({ '*': [1, 1] });
  });

  it('stays with its first rating when the second one was annulled', async () => {
    const story = new Story(read({}));
    await story.rated('r1', { ...bad, ...october });
    await story.rated('r2', { ...good, ...november }, (fact) => ({ ...fact, adoption: 'revoked' }));
    expect(await story.figure('case_satisfaction_rate', '2026-10')).toEqual({ '*': [0, 1] });
  });
});

describe('Q45: an overall rating of three units', () => {
  const ofThree = { ...bad, ...october, coOrgs: ['b', 'c'] };
  const revokedFor =
    (org: string): Told =>
    (fact, ratingId) =>
      rating.appealDecided(fact, told(AppealDecided, { ratingId, org, outcome: 'revoked' }));

  it('is one rating of the jurisdiction, and one of each unit', async () => {
    const story = new Story(read({}));
    await story.rated('r', ofThree);
    expect(await story.figure('bad_rating_rate')).toEqual({ '*': [1, 1] });
    expect(await story.figure('bad_rating_rate', '2026-10', 'organisation')).toEqual({
      a: [1, 1],
      b: [1, 1],
      c: [1, 1],
    });
  });

  it('or is three ratings, where the pack counts so', async () => {
    const story = new Story(read({ 'rating.batch_count': 'n_ratings' }));
    await story.rated('r', ofThree);
    expect(await story.figure('bad_rating_rate')).toEqual({ '*': [3, 3] });
    expect(await story.figure('bad_rating_rate', '2026-10', 'organisation')).toEqual({
      a: [1, 1],
      b: [1, 1],
      c: [1, 1],
    });
  });

  it('each share is annulled on its own (Q58)', async () => {
    const story = new Story(read({}));
    await story.rated('r', ofThree, revokedFor('b'));
    expect(await story.figure('bad_rating_rate')).toEqual({ '*': [1, 1] });
    expect(await story.figure('bad_rating_rate', '2026-10', 'organisation')).toEqual({
      a: [1, 1],
      b: [0, 0],
      c: [1, 1],
    });
  });
});
