import { deadlinesOf } from '../../deploy/src/cli/journey/deadlines';
import { findCase, eventsOf } from '../../deploy/src/cli/journey/journey-events';
import { tellJourney } from '../../deploy/src/cli/journey/tell-journey';
import { reconcile } from '../../deploy/src/cli/reconcile/reconcile';
import { longnanEmergencyScene } from '../../deploy/src/demo/scenes/longnan-emergency';
import { longnanOverdueScene } from '../../deploy/src/demo/scenes/longnan-overdue';
import { longnanRedoScene } from '../../deploy/src/demo/scenes/longnan-redo';
import { xinxiangConsultationScene } from '../../deploy/src/demo/scenes/xinxiang-consultation';
import { secretsOf } from '../../deploy/src/platform/secrets';
import { openTheatre, receiptTypes, type Theatre } from './on-stage';

jest.setTimeout(240_000);

describe('a case of the province goes through five services and back', () => {
  let theatre: Theatre;

  beforeAll(async () => {
    theatre = await openTheatre(['xx-zrzy', 'xx-scjg', 'ln-csgl', 'ln-zjj']);
  });
  afterAll(async () => theatre?.close());

  const deadlines = async (upstreamNo: string) => {
    const { platform, stage } = theatre;
    const found = await findCase(await stage.operator.database(), upstreamNo);
    const operated = { http: platform.connection().http, secrets: secretsOf(platform.home) };
    return deadlinesOf(operated, found?.caseId ?? '');
  };

  it('in Xinxiang: assigned by the system, checked twice, replied only after the check, and rated', async () => {
    const { stage } = theatre;
    await xinxiangConsultationScene.play(stage);
    await stage.clock.settle();
    expect(receiptTypes(stage, 'HN-DEMO-0001')).toEqual([
      'case.registered',
      'case.accepted',
      'case.assigned',
      'case.replied',
      'case.completed',
    ]);
    expect(stage.province.receiptsOf('HN-DEMO-0001').at(-1)?.data).toMatchObject({ round: 1, onTime: true });
    expect(receiptTypes(stage, 'HN-PJ-0001')).toEqual(['rating.recorded']);
  });

  it('counts the five working days over the National Day holiday and says so day by day', async () => {
    const [completion] = await deadlines('HN-DEMO-0001');
    expect(completion).toMatchObject({ kind: 'completion', dueOn: '2026-10-10', state: 'met' });
    expect(completion?.text).toMatch(/2026-10-01 .*国庆节.*不计/);
    expect(completion?.text).toMatch(/2026-10-10 .*调休上班.*第5个工作日/);
  });

  it('in Longnan: confirmed, returned, extended, reviewed, and redone once after a bad rating', async () => {
    const { stage } = theatre;
    await stage.nextMorning();
    await longnanRedoScene.play(stage);
    await stage.clock.settle();
    expect(receiptTypes(stage, 'JX-DEMO-0001')).toEqual([
      'case.registered',
      'case.accepted',
      'case.assigned',
      'case.assigned',
      'case.extended',
      'case.replied',
      'case.completed',
      'case.reopened',
      'case.replied',
      'case.completed',
    ]);
    const kinds = (await deadlines('JX-DEMO-0001')).map(({ kind, state }) => `${kind} ${state}`);
    expect(kinds).toEqual(expect.arrayContaining(['first_contact met', 'completion met', 'redo met']));
  });

  it('raises blue and yellow when nobody answers in time, and links what the same person files again', async () => {
    const { stage } = theatre;
    await stage.nextMorning();
    await longnanOverdueScene.play(stage);
    await stage.clock.settle();
    const alerts = stage
      .department('ln-zjj')
      .orders.filter(({ type }) => type === 'alert.raised.v1')
      .map(({ data }) => [data['rung'], data['points']]);
    expect(alerts).toEqual([
      ['blue', 0.5],
      ['yellow', 1],
    ]);
    const last = stage.province.receiptsOf('JX-DEMO-0003').at(-1);
    expect(last?.data).toMatchObject({ outcome: 'linked', onTime: false });
  });

  it('refuses an emergency at once, with rule and referral', async () => {
    const { stage } = theatre;
    await longnanEmergencyScene.play(stage);
    const refused = await stage.province.receipt('JX-DEMO-0004', 'case.refused');
    expect(refused.data).toMatchObject({ reasonCode: 'INTAKE.EMERGENCY_LINE', ruleId: 'LN-14' });
  });

  it('tells each step with the rule that it was taken under', async () => {
    const database = await theatre.stage.operator.database();
    const found = await findCase(database, 'JX-DEMO-0001');
    const lines = tellJourney(found === undefined ? [] : await eventsOf(database, found));
    const rules = lines.flatMap((line) => line.rules.map((rule) => rule.split(' ')[0]));
    expect(rules).toEqual(
      expect.arrayContaining(['LN-27', 'LN-28', 'LN-29', 'LN-33', 'LN-40', 'LN-47', 'LN-49']),
    );
    expect(lines.every(({ rules: told }) => told.every((rule) => /第.+：/.test(rule)))).toBe(true);
  });

  it('shows in the indicators what happened', async () => {
    const officer = theatre.stage.officer('supervisor', '*');
    const { rows } = await officer.get(
      'reporting',
      '/indicators?period=2026&by=jurisdiction&ids=redo_rate,points_deducted',
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: '360783', id: 'redo_rate', numerator: 1, denominator: 1 }),
        expect.objectContaining({ key: '360783', id: 'points_deducted', value: 1 }),
      ]),
    );
  });

  it('leaves no message of the province unaccounted for', async () => {
    const { counts } = await reconcile(theatre.stage.operator);
    expect(counts).toMatchObject({ missing: 0, unread: 0, parked: 0, 'in progress': 0, rejected: 0 });
  });
});
