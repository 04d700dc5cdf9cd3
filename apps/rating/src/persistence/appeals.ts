import { Injectable } from '@nestjs/common';
import { Reader, Sealing, ref, type UnitOfWork } from '@huiying/messaging';
import type { Appeal, AppealText } from '../appeal/appeal';
import { appealTexts, appeals, complaints, ratings, type SealedAppealText } from './stores';

export interface AppealFilter {
  readonly jurisdiction?: string | undefined;
  readonly org?: string | undefined;
  readonly status?: string | undefined;
  /** Only those whose limit was missed. */
  readonly overdue?: 'true' | undefined;
}

/** Appeals, with their texts sealed by the key of the deployment. */
@Injectable()
export class Appeals {
  constructor(
    private readonly reader: Reader,
    private readonly sealing: Sealing,
  ) {}

  find(unit: UnitOfWork, appealId: string): Promise<Appeal | undefined> {
    return unit.find(appeals, appealId);
  }

  /** A new appeal; when its limit has passed somebody looks whether it was kept. */
  async keep(unit: UnitOfWork, appeal: Appeal, text: AppealText): Promise<void> {
    await Promise.all([unit.find(appeals, appeal.appealId), unit.find(appealTexts, appeal.appealId)]);
    unit.save(appeals, appeal.appealId, appeal);
    unit.save(appealTexts, appeal.appealId, { sealed: this.seal(text) });
    const { decideBy, appealId } = appeal;
    if (decideBy === undefined) return;
    const about =
      appeal.ratingId === undefined
        ? { store: complaints, id: appeal.caseId, name: `complaint-appeal-limit:${appealId}` }
        : { store: ratings, id: appeal.ratingId, name: `appeal-limit:${appealId}` };
    unit.schedule([{ ...about, dueAt: decideBy + 1 }]);
  }

  /** The appeal as decided, with the reason that the applicant was given. */
  async decided(unit: UnitOfWork, appeal: Appeal, reason: string): Promise<void> {
    const text = await unit.find(appealTexts, appeal.appealId);
    if (!text) throw new Error(`appeal ${appeal.appealId} has no text`);
    unit.save(appeals, appeal.appealId, appeal);
    unit.save(appealTexts, appeal.appealId, { ...text, sealedReason: this.seal(reason) });
  }

  /** What is known about the handling of an appeal; its words stay. */
  note(unit: UnitOfWork, appeal: Appeal): void {
    unit.save(appeals, appeal.appealId, appeal);
  }

  read(appealId: string): Promise<{ doc: Appeal; version: number } | undefined> {
    return this.reader.read<Appeal>(ref(appeals, appealId));
  }

  async textOf(appealId: string): Promise<(AppealText & { readonly reason?: string }) | undefined> {
    const found = await this.reader.read<SealedAppealText>(ref(appealTexts, appealId));
    if (!found) return undefined;
    const { sealed, sealedReason } = found.doc;
    const text = this.open(sealed) as AppealText;
    return sealedReason === undefined ? text : { ...text, reason: this.open(sealedReason) as string };
  }

  /** Longest waiting first. @param after instant and id of the last row shown */
  async page(filter: AppealFilter, limit: number, after?: readonly string[]): Promise<readonly Appeal[]> {
    const [at, id] = after ?? [];
    const { jurisdiction = null, org = null, status = null, overdue } = filter;
    const rows = await this.reader.query<{ doc: Appeal }>(
      `select doc from appeal
        where ($1::text is null or jurisdiction = $1) and ($2::text is null or org = $2)
          and ($3::text is null or status = $3) and ($4::bigint is null or (filed_at, id) > ($4, $5))
          and (not $7 or doc->'silence' is not null)
        order by filed_at, id limit $6`,
      [jurisdiction, org, status, at ?? null, id ?? null, limit, overdue === 'true'],
    );
    return rows.map(({ doc }) => doc);
  }

  private seal(plain: unknown): string {
    return this.sealing.sealAtRest(Buffer.from(JSON.stringify(plain))).toString('base64');
  }

  private open(sealed: string): unknown {
    return JSON.parse(this.sealing.openAtRest(Buffer.from(sealed, 'base64')).toString());
  }
}
