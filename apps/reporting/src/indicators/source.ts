/** What a figure can be broken down by (contract §5). */
export const DIMENSIONS = ['jurisdiction', 'organisation', 'type', 'channel', 'matter', 'window'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The rows that a formula counts, joined with what they are broken down by. Aliases: c case, o order, d deadline, a alert, r rating of a unit, f follow-up, u supervision, g finding, v line of volumes, s line of a statement, e complaint or volume. */
export interface Source {
  /** May hold `WITHIN` once. */
  readonly from: string;
  /** What stands there when only a period is asked for: first day $1, first day after $2. Other rows are not even looked at. */
  readonly within?: string;
  /** The id of the counted row, unique in the source. */
  readonly id: string;
  /** For the drill-down. */
  readonly caseId: string;
  readonly orderId: string;
  readonly ratingId: string;
  readonly by: Readonly<Record<Dimension, string>>;
  /** Which of the rows count where units are not told apart; default: all. */
  readonly once?: string;
}

/** Stands in a source where rows of a period can be told from others before they are joined or placed. */
export const WITHIN = '/*within*/';

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
 * rung (Q47): so the months of a quarter add up to the quarter. Rungs before it are found by what they were charged about;
 * `offset 0` keeps the planner from looking for them again wherever the increase is named.
 */
export const INCREASES = `(select x.*, greatest(x.points - coalesce((select max((y.doc->>'points')::numeric) from alert_fact y
      where y.charged_about = coalesce(x.rating_id, x.case_id) and y.doc->>'org' is not distinct from x.org
        and y.doc->>'withdrawnAt' is null
        and (y.doc->>'issuedAt', (y.doc->>'points')::numeric, y.id) < (x.issued_at, x.points, x.alert_id)), 0), 0) as increase
  from alerts x where x.withdrawn_at is null ${WITHIN} offset 0)`;

/** The place of each topic among those of its month: concentration is told from what was accepted in the same month. */
const placedTopics = `(select x.*, t.place from cases x left join (
    select jurisdiction, left(accepted_on, 7) as month, matter,
      rank() over (partition by jurisdiction, left(accepted_on, 7) order by count(*) desc) as place
    from cases where accepted_on is not null and matter is not null ${WITHIN} group by 1, 2, 3
  ) t on t.jurisdiction = x.jurisdiction and t.month = left(x.accepted_on, 7) and t.matter = x.matter) c`;

/** Complaints of the unit that is accused, where the directory knows it, else of the one that answers; and the matters against which they are counted; a unit that told no volume of the month is not `fed`. */
const complaintsAndVolumes = `(select k.case_id as row_id, k.case_id, 1 as complaints, 0::numeric as volume,
    k.accepted_on as counted_on, k.jurisdiction, accused.org, k.case_type, k.channel, k.matter, k.window_no,
    exists (select 1 from volumes w where w.jurisdiction = k.jurisdiction and w.org = accused.org
      and w.month = left(k.accepted_on, 7)) as fed
  from cases k left join organisation_codes z on z.code = k.respondent_org
    cross join lateral (select coalesce(z.org, k.lead_org) as org) accused
  where k.case_type = 'complaint' and k.accepted_on is not null
    and k.screening <> 'withdrawn' and coalesce(k.ending, '-') not in ('withdrawn', 'transferred')
  union all
  select v.volume_id, null, 0, v.volume, v.counted_on, v.jurisdiction, v.org, null, v.channel, v.task_code, v.window_no,
    true from volumes v)`;

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
      left join lateral (select x.* from rated_units x where d.rating_id is not null and x.rating_id = d.rating_id
        and (x.org = d.org or not (x.is_share or coalesce(x.shares::jsonb ? d.org, false))) offset 0) r on true
      left join cases c on c.case_id = coalesce(d.case_id, r.case_id)`,
    id: 'd.deadline_id',
    caseId: 'd.case_id',
    orderId: 'd.order_id',
    ratingId: 'd.rating_id',
    by: byCase('coalesce(d.jurisdiction, c.jurisdiction)', 'd.org'),
  },
  alert: {
    from: `${INCREASES} a left join cases c on c.case_id = a.case_id`,
    within: 'x.raised_on >= $1 and x.raised_on < $2',
    id: 'a.alert_id',
    caseId: 'a.case_id',
    orderId: 'a.order_id',
    ratingId: 'a.rating_id',
    by: byCase('coalesce(a.jurisdiction, c.jurisdiction)', 'a.org'),
  },
  rating: {
    from: 'rated_units r left join cases c on c.case_id = r.case_id',
    id: 'r.share_id',
    once: '(not r.is_share or coalesce(r.counts_apart, false))',
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
  supervision: {
    from: 'supervisions u left join cases c on c.case_id = u.case_id',
    id: 'u.supervision_id',
    caseId: 'u.case_id',
    orderId: 'u.order_id',
    ratingId: 'null::text',
    by: byCase('coalesce(u.jurisdiction, c.jurisdiction)', 'u.org'),
  },
  finding: {
    from: `(select x.* from findings x where true ${WITHIN}) g left join cases c on c.case_id = g.case_id`,
    within: `x.found_days ?| (select array_agg(left(day::text, 10))
      from generate_series($1::text::date, $2::text::date - 1, interval '1 day') day)`,
    id: 'g.case_id',
    caseId: 'g.case_id',
    orderId: 'null::text',
    ratingId: 'null::text',
    by: byCase('g.jurisdiction', 'coalesce(g.org, c.lead_org)'),
  },
  topic: {
    from: placedTopics,
    within: 'accepted_on >= $1 and accepted_on < $2',
    id: 'c.case_id',
    caseId: 'c.case_id',
    orderId: 'null::text',
    ratingId: 'null::text',
    by: byCase('c.jurisdiction', 'c.lead_org'),
  },
  service: {
    from: `${complaintsAndVolumes} e left join cases c on c.case_id = e.case_id`,
    id: 'e.row_id',
    caseId: 'e.case_id',
    orderId: 'null::text',
    ratingId: 'null::text',
    by: {
      jurisdiction: 'e.jurisdiction',
      organisation: 'e.org',
      type: 'e.case_type',
      channel: 'e.channel',
      matter: 'e.matter',
      window: windowOf('e.org', 'e.window_no'),
    },
  },
  volume: {
    from: 'volumes v left join cases c on false',
    id: 'v.volume_id',
    caseId: 'null::text',
    orderId: 'null::text',
    ratingId: 'null::text',
    by: {
      jurisdiction: 'v.jurisdiction',
      organisation: 'v.org',
      type: 'null::text',
      channel: 'v.channel',
      matter: 'v.task_code',
      window: windowOf('v.org', 'v.window_no'),
    },
  },
  statement: {
    from: `statement_lines s left join case_fact cf on s.kind = 'case' and cf.id = s.upstream_id and cf.doc is not null
      left join rating_fact rf on s.kind = 'rating' and rf.id = s.upstream_id and rf.doc is not null
      left join lateral (select cf.id as case_id, cf.doc->>'caseNo' as case_no) c on true`,
    id: 's.line_id',
    caseId: 'cf.id',
    orderId: 'null::text',
    ratingId: 'rf.id',
    by: {
      jurisdiction: 's.jurisdiction',
      organisation: `coalesce(cf.doc->>'leadOrg', rf.doc->>'org')`,
      type: `cf.doc->>'caseType'`,
      channel: `coalesce(cf.doc->>'channel', rf.doc->>'channel')`,
      matter: `coalesce(cf.doc->>'matter', rf.doc->>'taskCode')`,
      window: windowOf(
        `coalesce(cf.doc->>'leadOrg', rf.doc->>'org')`,
        `coalesce(cf.doc->>'windowNo', rf.doc->>'windowNo')`,
      ),
    },
  },
} as const satisfies Record<string, Source>;

export type SourceName = keyof typeof SOURCES;
