import type { DeadlineKind } from '@huiying/contracts';
import type { Pack, StartEvent } from '@huiying/policy';
import type { Pause } from '@huiying/working-days';
import type { Ending } from './ending';

/** The one appeal of a share of a bad rating, or of a complaint (Q64). */
export interface AppealFact {
  readonly filedAt?: number;
  readonly decided?: {
    readonly at: number;
    readonly outcome: 'revoked' | 'not_adopted' | 'stands';
  };
  /** The limit of the decision passed in silence, which lets what is appealed stand (Q31). */
  readonly silentAt?: number;
}

/** What may be appealed, and since when the unit knows it. */
export interface Appealable {
  readonly noticedAt?: number | undefined;
  readonly appeal?: AppealFact | undefined;
}

/** Kinds that begin with the notice of what may be appealed, or with its appeal. */
export const isOfAppeal = (kind: DeadlineKind): boolean =>
  kind === 'appeal' || kind === 'appeal_decision' || kind === 'revocation';

/**
 * Q32: where the rating may be appealed, the other reading counts a rectification from when the rating is verified: at the
 * end of the window for an appeal, or by the decision or the silence that lets the rating stand.
 */
export const countsFromVerification = (kind: DeadlineKind, pack: Pack): boolean =>
  kind === 'rectification' &&
  pack.value('rating.start_event') === 'verified' &&
  pack.parameter('appeal.window') !== undefined;

/** Q32: what the unit may or must do counts from its notice. Q31: a decision from the appeal, or from the finding. */
export function appealStart(startEvent: StartEvent, { noticedAt, appeal }: Appealable): number | undefined {
  switch (startEvent) {
    case 'notice_delivered':
      return noticedAt;
    case 'appeal_received':
      return appeal?.filedAt;
    case 'finding_recorded':
      return appeal?.decided?.outcome === 'stands' ? undefined : appeal?.decided?.at;
    default:
      return undefined;
  }
}

/**
 * The appeal ends the window for it, the decision its own limit. Where only the revocation is limited (HA-21), what stands
 * was never owed one.
 */
export function appealEnd(kind: DeadlineKind, { appeal }: Appealable): Ending | undefined {
  const { filedAt, decided } = appeal ?? {};
  if (kind === 'appeal') return filedAt === undefined ? undefined : { how: 'done', at: filedAt };
  if (!decided) return undefined;
  const neverOwed = kind === 'revocation' && decided.outcome === 'stands';
  return { how: neverOwed ? 'taken_back' : 'done', at: decided.at };
}

/** The unit's own clock stands from an admissible appeal to its decision or the silence that lets it stand (Q8, Q31, Q86). */
export function appealPause({ noticedAt = 0, appeal }: Appealable, pack: Pack): Pause[] {
  const { filedAt, decided, silentAt } = appeal ?? {};
  if (filedAt === undefined || !pack.appeal.pausesClock) return [];
  const from = Math.max(filedAt, noticedAt);
  const to = silentAt ?? decided?.at;
  return [{ kind: 'appeal', from, ...(to === undefined ? {} : { to: Math.max(to, from) }) }];
}
