import type { Outcome } from './experiment';
import { recorded } from './record';
import { summary } from './table';

const run = (name: string, seed: number, faults: string[] = []): Outcome => ({
  name,
  seed,
  date: '2026-11-23',
  cases: 60,
  seconds: 10,
  redelivered: 0,
  notes: ['5 kills'],
  faults,
});

describe('the record of the experiments', () => {
  it('is put between its marks, and the words around them stay', () => {
    const first = recorded('# Proof\n\nBefore.\n', [run('zombie', 1)]);
    const again = recorded(`${first}\nAfter.\n`, [run('zombie', 2)]);
    expect(again).toMatch(/^# Proof\n\nBefore\.\n\n<!-- runs/);
    expect(again).toContain('| zombie | 1 | 2026-11-23 | 60 | 0 | 10 s | 5 kills | held |');
    expect(again).toContain('| zombie | 2 |');
    expect(again).toMatch(/<!-- end of runs -->\n\nAfter\.\n$/);
  });

  it('keeps the last run of an experiment with a seed', () => {
    const text = recorded(recorded('', [run('zombie', 1), run('burst', 1)]), [run('zombie', 1, ['lost'])]);
    expect(text.match(/\| zombie \| 1 /g)).toHaveLength(1);
    expect(text).toContain('**1 faults**');
    expect(text.indexOf('zombie')).toBeLessThan(text.indexOf('burst'));
  });

  it('says of one that could not be arranged why, and never that it held', () => {
    const undone = { ...run('disk-full-broker', 3), notArranged: 'no file system may be mounted here' };
    expect(recorded('', [undone])).toContain('not arranged: no file system may be mounted here');
    expect(summary([undone])).toBe('1 runs, 60 cases, 10 s; held 0, broken 0; not arranged 1');
  });

  it('sums up which held and which did not', () => {
    expect(summary([run('zombie', 1), run('burst', 2, ['lost'])])).toBe(
      '2 runs, 120 cases, 20 s; held 1, broken 1: burst (seed 2)',
    );
  });
});
