import { CONTAINED, dataWithoutWords, withoutWords } from './without-words';

const record = (value: Buffer | null) => ({
  topic: 'province.cases',
  partition: 0,
  offset: 0n,
  key: Buffer.from('N1'),
  value,
  headers: {},
  timestampMs: 0,
  logAppendTime: true,
});

describe('a held record of a contained case', () => {
  it('keeps what says which event it is, so that it can still be taken, and loses every word', () => {
    const data = {
      upstreamCaseNo: 'N1',
      eventSeq: 2,
      content: '秘密',
      newFacts: true,
      reply: '秘密',
      秘密: 1,
      phone: 13800000000,
      party: { name: '李明', idNumber: '1' },
      orgCode: '秘密',
      attachments: [{ name: '秘密.jpg', size: 3 }],
      list: ['秘密', { orderId: 'o-1', note: '秘密' }],
    };
    expect(dataWithoutWords(data)).toEqual({
      upstreamCaseNo: 'N1',
      eventSeq: 2,
      content: CONTAINED,
      newFacts: true,
      party: { name: CONTAINED },
      attachments: [],
      list: [{ orderId: 'o-1' }],
    });
  });

  it('that is no JSON keeps nothing', () => {
    expect(withoutWords(record(Buffer.from('{"content": "秘密'))).value).toBeNull();
    expect(withoutWords(record(null)).value).toBeNull();
  });
});
