import {
  ReceiptRatingNotAdopted,
  ReceiptRatingRevoked,
  ReceiptRatingStands,
  type OutgoingEvent,
} from '@huiying/contracts';
import type { Pack } from '@huiying/policy';
import { flowsToProvince } from '../collection/collected';
import type { RecordedRating } from './rating-file';

const FINDINGS: readonly unknown[] = [ReceiptRatingRevoked, ReceiptRatingNotAdopted, ReceiptRatingStands];

/**
 * What of these receipts the province gets: nothing about a rating that stays local (HA-06, HA-15), and what was found about a
 * rating where the pack has it fed back to where the rating was registered (JL-20).
 */
export function toldToProvince(
  { facts }: RecordedRating,
  receipts: readonly OutgoingEvent[],
  pack: Pack,
): readonly OutgoingEvent[] {
  if (!flowsToProvince(facts.collected, facts.channel, pack)) return [];
  if (pack.value<boolean>('appeal.notify_registering_department')) return receipts;
  return receipts.filter(({ contract }) => !FINDINGS.includes(contract));
}
