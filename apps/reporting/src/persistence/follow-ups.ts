import { Injectable } from '@nestjs/common';
import { Reader, ref } from '@huiying/messaging';
import type { AggregateRef, UnitOfWork } from '@huiying/messaging';
import type { SampledCase } from '../follow-ups/draw-sample';
import { followUpIdOf } from '../follow-ups/follow-up';
import type { FollowUp, FollowUpSample } from '../follow-ups/follow-up';
import type { Period } from '../indicators/period';
import { followUpSamples, followUps } from './kept';

export interface FollowUpFilter {
  readonly jurisdiction: string | undefined;
  readonly sampleId?: string | undefined;
  readonly state?: string | undefined;
}

/** Draws, and what came of asking. */
@Injectable()
export class FollowUps {
  constructor(private readonly reader: Reader) {}

  /** Cases that were completed in the period and have not been followed up. */
  population({ from, until }: Period, jurisdiction: string, org: string | undefined): Promise<SampledCase[]> {
    return this.reader.query<SampledCase>(
      `select c.case_id as "caseId", c.case_no as "caseNo", c.lead_org as org from cases c
        where c.completed_on >= $1 and c.completed_on < $2 and c.jurisdiction = $3 and c.ending = 'completed'
          and ($4::text is null or c.lead_org = $4)
          and not exists (select 1 from follow_up f where f.id = 'f-' || c.case_id and f.doc is not null)
        order by c.case_id`,
      [from, until, jurisdiction, org ?? null],
    );
  }

  refsOf(cases: readonly SampledCase[]): AggregateRef[] {
    return cases.map(({ caseId }) => ref(followUps, followUpIdOf(caseId)));
  }

  async areNew(unit: UnitOfWork, all: readonly FollowUp[]): Promise<boolean> {
    for (const { followUpId } of all) if (await unit.find(followUps, followUpId)) return false;
    return true;
  }

  async keep(unit: UnitOfWork, sample: FollowUpSample, all: readonly FollowUp[]): Promise<void> {
    await unit.find(followUpSamples, sample.sampleId);
    unit.save(followUpSamples, sample.sampleId, sample);
    for (const each of all) unit.save(followUps, each.followUpId, each);
  }

  find(unit: UnitOfWork, id: string): Promise<FollowUp | undefined> {
    return unit.find(followUps, id);
  }

  save(unit: UnitOfWork, followUp: FollowUp): void {
    unit.save(followUps, followUp.followUpId, followUp);
  }

  read(id: string): Promise<{ doc: FollowUp; version: number } | undefined> {
    return this.reader.read<FollowUp>(ref(followUps, id));
  }

  sample(id: string): Promise<{ doc: FollowUpSample; version: number } | undefined> {
    return this.reader.read<FollowUpSample>(ref(followUpSamples, id));
  }

  async page(filter: FollowUpFilter, limit: number, after: string | undefined): Promise<FollowUp[]> {
    const rows = await this.reader.query<{ doc: FollowUp }>(
      `select doc from follow_up where doc is not null
        and ($1::text is null or doc->>'jurisdiction' = $1) and ($2::text is null or doc->>'sampleId' = $2)
        and ($3::text is null or doc->>'state' = $3) and ($4::text is null or id > $4)
      order by id limit $5`,
      [filter.jurisdiction ?? null, filter.sampleId ?? null, filter.state ?? null, after ?? null, limit],
    );
    return rows.map(({ doc }) => doc);
  }
}
