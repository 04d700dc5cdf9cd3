import { Injectable } from '@nestjs/common';
import { Reader, ref } from '@huiying/messaging';
import type { CaseFile } from '../case/case-file';
import { likenessOf, type Likeness } from '../case/likeness';
import { OpenedTexts, type ReadableText } from './opened-texts';
import { papers, type CaseRecord, type Papers } from './stores';

export interface SimilarCase extends Likeness {
  readonly id: string;
  readonly doc: CaseRecord;
  /** The same identity number or phone; both cases named one. */
  readonly samePerson: boolean;
}

interface Candidate {
  readonly id: string;
  readonly doc: CaseRecord;
  readonly same_person: boolean;
}

/** Texts that are opened to be compared word by word: the ones with most in common by their signatures. */
const COMPARED = 20;

const CANDIDATES = `
  select c.id, c.doc,
    coalesce(own.id_index = his.id_index, false) or coalesce(own.phone_index = his.phone_index, false) as same_person
  from papers p
  join case_file c on c.id = p.id and c.jurisdiction = $2
  left join party his on his.id = p.id
  left join party own on own.id = $3
  where p.doc->'bands' ?| $1::text[] and p.id <> $3
  order by (select count(*) from jsonb_array_elements_text(p.doc->'bands') band where band = any($1::text[])) desc, p.id
  limit ${COMPARED}`;

/** Cases of the same jurisdiction whose words are like those of a case: found by the index, then compared. */
@Injectable()
export class SimilarCases {
  constructor(
    private readonly reader: Reader,
    private readonly texts: OpenedTexts,
  ) {}

  /** @param least score from 0 to 1 below which a case is not shown; the most similar one comes first */
  async to(caseId: string, file: CaseFile, least: number): Promise<SimilarCase[]> {
    const kept = await this.reader.read<Papers>(ref(papers, caseId));
    const own = await this.texts.of(caseId, file);
    if (!kept?.doc.bands?.length || !own) return [];
    const candidates = await this.reader.query<Candidate>(CANDIDATES, [
      kept.doc.bands,
      file.facts.jurisdiction,
      caseId,
    ]);
    const compared = await Promise.all(candidates.map((one) => this.compared(one, own)));
    return compared
      .flat()
      .filter(({ score }) => score >= least)
      .sort((a, b) => b.score - a.score);
  }

  private async compared({ id, doc, same_person }: Candidate, own: ReadableText): Promise<SimilarCase[]> {
    const text = doc.file && (await this.texts.of(id, doc.file));
    if (!text) return [];
    return [{ id, doc, samePerson: same_person, ...likenessOf(wordsOf(own), wordsOf(text)) }];
  }
}

const wordsOf = ({ title, content }: ReadableText): string => `${title} ${content}`;
