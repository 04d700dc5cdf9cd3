import { Unavailable } from '../chunk/database';
import { PgCommands } from './pg-commands';

/** Commands whose database answers everything with this error. */
function commandsThatFail(error: Error): PgCommands {
  const load = (): Promise<never> => Promise.reject(error);
  const setting = { loader: { load }, database: { http: {} } };
  return new PgCommands(
    () => setting as never,
    () => Promise.resolve(),
  );
}
const request = { principal: 'officer-1', idempotencyKey: 'k-1', requestHash: 'h' };
const decide = () => Promise.resolve({ status: 200, body: {} });
const diskFull = Object.assign(new Error('No space left on device'), { code: '53100' });
const defect = Object.assign(new Error('no such column'), { code: '42703' });

describe('a command that cannot be carried out now', () => {
  it('is one to come again for, also when it cannot even be looked up whether it was answered before', async () => {
    await expect(commandsThatFail(diskFull).run(request, decide)).rejects.toThrow(Unavailable);
  });

  it('stays what it is when our statement is at fault', async () => {
    await expect(commandsThatFail(defect).run(request, decide)).rejects.toBe(defect);
  });
});
