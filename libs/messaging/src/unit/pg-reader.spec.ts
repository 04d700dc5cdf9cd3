import { Unavailable } from '../chunk/database';
import { PgReader } from './pg-reader';
import { store } from './store';

const things = store<object>('thing');

/** A reader whose connections answer with this error. */
const readerThatFails = (error: Error): PgReader =>
  new PgReader(() => ({
    database: {
      http: { query: () => Promise.reject(error) },
      reports: { query: () => Promise.reject(error) },
    } as never,
    loader: { load: () => Promise.reject(error) } as never,
  }));

describe('a read that cannot be answered now', () => {
  it.each([
    ['all connections are taken', new Error('timeout exceeded when trying to connect')],
    ['the server is away', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })],
    ['the server ends the session', Object.assign(new Error('terminating'), { code: '57P01' })],
  ])('is one to come again for when %s', async (_when, error) => {
    const reader = readerThatFails(error);
    await expect(reader.query('select 1')).rejects.toThrow(Unavailable);
    await expect(reader.report('select 1')).rejects.toThrow(Unavailable);
    await expect(reader.read({ store: things, id: '1' })).rejects.toThrow(Unavailable);
  });

  it('stays what it is when the statement is at fault', async () => {
    const error = Object.assign(new Error('no such column'), { code: '42703' });
    await expect(readerThatFails(error).query('select x')).rejects.toBe(error);
  });
});
