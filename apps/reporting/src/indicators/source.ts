/** What a figure can be broken down by (contract §5). */
export const DIMENSIONS = ['jurisdiction', 'organisation', 'type', 'channel', 'matter', 'window'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The rows that a formula counts, joined with what they are broken down by. Aliases: c case, o order, d deadline, a alert, r rating, f follow-up. */
export interface Source {
  readonly from: string;
  /** The id of the counted row, unique in the source. */
  readonly id: string;
  /** For the drill-down. */
  readonly caseId: string;
  readonly orderId: string;
  readonly ratingId: string;
  readonly by: Readonly<Record<Dimension, string>>;
}

/** A window's number means something only at its organisation: `<org>/<windowNo>`. */
const windowOf = (org: string, windowNo: string): string =>
  `case when ${windowNo} is not null then coalesce(${org}, '-') || '/' || ${windowNo} end`;

const byCase = (jurisdiction: string, organisation: string): Source['by'] => ({
  jurisdiction,
  organisation,
  type: 'c.case_type',
  channel: 'c.channel',
  matter: 'c.matter',
  window: windowOf('c.lead_org', 'c.window_no'),
});

/**
 * Points replace those of the rung before (Q11), per unit and case (Q27), and each increase belongs to the month of its
 * rung (Q47): so the months of a quarter add up to the quarter.
 */
const increases = `(select x.*, greatest(x.points - coalesce(max(x.points) over (
    partition by coalesce(x.rating_id, x.case_id), x.org order by x.issued_at, x.points, x.alert_id
    rows between unbounded preceding and 1 preceding), 0), 0) as increase
  from alerts x where x.withdrawn_at is null)`;

export const SOURCES = {
  case: {
    from: 'cases c',
    id: 'c.case_id',
    caseId: 'c.case_id',
    orderId: 'null::text',
    ratingId: 'null::text',
    by: byCase('c.jurisdiction', 'c.lead_org'),
  },
  order: {
    from: 'orders o left join cases c on c.case_id = o.case_id',
    id: 'o.order_id',
    caseId: 'o.case_id',
    orderId: 'o.order_id',
    ratingId: 'null::text',
    by: byCase('o.jurisdiction', 'o.org'),
  },
  deadline: {
    from: `deadlines d left join orders o on o.order_id = d.order_id
      left join ratings r on r.rating_id = d.rating_id
      left join cases c on c.case_id = coalesce(d.case_id, r.case_id)`,
    id: 'd.deadline_id',
    caseId: 'd.case_id',
    orderId: 'd.order_id',
    ratingId: 'd.rating_id',
    by: byCase('coalesce(d.jurisdiction, c.jurisdiction)', 'd.org'),
  },
  alert: {
    from: `${increases} a left join cases c on c.case_id = a.case_id`,
    id: 'a.alert_id',
    caseId: 'a.case_id',
    orderId: 'a.order_id',
    ratingId: 'a.rating_id',
    by: byCase('coalesce(a.jurisdiction, c.jurisdiction)', 'a.org'),
  },
  rating: {
    from: 'ratings r left join cases c on c.case_id = r.case_id',
    id: 'r.rating_id',
    caseId: 'r.case_id',
    orderId: 'r.order_id',
    ratingId: 'r.rating_id',
    by: {
      ...byCase('r.jurisdiction', 'coalesce(r.org, c.lead_org)'),
      channel: 'r.channel',
      matter: 'coalesce(c.matter, r.task_code)',
      window: windowOf('coalesce(r.org, c.lead_org)', 'coalesce(r.window_no, c.window_no)'),
    },
  },
  followUp: {
    from: 'follow_ups f left join cases c on c.case_id = f.case_id',
    id: 'f.follow_up_id',
    caseId: 'f.case_id',
    orderId: 'null::text',
    ratingId: 'null::text',
    by: byCase('f.jurisdiction', 'coalesce(f.org, c.lead_org)'),
  },
} as const satisfies Record<string, Source>;

export type SourceName = keyof typeof SOURCES;
