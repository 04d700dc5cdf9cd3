import { afterOf, pageOf } from './paging';

const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

describe('a list in pages', () => {
  it('ends where the rows end', () => {
    expect(pageOf(rows, 4, (row) => [row.id])).toEqual({ items: rows, next: null });
    expect(pageOf([], 4, () => [])).toEqual({ items: [], next: null });
  });

  it('goes on after the last row shown', () => {
    const page = pageOf(rows.slice(0, 3), 2, (row) => [row.id]);
    expect(page.items).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(afterOf({ cursor: page.next ?? '' })).toEqual(['b']);
  });

  it('refuses a cursor that it did not make', () => {
    for (const cursor of [
      'x',
      Buffer.from('["a","b"]').toString('base64url'),
      Buffer.from('[1]').toString('base64url'),
    ]) {
      expect(() => afterOf({ cursor })).toThrow('PAGING.CURSOR_INVALID');
    }
  });
});
