import { Logger } from '@nestjs/common';
import type { Reader } from '@huiying/messaging';
import { register } from 'prom-client';
import { PROJECTED_FORM } from './rebuild/projected-form';
import { RowsOfAnOlderForm } from './rows-of-an-older-form';

const rowsOf = (form: () => number | undefined): RowsOfAnOlderForm => {
  const query = (): Promise<unknown> => {
    const now = form();
    return now === undefined
      ? Promise.reject(new Error('the database is away'))
      : Promise.resolve([{ form: now }]);
  };
  return new RowsOfAnOlderForm({ query } as unknown as Reader);
};

const saidAt = async (form: number): Promise<readonly unknown[]> => {
  const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  await rowsOf(() => form).sayIfAny();
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

  it('whoever watches the figures sees it until the rebuild is done, and while the database is away', async () => {
    let form: number | undefined = PROJECTED_FORM - 1;
    rowsOf(() => form).showAsFigure();
    const figure = async (): Promise<string> =>
      register.getSingleMetricAsString('huiying_projected_forms_behind');
    expect(await figure()).toContain('huiying_projected_forms_behind 1');
    form = undefined;
    expect(await figure()).toContain('huiying_projected_forms_behind 1');
    form = PROJECTED_FORM;
    expect(await figure()).toContain('huiying_projected_forms_behind 0');
    register.clear();
  });
});
