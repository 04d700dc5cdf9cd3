import type { Commands, LogAdmin } from '@huiying/messaging';
import type { DutyDays } from '../persistence/duty-days';
import type { Organisations } from '../persistence/organisations';
import { ProvisionOrganisations } from './provision-organisations';

function routingThatStarts(topics: readonly string[]) {
  const admin = {
    listTopics: jest.fn(async () => topics),
    createTopics: jest.fn(async () => undefined),
    allow: jest.fn(async () => undefined),
  };
  const directory = { active: async () => ['kept', 'lost'], provisioning: async () => [] };
  const provisioning = new ProvisionOrganisations(
    {} as Commands,
    directory as unknown as Organisations,
    {} as DutyDays,
    () => admin as unknown as LogAdmin,
  );
  const sweep = async (): Promise<void> => {
    provisioning.wake();
    await provisioning.onApplicationShutdown();
  };
  return { admin, sweep };
}

describe('after the broker’s data was lost', () => {
  it('an active organisation whose topics are gone has them again, with its access rules', async () => {
    const { admin, sweep } = routingThatStarts(['dept.kept.orders', 'dept.kept.actions', 'dept.lost.orders']);
    await sweep();
    expect(admin.createTopics.mock.calls).toEqual([
      [
        [
          expect.objectContaining({ topic: 'dept.lost.orders' }),
          expect.objectContaining({ topic: 'dept.lost.actions' }),
        ],
      ],
    ]);
    expect(admin.allow).toHaveBeenCalledTimes(1);
  });

  it('nobody looks for it again once all are there', async () => {
    const { admin, sweep } = routingThatStarts([]);
    await sweep();
    await sweep();
    expect(admin.listTopics).toHaveBeenCalledTimes(1);
  });

  it('a broker that cannot be asked yet is asked at the next sweep', async () => {
    const { admin, sweep } = routingThatStarts([]);
    admin.listTopics.mockRejectedValueOnce(new Error('the broker has not been reached yet'));
    await sweep();
    await sweep();
    expect(admin.createTopics).toHaveBeenCalledTimes(2);
  });
});
