import { Injectable } from '@nestjs/common';
import { Reader, Sealing, ref, type UnitOfWork } from '@huiying/messaging';
import type { ExtensionRequest } from '../deadline/extension-request';
import { extensionRequests, overdueReasons, type OverdueReason } from './stores';

export interface RequestFilter {
  readonly jurisdiction?: string | undefined;
  readonly org?: string | undefined;
  readonly status?: string | undefined;
  readonly caseId?: string | undefined;
}

export interface StatedReason {
  /** Legal instant, epoch milliseconds. */
  readonly statedAt: number;
  readonly reason: string;
}

/** Extension requests and stated reasons, with their texts sealed by the key of the deployment. */
@Injectable()
export class ExtensionRequests {
  constructor(
    private readonly reader: Reader,
    private readonly sealing: Sealing,
  ) {}

  find(unit: UnitOfWork, requestId: string): Promise<ExtensionRequest | undefined> {
    return unit.find(extensionRequests, requestId);
  }

  save(unit: UnitOfWork, request: ExtensionRequest): void {
    unit.save(extensionRequests, request.requestId, request);
  }

  /** Their clock has ended before anybody decided. */
  async moot(unit: UnitOfWork, requestIds: readonly string[]): Promise<void> {
    for (const requestId of requestIds) {
      const request = await this.find(unit, requestId);
      if (request?.status === 'pending') this.save(unit, { ...request, status: 'moot' });
    }
  }

  async keepReason(unit: UnitOfWork, deadlineId: string, caseId: string, reason: string): Promise<void> {
    const before = await unit.find(overdueReasons, deadlineId);
    if (before === undefined)
      unit.save(overdueReasons, deadlineId, { caseId, statedAt: unit.now, sealedReason: this.seal(reason) });
  }

  /** What units said about being overdue, in words, by deadline. */
  async reasonsOf(deadlineIds: readonly string[]): Promise<ReadonlyMap<string, StatedReason>> {
    const rows = await this.reader.query<{ id: string; doc: OverdueReason }>(
      'select id, doc from overdue_reason where id = any($1)',
      [deadlineIds],
    );
    return new Map(
      rows.map(({ id, doc }) => [id, { statedAt: doc.statedAt, reason: this.open(doc.sealedReason) }]),
    );
  }

  read(requestId: string): Promise<{ doc: ExtensionRequest; version: number } | undefined> {
    return this.reader.read<ExtensionRequest>(ref(extensionRequests, requestId));
  }

  /** Longest waiting first. @param after instant and id of the last row shown */
  async page(
    filter: RequestFilter,
    limit: number,
    after?: readonly string[],
  ): Promise<readonly ExtensionRequest[]> {
    const [at, id] = after ?? [];
    const rows = await this.reader.query<{ doc: ExtensionRequest }>(
      `select doc from extension_request
        where ($1::text is null or jurisdiction = $1) and ($2::text is null or org = $2) and ($3::text is null or status = $3)
          and ($4::text is null or case_id = $4) and ($5::bigint is null or (requested_at, id) > ($5, $6))
        order by requested_at, id limit $7`,
      [
        filter.jurisdiction ?? null,
        filter.org ?? null,
        filter.status ?? null,
        filter.caseId ?? null,
        at ?? null,
        id ?? null,
        limit,
      ],
    );
    return rows.map(({ doc }) => doc);
  }

  seal(text: string): string {
    return this.sealing.sealAtRest(Buffer.from(text)).toString('base64');
  }

  open(sealed: string): string {
    return this.sealing.openAtRest(Buffer.from(sealed, 'base64')).toString();
  }
}
