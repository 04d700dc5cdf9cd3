import { shareOut } from './subscription-assigner';

const partitions: Record<string, number[]> = {
  cases: [0, 1, 2, 3],
  ratings: [0, 1],
  'dept.a': [0],
  'dept.b': [0],
};
const of = (topic: string) => partitions[topic] ?? [];

describe('sharing out partitions', () => {
  it('gives every partition to exactly one member, evenly', () => {
    const shares = shareOut(
      [
        { memberId: 'm2', topics: ['cases', 'ratings'] },
        { memberId: 'm1', topics: ['cases', 'ratings'] },
      ],
      of,
    );
    expect(shares.get('m1')).toEqual({ cases: [0, 2], ratings: [0] });
    expect(shares.get('m2')).toEqual({ cases: [1, 3], ratings: [1] });
  });

  it('reads a topic that only one of two replicas knows yet, whoever leads the group', () => {
    const shares = shareOut(
      [
        { memberId: 'leader', topics: ['dept.a'] },
        { memberId: 'newer', topics: ['dept.a', 'dept.b'] },
      ],
      of,
    );
    expect(shares.get('newer')).toEqual({ 'dept.b': [0] });
    expect(shares.get('leader')).toEqual({ 'dept.a': [0] });
  });

  it('gives a member that subscribes to nothing an empty share', () => {
    expect(shareOut([{ memberId: 'm', topics: [] }], of).get('m')).toEqual({});
  });

  it('leaves out a topic that does not exist', () => {
    expect(shareOut([{ memberId: 'm', topics: ['gone', 'dept.a'] }], of).get('m')).toEqual({ 'dept.a': [0] });
  });
});
