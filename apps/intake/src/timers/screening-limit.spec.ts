import { caseIdOf } from '@huiying/contracts';
import { IntakeInMemory, created, monday, withdrawn } from '../consumers/intake.features';
import { ScreeningLimit } from './screening-limit.timer';

beforeAll(() => {
  process.env['HUIYING_SERVICE'] = 'intake';
  process.env['KAFKA_BROKERS'] = 'nowhere:1';
  process.env['KAFKA_SECURITY_PROTOCOL'] = 'PLAINTEXT';
  process.env['DATABASE_URL'] = 'postgres://nobody@nowhere/none';
  process.env['HUIYING_DATA_KEY'] = IntakeInMemory.dataKey.toString('base64');
  process.env['HUIYING_JWT_PUBLIC_KEY'] = 'bm9uZQ==';
});

const id = caseIdOf('s', 'N1');
const day = 86_400_000;

async function fires(intake: IntakeInMemory, detail = '', at = monday + 2 * day): Promise<void> {
  const timer = new ScreeningLimit(intake.cases);
  const name = detail === '' ? 'screening' : `screening:${detail}`;
  await intake.service.unit(at, 'timer', (unit) => timer.fire({ id, name, detail, dueAt: at }, unit));
}
const said = (intake: IntakeInMemory) => intake.file().life.map(({ what }) => what);

describe('nothing that is held waits unseen (Q81, KY-19)', () => {
  it('a held case is watched until the end of the next working day, and the alarm is given once', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created({ caseType: 'help' }));
    expect(intake.service.timers).toMatchObject([{ id, name: 'screening' }]);
    await fires(intake);
    await fires(intake, '', monday + 3 * day);
    expect(intake.file()).toMatchObject({ status: 'held', overdueAt: monday + 2 * day });
    expect(said(intake).filter((what) => what === 'screening_overdue')).toHaveLength(1);
  });

  it('a case from before any pack was in force is watched too (Q54)', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created(), Date.UTC(2019, 0, 7, 1));
    expect(intake.service.timers).toMatchObject([{ id, name: 'screening' }]);
  });

  it('so is a withdrawal without proof of a case that goes on (Q43)', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created());
    await intake.receive(...withdrawn(2));
    expect(intake.file()).toMatchObject({ status: 'accepted', withdrawal: { status: 'unproven' } });
    expect(intake.service.timers).toMatchObject([{ id, name: 'screening:withdrawal' }]);
    await fires(intake, 'withdrawal');
    expect(intake.file().withdrawal).toMatchObject({ overdueAt: monday + 2 * day });
    expect(said(intake)).toContain('withdrawal_overdue');
  });

  it('what somebody has decided in time gives no alarm', async () => {
    const intake = new IntakeInMemory();
    await intake.receive(...created());
    await fires(intake);
    await fires(intake, 'withdrawal');
    expect(said(intake)).not.toContain('screening_overdue');
    expect(said(intake)).not.toContain('withdrawal_overdue');
  });
});
