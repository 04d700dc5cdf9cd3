import {
  ReceiptCaseRefused,
  ReceiptCaseReturned,
  ReceiptCaseTransferred,
  ReceiptCaseWithdrawn,
  event,
  type DataOf,
} from '@huiying/contracts';
import { lived, registeredPart, type EndedCase, type LinkedCase } from './case-file';
import { about, numberOf, type Decision } from './decision';
import { refuseCase, returnCase, type Refusing } from './refuse-case';
import { withdrawn } from './withdraw-case';

/** How the master ended, when it was not completed. */
export type MasterEnd =
  | ({ readonly outcome: 'refused' | 'returned' } & Refusing)
  | { readonly outcome: 'withdrawn' }
  | { readonly outcome: 'transferred'; readonly target: string; readonly reason: string };

/**
 * A linked case shares its master's end, whatever it is: nobody who filed twice is left without an outcome
 * (件件有落实, XX-15).
 */
export function shareEnd(file: LinkedCase, end: MasterEnd, at: number): Decision<EndedCase> {
  switch (end.outcome) {
    case 'refused':
      return refuseCase(registeredPart(file), end, at);
    case 'returned':
      return returnCase(registeredPart(file), end, at);
    case 'withdrawn':
      return withdrawn(file, at, false);
    case 'transferred': {
      const ended: EndedCase = {
        ...registeredPart(file),
        status: 'ended',
        outcome: 'transferred',
        endedAt: at,
        round: 1,
      };
      const data = { ...numberOf(file), target: end.target, reason: end.reason };
      return {
        file: lived(ended, { at, what: 'transferred' }),
        events: [event(ReceiptCaseTransferred, { ...about(file), data })],
      };
    }
  }
}

/** How a decision ended its case, read from what it tells the province; undefined when linked cases wait for more. */
export function endOf(decision: Decision): MasterEnd | undefined {
  if (decision.file.status !== 'ended') return undefined;
  for (const { contract, data } of decision.events) {
    if (contract === ReceiptCaseRefused) return { outcome: 'refused', by: 'system', ...reasonOf(data) };
    if (contract === ReceiptCaseReturned) return { outcome: 'returned', by: 'system', ...reasonOf(data) };
    if (contract === ReceiptCaseWithdrawn) return { outcome: 'withdrawn' };
  }
  return undefined;
}

function reasonOf(data: unknown): Omit<Refusing, 'by'> {
  const { reasonCode, ruleId, guidance, referral } = data as DataOf<typeof ReceiptCaseRefused>;
  return {
    reasonCode,
    ...(ruleId === undefined ? {} : { ruleId }),
    ...(guidance === undefined ? {} : { guidance }),
    ...(referral === undefined ? {} : { referral }),
  };
}
