import { Injectable } from '@nestjs/common';
import { Reader, ref } from '@huiying/messaging';
import { CaseTexts, type Coordination, type OfficeRecord, type StoredCaseText } from './case-texts';
import { caseTexts } from './stores';

/** One thing that the office did with a case, with what was written down about it; without words when the key is gone. */
export interface ReadableRecord {
  readonly kind: OfficeRecord['kind'] | 'coordination' | 'fault_finding' | 'unreadable';
  /** Legal instant, epoch milliseconds. */
  readonly recordedAt?: number;
  readonly [field: string]: unknown;
}

/** What the office wrote down beside its decisions, opened for the office (KY-39, KY-58). */
@Injectable()
export class OfficeRecords {
  constructor(
    private readonly reader: Reader,
    private readonly texts: CaseTexts,
  ) {}

  /** Of one case, in the order of their instants; what was contained or purged is listed as unreadable. */
  async of(caseId: string): Promise<readonly ReadableRecord[]> {
    const stored = (await this.reader.read<StoredCaseText>(ref(caseTexts, caseId)))?.doc;
    const { records = [], coordinations = [], faultFinding } = stored ?? {};
    const read = await Promise.all([
      ...records.map((sealed) => this.open<OfficeRecord>(caseId, sealed)),
      ...coordinations.map((sealed) => this.open<Coordination>(caseId, sealed, 'coordination')),
      ...(faultFinding === undefined ? [] : [this.open<object>(caseId, faultFinding, 'fault_finding')]),
    ]);
    return read.sort((a, b) => (a.recordedAt ?? 0) - (b.recordedAt ?? 0));
  }

  private async open<T extends object>(
    caseId: string,
    sealed: string,
    kind?: ReadableRecord['kind'],
  ): Promise<ReadableRecord> {
    const words = await this.texts.opened(caseId, sealed);
    if (words === undefined) return { kind: 'unreadable' };
    return { ...(kind === undefined ? {} : { kind }), ...(JSON.parse(words) as T) } as ReadableRecord;
  }
}
