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

/** What a record must name to be about a rating. */
export interface AboutRating {
  readonly ratingId: string;
  readonly sourceSystem: string;
  readonly upstreamRatingNo: string;
}

/** Our id and the sender's number, each as records have them. */
interface Named {
  readonly id: string;
  readonly sourceSystem: string;
  readonly member: 'upstreamCaseNo' | 'upstreamRatingNo';
  readonly number: string;
}

type Held = StoredRecord & { readonly kind: ErasedRecord['kind']; readonly id: string };

const COLUMNS = 'topic, partition, record_offset, timestamp_ms, sealed';

/** Dead letters and queued messages, opened to find those about a case and its ratings. Seldom: every dead letter is opened. */
@Injectable()
export class HeldRecords {
  constructor(
    private readonly reader: Reader,
    private readonly sealing: Sealing,
  ) {}

  /** Those about any of them, sealed again without their words; for `UnitOfWork.erase`. */
  async withoutWords(...about: readonly (AboutCase | AboutRating)[]): Promise<ErasedRecord[]> {
    const all = about.map(namedIn);
    const rows = await this.reader.query<Held>(
      `select 'dead_letter' as kind, id, ${COLUMNS} from dead_letter
       union all select 'queued_message', id::text, ${COLUMNS} from queued_message where aggregate_id = any($1)`,
      [all.map(({ id }) => id)],
    );
    return rows.flatMap((row) => {
      const record = openRecord(row, this.sealing);
      if (row.kind === 'dead_letter' && !all.some((each) => isAbout(record, each))) return [];
      return [{ kind: row.kind, id: row.id, sealed: sealRecord(withoutWords(record), this.sealing) }];
    });
  }
}

function namedIn(about: AboutCase | AboutRating): Named {
  const { sourceSystem } = about;
  return 'caseId' in about
    ? { id: about.caseId, sourceSystem, member: 'upstreamCaseNo', number: about.upstreamCaseNo }
    : { id: about.ratingId, sourceSystem, member: 'upstreamRatingNo', number: about.upstreamRatingNo };
}

/** Also what could not be read names its case: by the record's key, an order's id, or the sender's number in its bytes. */
function isAbout({ key, value }: LogRecord, { id, sourceSystem, member, number }: Named): boolean {
  const keyed = key?.toString();
  if (keyed === id || keyed === number) return true;
  const text = value?.toString('utf8') ?? '';
  // an order's id has the case's in it
  if (text.includes(id.replace(/^[a-z]-/, ''))) return true;
  const named = (field: string, wanted: string): boolean =>
    [...text.matchAll(new RegExp(`"${field}"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*")`, 'g'))].some(
      ([, found]) => unquoted(found) === wanted,
    );
  return named(member, number) && (named('sourceSystem', sourceSystem) || !text.includes('"sourceSystem"'));
}

function unquoted(json: string | undefined): string | undefined {
  try {
    return JSON.parse(json ?? '') as string;
  } catch {
    return undefined;
  }
}
