/** What the provincial platform sends. */
export { ProvinceCaseCreated } from './case-created.v1';
export { ProvinceCaseSupplemented } from './case-supplemented.v1';
export { ProvinceCaseUrged } from './case-urged.v1';
export { ProvinceCaseWithdrawn } from './case-withdrawn.v1';
export { ProvinceRatingCreated } from './rating-created.v1';
export { ProvinceRatingWithdrawn } from './rating-withdrawn.v1';
