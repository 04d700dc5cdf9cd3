import { concernsNoOtherOrgan } from './concerns-no-other-organ';
import type { Check } from './check';
import { hasConcreteContent } from './has-concrete-content';
import { bringsNewFacts, isFirstOfItsMatter } from './is-first-of-its-matter';
import { isWithinTerritory } from './is-within-territory';
import { mentionsNone } from './mentions-none';
import { namesAKnownBehaviour } from './names-a-known-behaviour';
import { namesTheElements } from './names-the-elements';
import { passedTheUpstreamFilter } from './passed-the-upstream-filter';
import { typeIsCovered, typeIsKnown } from './type-is-covered';

/** All checks that a pack may choose. Data chooses and configures; code defines. */
export const CHECKS: Readonly<Record<string, Check>> = {
  typeIsKnown,
  typeIsCovered,
  passedTheUpstreamFilter,
  mentionsNone,
  hasConcreteContent,
  isWithinTerritory,
  concernsNoOtherOrgan,
  isFirstOfItsMatter,
  bringsNewFacts,
  namesTheElements,
  namesAKnownBehaviour,
};
