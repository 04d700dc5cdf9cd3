import { Injectable } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import { firstOfMonth } from '../bulletins/spans';
import type { Period } from '../indicators/period';
import type { TopicCount } from '../topics/hot-topics';
import type { Blamed } from '../watch-list/watch-list';

/** Where cases, complaints and bad ratings concentrate: by topic, unit and window. */
@Injectable()
export class Concentrations {
  constructor(private readonly reader: Reader) {}

  topics(period: Period, jurisdiction: string, baseMonths: number): Promise<TopicCount[]> {
    return this.reader.report<TopicCount>(TOPICS, [
      firstOfMonth(period.from, -baseMonths),
      period.from,
      period.until,
      jurisdiction,
    ]);
  }

  blamed({ from, until }: Period, jurisdiction: string): Promise<Blamed[]> {
    return this.reader.report<Blamed>(BLAMED, [from, until, jurisdiction]);
  }
}

const TOPICS = `
  with counted as (
    select matter, coalesce(lead_org, '-') as org, count(*) filter (where accepted_on >= $2)::int as current,
      count(*) filter (where accepted_on < $2)::int as before
    from cases where accepted_on >= $1 and accepted_on < $3 and jurisdiction = $4 and matter is not null
    group by 1, 2
  )
  select matter as topic, sum(current)::int as current, sum(before)::int as before,
    coalesce(jsonb_object_agg(org, current) filter (where current > 0), '{}'::jsonb) as "byOrg"
  from counted group by matter having sum(current) > 0 order by matter`;

/** A rating that was annulled, withdrawn or is nobody's blames nobody (HA-21, JL-14). */
const BLAMED = `
  with complaints as (
    select lead_org as org, window_no, 1 as complaints, 0 as bad from cases
    where accepted_on >= $1 and accepted_on < $2 and jurisdiction = $3 and case_type = 'complaint'
      and screening = 'accepted' and lead_org is not null
  ), opinions as (
    select coalesce(r.org, c.lead_org) as org, coalesce(r.window_no, c.window_no) as window_no, 0 as complaints, 1 as bad
    from ratings r left join cases c on c.case_id = r.case_id
    where r.rated_on >= $1 and r.rated_on < $2 and r.jurisdiction = $3 and not r.good and r.counted
      and r.state = 'recorded' and coalesce(r.adoption, 'counted') not in ('revoked', 'not_adopted')
      and coalesce(r.org, c.lead_org) is not null
  ), blames as (select * from complaints union all select * from opinions)
  select 'organisation' as per, org as key, sum(complaints)::int as complaints, sum(bad)::int as "badRatings"
  from blames group by org
  union all
  select 'window', org || '/' || window_no, sum(complaints)::int, sum(bad)::int
  from blames where window_no is not null group by org, window_no
  order by 1, 2`;
