import { Injectable } from '@nestjs/common';
import type { LogRecord } from '../log/ports';
import { openRecord, sealRecord, type StoredRecord } from '../chunk/sealed-record';
import { withoutWords } from '../chunk/without-words';
import { Reader, Sealing } from './commands';
import type { ErasedRecord } from './unit-of-work';

/** What a record must name to be about a case. */
export interface AboutCase {
  readonly caseId: string;
  readonly sourceSystem: string;
  readonly upstreamCaseNo: string;
}

type Held = StoredRecord & { readonly kind: ErasedRecord['kind']; readonly id: string };

const COLUMNS = 'topic, partition, record_offset, timestamp_ms, sealed';

/** Dead letters and queued messages, opened to find those about one case. Seldom: every dead letter is opened. */
@Injectable()
export class HeldRecords {
  constructor(
    private readonly reader: Reader,
    private readonly sealing: Sealing,
  ) {}

  /** Those about the case, sealed again without their words; for `UnitOfWork.erase`. */
  async withoutWords(about: AboutCase): Promise<ErasedRecord[]> {
    const rows = await this.reader.query<Held>(
      `select 'dead_letter' as kind, id, ${COLUMNS} from dead_letter
       union all select 'queued_message', id::text, ${COLUMNS} from queued_message where aggregate_id = $1`,
      [about.caseId],
    );
    return rows.flatMap((row) => {
      const record = openRecord(row, this.sealing);
      if (row.kind === 'dead_letter' && !isAbout(record, about)) return [];
      return [{ kind: row.kind, id: row.id, sealed: sealRecord(withoutWords(record), this.sealing) }];
    });
  }
}

/** Also what could not be read names its case: by the record's key, an order's id, or the sender's number in its bytes. */
function isAbout({ key, value }: LogRecord, { caseId, sourceSystem, upstreamCaseNo }: AboutCase): boolean {
  const keyed = key?.toString();
  if (keyed === caseId || keyed === upstreamCaseNo) return true;
  const text = value?.toString('utf8') ?? '';
  if (text.includes(caseId.replace(/^c-/, ''))) return true;
  const named = (field: string, wanted: string): boolean =>
    [...text.matchAll(new RegExp(`"${field}"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*")`, 'g'))].some(
      ([, found]) => unquoted(found) === wanted,
    );
  return (
    named('upstreamCaseNo', upstreamCaseNo) &&
    (named('sourceSystem', sourceSystem) || !text.includes('"sourceSystem"'))
  );
}

function unquoted(json: string | undefined): string | undefined {
  try {
    return JSON.parse(json ?? '') as string;
  } catch {
    return undefined;
  }
}
