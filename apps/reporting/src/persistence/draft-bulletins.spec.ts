import { loadPolicies } from '@huiying/policy';
import { aBulletin } from '../../test/a-bulletin';
import { periodOf } from '../indicators/period';
import type { BulletinFigures } from './bulletin-figures';
import { DraftBulletins } from './draft-bulletins';

const pack = loadPolicies().inForce('360783', '2026-03-02')!;
const october = periodOf('2026-10')!;

/** Counts how often, and how many at once, a bulletin is counted. */
class Counting {
  times = 0;
  atOnce = 0;
  most = 0;
  fails = false;
  async of(): Promise<typeof aBulletin> {
    this.times += 1;
    this.most = Math.max(this.most, (this.atOnce += 1));
    await new Promise((resolve) => setImmediate(resolve));
    this.atOnce -= 1;
    if (this.fails) throw new Error('the database is away');
    return aBulletin;
  }
}
const draftsOf = (counting: Counting) => new DraftBulletins(counting as unknown as BulletinFigures);

describe('drafts of bulletins have a bound on what they cost', () => {
  it('who asks for the same one gets the same one; several are counted one after the other', async () => {
    const counting = new Counting();
    const drafts = draftsOf(counting);
    const months = ['2026-07', '2026-08', '2026-09'].map((name) => periodOf(name)!);
    await Promise.all([...months, ...months, ...months].map((month) => drafts.of(month, pack, 0)));
    expect([counting.times, counting.most]).toEqual([3, 1]);
    await drafts.of(months[0]!, pack, 0);
    expect(counting.times).toBe(3);
  });

  it('one that failed is no draft: the next one is counted', async () => {
    const counting = new Counting();
    const drafts = draftsOf(counting);
    counting.fails = true;
    await expect(drafts.of(october, pack, 0)).rejects.toThrow('the database is away');
    counting.fails = false;
    expect(await drafts.of(october, pack, 0)).toBe(aBulletin);
  });
});
