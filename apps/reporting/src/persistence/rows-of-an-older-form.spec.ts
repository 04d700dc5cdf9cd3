import { Logger } from '@nestjs/common';
import type { Reader } from '@huiying/messaging';
import { PROJECTED_FORM } from './rebuild/projected-form';
import { RowsOfAnOlderForm } from './rows-of-an-older-form';

const saidAt = async (form: number): Promise<readonly unknown[]> => {
  const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  const reader = { query: () => Promise.resolve([{ form }]) } as unknown as Reader;
  await new RowsOfAnOlderForm(reader).sayIfAny();
  const said = warned.mock.calls.map(([text]) => text as unknown);
  warned.mockRestore();
  return said;
};

describe('after an upgrade', () => {
  it('the service says at its start that a rebuild has to be run, and names the command', async () => {
    expect(await saidAt(PROJECTED_FORM - 1)).toEqual([
      expect.stringContaining('huiying -- reporting rebuild'),
    ]);
  });

  it('and says nothing once it has been', async () => {
    expect(await saidAt(PROJECTED_FORM)).toEqual([]);
  });
});
