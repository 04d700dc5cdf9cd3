import { localDateOf } from '@huiying/contracts';
import type { UnitOfWork } from '@huiying/messaging';
import type { Policies } from '@huiying/policy';
import { heldDueAt } from '../rating/held-limit';
import type { RatingFile } from '../rating/rating-file';
import { ratings } from './stores';

/** A held rating waits for a person, and not unseen; one from before any pack by the first one's limit (Q54). */
export function watchHeld(unit: UnitOfWork, file: RatingFile, policies: Policies): void {
  if (file.status !== 'held') return;
  const { ratingId, jurisdiction } = file.facts;
  const id = policies.byCode(jurisdiction);
  const first = id === undefined ? undefined : policies.firstOf(id);
  const pack = policies.inForce(jurisdiction, localDateOf(file.heldAt)) ?? first;
  if (!pack) return;
  unit.schedule([{ store: ratings, id: ratingId, name: 'held', dueAt: heldDueAt(file.heldAt, pack) }]);
}
