import {
  CaseAccepted,
  CaseClocksClosed,
  CaseCompleted,
  CaseRegistered,
  DeadlineClosed,
  DeadlineSet,
  OrderAssigned,
  OrderDelivered,
  OrderReviewed,
  OrderSubmitted,
  OrganisationChanged,
  RatingRecorded,
  RectificationReviewed,
  RectificationSubmitted,
  caseIdOf,
  orderIdOf,
  ratingIdOf,
} from '@huiying/contracts';
import type { DataOf } from '@huiying/contracts';
import { feedIdOf } from '../../src/feeds/feed';
import type { Feed } from '../../src/feeds/feed';
import { statementLine } from '../../src/feeds/statement-line';
import type { VolumeLine } from '../../src/feeds/volume-line';
import { ToldMonth } from './told-month';

type Facts = DataOf<typeof CaseAccepted>;
type Rated = DataOf<typeof RatingRecorded>;

/** A day of March 2026: it has no holiday, and each Monday to Friday is a working day. 2 March is a Monday. */
export const on = (day: number, time = '09:00'): string =>
  `2026-${day > 31 ? '04' : '03'}-${String(day > 31 ? day - 31 : day).padStart(2, '0')}T${time}:00+08:00`;
const dayOf = (instant: string): string => instant.slice(0, 10);

export const sourceSystem = 'province';

interface Answered {
  /** Day of the submission that counts as finished. */
  readonly finished: number;
  readonly completed?: number;
  /** Working days late. */
  readonly late?: number;
  readonly upheld?: boolean;
  readonly fault?: boolean;
}

/** The journeys of a town's cases and ratings, in the words of the stories of `months/`. */
export class Town {
  readonly month: ToldMonth;

  constructor(
    readonly jurisdiction: string,
    /** Whether a submission waits for a check here. */
    private readonly checked: boolean,
  ) {
    this.month = new ToldMonth(jurisdiction);
  }

  readonly caseId = (no: string): string => caseIdOf(sourceSystem, this.numberOf(no));
  readonly ratingId = (no: string): string => ratingIdOf(sourceSystem, this.numberOf(no));
  /** The number that the province gives a case or a rating. */
  readonly numberOf = (no: string): string => `${this.jurisdiction}-${no}`;
  order(no: string, n = 1): { caseId: string; orderId: string } {
    const caseId = caseIdOf(sourceSystem, this.numberOf(no));
    return { caseId, orderId: orderIdOf(caseId, n) };
  }

  unit(org: string, uscc?: string): void {
    this.month.say(OrganisationChanged, {
      ...{ org, name: org, kind: 'administrative', status: 'active' },
      ...(uscc === undefined ? {} : { uscc }),
    });
  }

  registered(no: string, day: number, facts: Partial<Facts>): Partial<Facts> {
    const said = {
      ...{ caseId: this.caseId(no), caseNo: no, sourceSystem, upstreamCaseNo: this.numberOf(no) },
      ...{ receivedAt: on(day, '08:30'), receivedOn: dayOf(on(day)), ...facts },
    };
    this.month.say(CaseRegistered, said);
    return said;
  }

  accepted(no: string, day: number, facts: Partial<Facts>): void {
    this.month.say(CaseAccepted, { ...this.registered(no, day, facts), acceptedAt: on(day) });
  }

  /** Assigned and delivered, with the clock of its completion. */
  assigned(no: string, org: string, day: number, due: number): void {
    const order = { ...this.order(no), org };
    this.month.say(OrderAssigned, { ...order, role: 'lead', reassigned: false, assignedAt: on(day) });
    this.month.say(OrderDelivered, { ...order, deliveredAt: on(day) });
    this.clock({ ...order, kind: 'completion', aboutKind: 'case' }, due);
  }

  clock(about: Partial<DataOf<typeof DeadlineSet>> & { kind: string }, due: number): void {
    this.month.say(DeadlineSet, { ...about, deadlineId: clockOf(about), ...dueBy(due) });
  }

  clockEnds(
    about: Partial<DataOf<typeof DeadlineClosed>> & { kind: string },
    state: 'met' | 'missed' | 'superseded',
    day: number,
    due: number,
    late = 0,
  ): void {
    const { dueAt } = dueBy(due);
    const said = { deadlineId: clockOf(about), dueAt, state, onTime: state === 'met', overdueDays: late };
    this.month.say(DeadlineClosed, { ...about, ...said, closedAt: on(day, '16:00') });
  }

  submitted(no: string, org: string, day: number): void {
    const said = { ...this.order(no), org, round: 1, reviewRequired: this.checked };
    this.month.say(OrderSubmitted, { ...said, submittedAt: on(day, '16:00') });
  }

  /** The office's word on a submission; where nothing is checked, on whether the complaint is upheld. */
  reviewed(no: string, org: string, day: number, said: Partial<DataOf<typeof OrderReviewed>>): void {
    this.month.say(OrderReviewed, { ...this.order(no), org, round: 1, reviewedAt: on(day), ...said });
  }

  /** What was submitted is accepted: the clock ends with the submission, and the case is completed. */
  answered(no: string, org: string, due: number, answer: Answered): void {
    const { finished, completed = finished, late = 0, upheld, fault } = answer;
    const order = { ...this.order(no), org };
    const finding = {
      ...(upheld === undefined ? {} : { upheld }),
      ...(fault === undefined ? {} : { fault }),
    };
    if (this.checked) this.reviewed(no, org, completed, { passed: true, ...finding });
    const clock = { ...order, kind: 'completion', aboutKind: 'case' } as const;
    this.clockEnds(clock, late > 0 ? 'missed' : 'met', finished, due, late);
    const ended = {
      ...order,
      round: 1,
      finishedAt: on(finished, '16:00'),
      completedAt: on(completed, '17:00'),
    };
    this.month.say(CaseCompleted, { ...ended, ...(upheld === undefined ? {} : { upheld }) });
    this.month.say(CaseClocksClosed, { ...ended, onTime: late === 0, overdueDays: late });
  }

  rated(no: string, day: number, satisfaction: Rated['satisfaction'], said: Partial<Rated>): void {
    this.month.say(RatingRecorded, {
      ...{ ratingId: this.ratingId(no), sourceSystem, upstreamRatingNo: this.numberOf(no), satisfaction },
      ...{ good: !satisfaction.includes('dissatisfied'), active: true, counted: true, realName: false },
      ...{ ratedAt: on(day, '15:00'), arrivedAt: on(day, '15:01'), ...said },
    });
  }

  /** What the unit is told to put right, with its clock. */
  rectificationOwed(no: string, org: string, due: number): void {
    this.clock({ ratingId: this.ratingId(no), org, kind: 'rectification', aboutKind: 'rating' }, due);
  }

  rectified(no: string, org: string, day: number, due: number, late = 0): void {
    const share = { ratingId: this.ratingId(no), org, disposition: 'by_deadline' } as const;
    const submittedAt = on(day, '16:00');
    this.month.say(RectificationSubmitted, { ...share, submittedAt, reviewRequired: true });
    const reviewed = { accepted: true, submittedAt, reviewedAt: on(day, '16:30') };
    this.month.say(RectificationReviewed, { ...share, ...reviewed });
    const clock = { ratingId: this.ratingId(no), org, kind: 'rectification', aboutKind: 'rating' } as const;
    this.clockEnds(clock, late > 0 ? 'missed' : 'met', day, due, late);
  }

  volumes(lines: readonly VolumeLine[]): void {
    this.feed('volume_feed', lines);
  }

  /** What the province says it sent: cases `c…` and ratings `r…`. */
  statement(numbers: readonly string[]): void {
    const line = (no: string) => ({
      ...{ kind: no.startsWith('r') ? ('rating' as const) : ('case' as const), sourceSystem },
      upstreamNo: this.numberOf(no),
    });
    this.feed(
      'upstream_statement',
      numbers.map((no) => statementLine(line(no))),
    );
  }

  private feed<L>(table: string, lines: readonly L[]): void {
    const feedId = feedIdOf(this.jurisdiction, '2026-03');
    const feed: Feed<L> = { feedId, jurisdiction: this.jurisdiction, month: '2026-03', versions: [], lines };
    this.month.keep(table, feedId, feed);
  }
}

const dueBy = (day: number): { dueAt: string; dueOn: string } => ({
  dueAt: on(day, '23:59').replace(':00+', ':59.999+'),
  dueOn: dayOf(on(day)),
});

const clockOf = ({
  orderId,
  ratingId,
  org,
  kind,
}: Partial<DataOf<typeof DeadlineSet>> & { kind: string }): string =>
  `${orderId ?? `${ratingId}.${org}`}:${kind}:1`;
