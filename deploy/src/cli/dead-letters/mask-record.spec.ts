import { maskRecord } from './mask-record';

describe('a rejected record, shown to an operator', () => {
  it('keeps its shape and numbers and loses every word of the person', () => {
    const record = {
      upstreamCaseNo: 'HN1',
      party: { name: '李明', phone: '13837300000' },
      content: '请联系 13837300000',
      attachments: [{ name: '身份证.jpg', size: 3 }],
    };
    const shown = maskRecord(Buffer.from(JSON.stringify(record)));
    expect(shown).toContain('HN1');
    expect(shown).not.toMatch(/李明|13837300000|身份证/);
    expect(JSON.parse(shown)).toMatchObject({ attachments: [{ size: 3 }] });
  });

  it('shows of what is no JSON only the marks between the words', () => {
    expect(maskRecord(Buffer.from('{"name": "李明", "phone": 13837300000'))).not.toMatch(/李明|13837300000/);
    expect(maskRecord(null)).toBe('');
  });
});
