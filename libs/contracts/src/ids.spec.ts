import { caseIdOf, caseIdOfOrder, orderIdOf, orgOf, ratingIdOf, requestIdOf } from './ids';

describe('ids', () => {
  it('are the same whenever they are made again, and differ by sender', () => {
    expect(caseIdOf('henan-zwfw', 'HN1')).toBe(caseIdOf('henan-zwfw', 'HN1'));
    expect(caseIdOf('henan-zwfw', 'HN1')).toMatch(/^c-[0-9a-f]{20}$/);
    expect(caseIdOf('a', 'bc')).not.toBe(caseIdOf('ab', 'c'));
    expect(ratingIdOf('henan-zwfw', 'HN1').slice(2)).not.toBe(caseIdOf('henan-zwfw', 'HN1').slice(2));
    expect(requestIdOf('dept.xx-zrzy', '1')).toMatch(/^q-/);
  });

  it('lead from an order back to its case', () => {
    const caseId = caseIdOf('henan-zwfw', 'HN1');
    expect(caseIdOfOrder(orderIdOf(caseId, 2))).toBe(caseId);
    expect(caseIdOfOrder('WO-2026-1')).toBeUndefined();
  });

  it('of an organisation can stand in a topic name', () => {
    expect(orgOf('xx-zrzy')).toBe('xx-zrzy');
    for (const code of ['', 'a.b', '自规局', 'x'.repeat(65), '*']) expect(orgOf(code)).toBeUndefined();
  });
});
