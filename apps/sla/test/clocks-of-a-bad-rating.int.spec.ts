import { AppealDecided, AppealFiled, NoticeDelivered, formatTime, ratingIdOf } from '@huiying/contracts';
import { loadPolicies } from '@huiying/policy';
import { eventually } from '@huiying/testing';
import { RunningSla } from './running-sla';

jest.setTimeout(120_000);

const HA = '350521';
const POLICY = loadPolicies().inForce(HA, '2026-03-02')?.ref ?? '';
let sla: RunningSla;

beforeAll(async () => {
  sla = await RunningSla.start(['a']);
});
afterAll(() => sla.stop());

describe('the clocks of a bad rating', () => {
  it('run from the notice, are told to the unit, shown and explained, and end with the decision', async () => {
    const ratingId = ratingIdOf('test', 'bad-1');
    const now = formatTime(Date.now());
    const share = { ratingId, org: 'a' };
    await sla.rating(NoticeDelivered.type, { ...share, deliveredAt: now }, POLICY, '/delivery/a');
    const appeal = { ...share, appealId: AppealFiled.example.appealId, jurisdiction: HA };
    const filed = { ...AppealFiled.example, ...appeal, filedAt: now };
    await eventually('the window', async () => (await sla.published(ratingId)).length === 2);
    await eventually('the unit is told', async () => (await sla.ordersTopic('a')).join() === '2');
    await sla.rating(AppealFiled.type, filed, POLICY);
    await sla.rating(AppealDecided.type, { ...AppealDecided.example, ...appeal, decidedAt: now }, POLICY);
    const get = (role: string, url: string) => sla.http(role, 'GET', url, undefined, undefined, HA);
    const kinds = async (role: string) =>
      (await get(role, `/ratings/${ratingId}/deadlines`)).body.map(
        ({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`,
      );
    await eventually('the end', async () => (await kinds('reviewer')).includes('revocation met'));
    expect(await kinds('reviewer')).toEqual(
      expect.arrayContaining(['appeal met', 'revocation met', 'rectification superseded']),
    );
    expect(await sla.ordersTopic('a')).toEqual(['2']);
    const explained = await get('department', `/deadlines/${ratingId}.a:appeal:1/explanation`);
    expect(explained.body.text).toContain('差评告知到达被评单位');
    const elsewhere = await sla.http('reviewer', 'GET', `/ratings/${ratingId}/deadlines`);
    expect(elsewhere.status).toBe(403);
  });

  it('would be moved by a calendar as those of a case are, which the preview shows (Q13, Q36)', async () => {
    const ratingId = ratingIdOf('test', 'bad-2');
    const deliveredAt = '2027-03-01T09:00:00+08:00';
    await sla.rating(NoticeDelivered.type, { ratingId, org: 'a', deliveredAt }, POLICY, '/delivery/a');
    await eventually('the window', async () => (await sla.published(ratingId)).length === 2);
    const days = [{ date: '2027-03-03', kind: 'holiday', name: '试' }];
    const year = { region: 'CN', year: 2027, days, source: '试行通知' };
    const { body } = await sla.http('supervisor', 'POST', '/calendars/preview', year, undefined, HA);
    expect(body.deadlines).toContainEqual(
      expect.objectContaining({
        ...{ deadlineId: `${ratingId}.a:appeal:1`, ratingId, org: 'a', kind: 'appeal' },
        before: expect.objectContaining({ dueOn: '2027-03-04' }),
        after: expect.objectContaining({ dueOn: '2027-03-05' }),
      }),
    );
  });
});
