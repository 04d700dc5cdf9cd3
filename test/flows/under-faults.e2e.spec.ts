import { EXPERIMENTS } from '../../chaos/src/experiments';
import { perform } from '../../chaos/src/perform';

jest.setTimeout(300_000);

/** What runs in every build; the whole is `npm run chaos -- --all`. */
const IN_EVERY_BUILD = ['crash-points-routing', 'commit-unanswered', 'history-replayed'];

describe('nothing is lost and nothing is doubled', () => {
  const seed = Date.now() % 1_000_000;

  it.each(IN_EVERY_BUILD)(`under %s, seed ${seed}`, async (name) => {
    const experiment = EXPERIMENTS.find((each) => each.name === name);
    if (!experiment) throw new Error(`there is no experiment ${name}`);
    const { faults } = await perform(experiment, seed, () => undefined);
    expect(faults).toEqual([]);
  });
});
