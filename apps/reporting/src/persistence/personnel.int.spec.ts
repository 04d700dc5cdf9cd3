import { loadPolicies } from '@huiying/policy';
import type { QueryRunner } from 'typeorm';
import { startReportingDatabase } from '../../test/reporting-database';
import type { ReportingDatabase } from '../../test/reporting-database';
import { FindingsByOrder1763803560000 } from './migrations/1763803560000-findings-by-order';
import { Personnel } from './personnel';

let database: ReportingDatabase;
beforeAll(async () => {
  database = await startReportingDatabase();
}, 60_000);
afterAll(() => database.stop());

const pack = loadPolicies().inForce('520121', '2026-03-02')!;
const blamed = async (): Promise<readonly (readonly [string, readonly string[]])[]> =>
  (await new Personnel(database.reader).proposals('2026', pack))
    .filter(({ measure }) => measure === 'no_excellent')
    .map(({ subject, evidence }) => [subject, evidence]);

describe('whose finding counts for a person (Q42)', () => {
  it('the leading unit’s; a finding kept before goes to the order of the unit that spoke', async () => {
    const complaint = {
      ...{ jurisdiction: '520121', receivedOn: '2026-03-03', staffNo: '17' },
      ...{ upheld: true, fault: true, foundOn: '2026-03-09' },
    };
    for (const [id, org] of [
      ['c-lead', 'ky-a'],
      ['c-co', 'ky-b'],
      ['c-nobody', 'ky-c'],
    ] as const)
      await database.insert('complaint_finding', id, { ...complaint, caseId: id, org });
    // revoked on appeal (HA-16)
    await database.insert('complaint_finding', 'c-revoked', {
      ...{ ...complaint, caseId: 'c-revoked', org: 'ky-a', revoked: true },
    });
    for (const id of ['c-lead', 'c-co', 'c-revoked'])
      for (const [org, role] of [
        ['ky-a', 'lead'],
        ['ky-b', 'co'],
      ] as const)
        await database.insert('order_fact', `${id}-${org}`, {
          orderId: `${id}-${org}`,
          caseId: id,
          org,
          role,
        });
    const runner = { query: (sql: string) => database.reader.query(sql) } as unknown as QueryRunner;
    await new FindingsByOrder1763803560000().up(runner);
    await new FindingsByOrder1763803560000().up(runner);
    expect(await blamed()).toEqual([['ky-a/17', ['c-lead']]]);
  });
});
