import { ratingIdOf } from '@huiying/contracts';
import { isOpen, type Deadline } from '../../apps/sla/src/deadline/deadline';
import { ratingClocks } from '../../apps/sla/src/persistence/stores';
import type { RatingFile } from '../../apps/rating/src/rating/rating-file';
import type { MemoryService } from '../../libs/testing/src/memory-unit';
import type { ARatedTown } from './a-rated-town';
import type { Said } from './platform-in-memory';

interface OfShare {
  readonly ratingId: string;
  readonly org: string;
  readonly appealId?: string;
  readonly outcome?: string;
  readonly adoption?: string;
}

const told = (said: readonly Said[], type: string): readonly (Said & { readonly data: OfShare })[] =>
  said
    .filter(({ event }) => event.contract.type === type)
    .map((each) => ({ ...each, data: each.event.data as OfShare }));

const shareOf = ({ ratingId, org }: OfShare): string => `${ratingId}.${org}`;

/** Those that are there more than once. */
function repeated(keys: readonly string[]): readonly string[] {
  return keys.filter((key, at) => keys.indexOf(key) !== at);
}

/** The clocks that sla keeps of these ratings. */
export const clocksOf = (sla: MemoryService, numbers: readonly string[]): readonly Deadline[] =>
  numbers
    .flatMap((no) => sla.doc(ratingClocks, ratingIdOf('s', no))?.shares ?? [])
    .flatMap(({ deadlines }) => deadlines);

/** When everybody has done what he owes, nothing is left running. */
export const stillRunning = (sla: MemoryService, numbers: readonly string[]): readonly string[] =>
  clocksOf(sla, numbers)
    .filter(isOpen)
    .map(({ deadlineId, state }) => `${deadlineId} is ${state}`);

/** A rating is recorded once, a share appealed and decided once, a person's answer is final (HA-19, HA-26). */
export const doneTwice = (said: readonly Said[]): readonly string[] => [
  ...repeated(told(said, 'rating.rating.recorded.v1').map(({ data }) => data.ratingId)),
  ...repeated(told(said, 'rating.rating.withdrawn.v1').map(({ data }) => data.ratingId)),
  ...repeated(told(said, 'rating.appeal.filed.v1').map(({ data }) => shareOf(data))),
  ...repeated(told(said, 'rating.appeal.decided.v1').map(({ data }) => shareOf(data))),
  ...repeated(
    told(said, 'rating.rectification.followed_up.v1')
      .filter(({ data }) => data.outcome !== 'unreachable')
      .map(({ data }) => shareOf(data)),
  ),
];

/** What a unit says changes its own share and no other one's (HA-12, Q58). */
export const meddled = ({ platform, actedBy }: ARatedTown): readonly string[] =>
  platform.said
    .filter(({ by, topic, causeId }) => by === 'rating' && topic === 'rating.ratings' && actedBy.has(causeId))
    .filter(({ event, causeId }) => (event.data as OfShare).org !== actedBy.get(causeId))
    .map(({ event, causeId }) => `${actedBy.get(causeId)}: ${event.contract.type}`);

const ADOPTED: Readonly<Record<string, string>> = { stands: 'counted' };

/**
 * Whatever was recorded is stored for good, revoked and withdrawn ones too, and each share counts as the events say: from
 * them alone the figures are made.
 */
export function countedOtherwise(town: ARatedTown, numbers: readonly string[]): readonly string[] {
  const { said } = town.platform;
  return numbers.flatMap((no) => {
    const ratingId = ratingIdOf('s', no);
    const ofThis = said.filter(({ event }) => (event.data as OfShare | null)?.ratingId === ratingId);
    const isRecorded = told(ofThis, 'rating.rating.recorded.v1').length > 0;
    const isWithdrawn = told(ofThis, 'rating.rating.withdrawn.v1').length > 0;
    const file = town.file(no);
    if (!isRecorded) return file?.status === 'recorded' ? [`${no} is recorded, and nobody was told`] : [];
    const expected = isWithdrawn ? 'withdrawn' : 'recorded';
    if (file?.status !== expected) return [`${no} is ${file?.status}, and was ${expected}`];
    const kept = adoptionsIn(file);
    return [...adoptionsTold(ofThis)]
      .filter(([org, adoption]) => kept !== undefined && kept[org] !== adoption)
      .map(([org, adoption]) => `${no} of ${org}: ${kept?.[org]}, and told ${adoption}`);
  });
}

const adoptionsIn = (file: RatingFile): Readonly<Record<string, string>> | undefined =>
  file.status === 'recorded'
    ? Object.fromEntries(Object.entries(file.shares ?? {}).map(([org, { adoption }]) => [org, adoption]))
    : undefined;

/** The last word on each share. */
function adoptionsTold(said: readonly Said[]): ReadonlyMap<string, string> {
  const adoptions = new Map<string, string>();
  for (const { event } of said) {
    const { org, outcome, adoption } = event.data as OfShare;
    if (event.contract.type === 'rating.appeal.filed.v1') adoptions.set(org, 'under_review');
    if (event.contract.type === 'rating.appeal.decided.v1')
      adoptions.set(org, ADOPTED[outcome ?? ''] ?? outcome ?? '');
    if (event.contract.type === 'rating.adoption.decided.v1') adoptions.set(org, adoption ?? '');
  }
  return adoptions;
}
