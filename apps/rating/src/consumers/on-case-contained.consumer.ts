import {
  CaseContained,
  ReceiptRatingRectified,
  ToDeptAdoptionDecided,
  ToDeptAppealDecided,
  ToDeptComplaintNotified,
  ToDeptRatingBadNotified,
  ToDeptRectificationReviewed,
  type DataOf,
} from '@huiying/contracts';
import { CONTAINED, Consumer, HeldRecords, ref, type Received, type UnitOfWork } from '@huiying/messaging';
import { RatingsOfCases } from '../persistence/ratings-of-cases';
import { ratedCases } from '../persistence/stores';
import { WordsOfRatings } from '../persistence/words-of-ratings';

const ERASED = [
  { type: ToDeptRatingBadNotified.type, fields: { comment: CONTAINED }, unsent: true },
  { type: ToDeptComplaintNotified.type, fields: { comment: CONTAINED }, unsent: true },
  { type: ToDeptAppealDecided.type, fields: { reason: CONTAINED }, unsent: true },
  { type: ToDeptAdoptionDecided.type, fields: { reason: CONTAINED }, unsent: true },
  { type: ToDeptRectificationReviewed.type, fields: { reason: CONTAINED }, unsent: true },
  { type: ReceiptRatingRectified.type, fields: { result: CONTAINED }, unsent: true },
];

/** The words of a case are contained (LN-17): what people, units and officers wrote about its ratings goes too; the ratings stay. */
@Consumer(CaseContained, { aggregate: ({ data }) => ref(ratedCases, data.caseId) })
export class OnCaseContained {
  constructor(
    private readonly ofCases: RatingsOfCases,
    private readonly words: WordsOfRatings,
    private readonly held: HeldRecords,
  ) {}

  async handle({ data }: Received<DataOf<typeof CaseContained>>, unit: UnitOfWork): Promise<void> {
    const found = await this.ofCases.find(unit, data);
    for (const { ratingId, record } of found) await this.words.contain(unit, ratingId, record);
    await this.words.containComplaint(unit, data.caseId);
    const all = found.map(({ ratingId, record }) => ({
      ...{ ratingId, sourceSystem: record.sourceSystem },
      upstreamRatingNo: record.upstreamRatingNo,
    }));
    for (const subject of [data.caseId, ...all.map(({ ratingId }) => ratingId)])
      unit.erase({ subject, messages: ERASED, held: [] });
    unit.erase({ subject: data.caseId, messages: [], held: await this.held.withoutWords(data, ...all) });
  }
}
