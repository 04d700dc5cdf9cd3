import { Injectable } from '@nestjs/common';
import { Reader } from '@huiying/messaging';
import type { NamedUnit } from '../bulletins/bulletin';
import type { Period } from '../indicators/period';

/** Units that were named publicly in a period: for a rectification that fell short (JL-05), for what a spot check found (HA-34). */
@Injectable()
export class NamedUnits {
  constructor(private readonly reader: Reader) {}

  in({ from, until }: Period, jurisdiction: string): Promise<NamedUnit[]> {
    return this.reader.query<NamedUnit>(NAMED, [from, until, jurisdiction]);
  }
}

const NAMED = `
  select every.id, every.org, o.name, every.on, every.why, every."ruleId", every.accountable from (
    select id, doc->>'org' as org, doc->>'namedOn' as on, doc->>'kind' as why, doc->>'ruleId' as "ruleId",
      (doc->>'accountable')::boolean as accountable, doc->>'jurisdiction' as jurisdiction
    from naming_fact where doc is not null
    union all
    select id, doc->>'org', doc->'named'->>'on', 'spot_check', doc->>'ruleId', false, doc->>'jurisdiction'
    from spot_check where doc ? 'named') every
  left join organisations o on o.org = every.org
  where every.on >= $1 and every.on < $2 and every.jurisdiction = $3
  order by every.on, every.org, every.id`;
