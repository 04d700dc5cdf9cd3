import { UnitNamed } from '@huiying/contracts';
import { AesSealing } from '@huiying/messaging';
import { draftOfValues, type Policies } from '@huiying/policy';
import type { Principal } from '@huiying/http';
import { aRating, evening, policies } from '../consumers/rating.features';
import { Rated, huian, jilin, ratingId } from '../appeal/rated.features';
import { IncidentCommand } from '../http/incident.command';
import type { IncidentBody, IncidentDecisionBody } from '../http/incident-dtos';
import { Incidents } from '../persistence/incidents';
import { SealedTexts } from '../persistence/sealed-texts';
import { incidents } from '../persistence/stores';
import { decideIncident } from './decide-incident';
import type { Incident } from './incident';
import { recordIncident } from './record-incident';

const seal = new AesSealing(Buffer.alloc(32, 7));
const on = policies.drafted(
  draftOfValues(policies.inForce(huian, '2026-11-25')!, {
    'integrity.malicious_record': { enabled: true, confirmed: 1 },
  }),
);

class Office {
  private readonly command: IncidentCommand;

  constructor(
    readonly service: Rated,
    private readonly jurisdiction: string,
    law: Policies = policies,
  ) {
    this.command = new IncidentCommand(
      new Incidents(undefined as never, new SealedTexts(undefined as never, seal)),
      law,
    );
  }

  record(body: Partial<IncidentBody> = {}): Promise<Incident> {
    const seen = {
      kind: 'coercion',
      source: 'own_knowledge',
      org: 'a',
      description: '要求群众当面给好评',
    } as const;
    return this.run((by, unit) => this.command.record({ ...seen, ...body }, by, unit));
  }

  decide(id: string, body: Partial<IncidentDecisionBody> = {}, who: Partial<Principal> = {}) {
    const found = { founded: true, reason: '经核实', ...body };
    return this.run((by, unit) => this.command.decide(id, found, by, unit), who);
  }

  refer(id: string) {
    const body = { target: 'discipline_inspection', reference: '吉经纪〔2026〕7号' } as const;
    return this.run((by, unit) => this.command.refer(id, body, by, unit));
  }

  private run(
    work: (by: Principal, unit: Parameters<Parameters<Rated['service']['unit']>[2]>[0]) => Promise<Incident>,
    who: Partial<Principal> = {},
  ): Promise<Incident> {
    const by = { sub: 's-1', role: 'supervisor' as const, jurisdiction: this.jurisdiction, ...who };
    return this.service.service.unit(evening, `incident-${++commands}`, (unit) => work(by, unit));
  }
}

let commands = 0;
const officeIn = async (jurisdiction: string, law?: Policies) =>
  new Office(await Rated.in(jurisdiction), jurisdiction, law);

describe('coercion, fraud, leaks and rectifications that are not made are dealt with by persons (JL-06)', () => {
  it.each(['coercion', 'interference', 'fraud', 'leak', 'failure_to_rectify'] as const)(
    '%s is recorded by a person, from own knowledge or a signal',
    async (kind) => {
      const office = await officeIn(jilin);
      expect(await office.record({ kind })).toMatchObject({ kind, state: 'open', ruleId: 'JL-06' });
      const signal = { kind, source: 'signal' as const, ratingIds: [ratingId] };
      expect(await office.record(signal)).toMatchObject({ source: 'signal', ratingIds: [ratingId] });
      const bare = office.record({ kind, source: 'signal' });
      await expect(bare).rejects.toThrow('INTEGRITY.EVIDENCE_MISSING');
    },
  );

  it('who is named and what is said is not in the record itself', async () => {
    const office = await officeIn(jilin);
    const { incidentId } = await office.record({ staffNo: 'J-0112' });
    const kept = JSON.stringify(office.service.service.doc(incidents, incidentId));
    expect(kept).not.toContain('J-0112');
    expect(kept).not.toContain('好评');
  });

  it('only what the regulation knows', async () => {
    await expect((await officeIn(jilin)).record({ kind: 'retaliation' })).rejects.toThrow(
      'INTEGRITY.KIND_NOT_KNOWN',
    );
  });

  it('decided once, by an officer who is not of the unit; nothing follows from what is unfounded', async () => {
    const office = await officeIn(jilin);
    const { incidentId } = await office.record();
    await expect(office.decide(incidentId, {}, { org: 'a' })).rejects.toThrow('CASE.CONFLICT_OF_INTEREST');
    const measures = ['held_to_account' as const];
    await expect(office.decide(incidentId, { founded: false, measures })).rejects.toThrow(
      'INTEGRITY.NOT_FOUNDED',
    );
    expect(await office.decide(incidentId, { founded: false })).toMatchObject({ state: 'unfounded' });
    await expect(office.decide(incidentId)).rejects.toThrow('INTEGRITY.DECIDED');
    await expect(office.refer(incidentId)).rejects.toThrow('INTEGRITY.NOT_FOUNDED');
  });
});

describe('a rectification that falls short is named publicly and accounted for (JL-05)', () => {
  const measures: IncidentDecisionBody['measures'] = ['named_publicly', 'held_to_account'];

  it('by a person’s decision, which everybody hears; of persons nothing is said', async () => {
    const office = await officeIn(jilin);
    const { incidentId } = await office.record({ kind: 'failure_to_rectify', staffNo: 'J-0112' });
    const decided = await office.decide(incidentId, { measures });
    expect(decided.decision?.measures).toEqual([
      { measure: 'named_publicly', ruleId: 'JL-05' },
      { measure: 'held_to_account', ruleId: 'JL-11' },
    ]);
    expect(office.service.service.published.at(-1)).toMatchObject({
      contract: UnitNamed,
      subject: incidentId,
      data: { org: 'a', kind: 'failure_to_rectify', accountable: true, ruleId: 'JL-05' },
    });
    expect(JSON.stringify(office.service.service.published)).not.toContain('J-0112');
  });

  it('not where nobody is to be named, and never by itself', async () => {
    const office = await officeIn(jilin);
    const { incidentId } = await office.record({ kind: 'failure_to_rectify' });
    const before = office.service.service.published.length;
    await office.decide(incidentId, { measures: ['rectify_again'] });
    expect(office.service.service.published).toHaveLength(before);
    const ofNobody = recordIncident(
      {
        ...{ incidentId: 'i-1', jurisdiction: jilin, kind: 'failure_to_rectify', source: 'report' },
        ...{ ratingIds: [], caseIds: [], recordedAt: 0, recordedBy: 's-1' },
      },
      policies.inForce(jilin, '2026-11-25')!,
    ) as Incident;
    const deciding = { founded: true, measures: measures ?? [], privacyConfirmed: false, at: 1, by: 's-1' };
    const pack = policies.inForce(jilin, '2026-11-25')!;
    expect(decideIncident(ofNobody, deciding, pack, { confirmed: 0 })).toMatchObject({
      ...{ reasonCode: 'INTEGRITY.NO_UNIT', ruleId: 'JL-05' },
    });
  });
});

describe('what a person decides about persons is kept with its rule', () => {
  it('a window person is replaced where the result is poor (JL-10)', async () => {
    const office = await officeIn(jilin);
    const { incidentId } = await office.record({ kind: 'poor_result', windowNo: 'A-03' });
    const decided = await office.decide(incidentId, { measures: ['replace_window_person'] });
    expect(decided.decision?.measures).toEqual([{ measure: 'replace_window_person', ruleId: 'JL-10' }]);
  });

  it('not where the regulation does not know it', async () => {
    const office = await officeIn(jilin);
    const { incidentId } = await office.record({ kind: 'leak' });
    const asked = office.decide(incidentId, { measures: ['replace_window_person'] });
    await expect(asked).rejects.toThrow('INTEGRITY.MEASURE_NOT_KNOWN');
  });

  it('where harm was done it goes to discipline inspection, once (JL-11)', async () => {
    const office = await officeIn(jilin);
    const { incidentId } = await office.record({ kind: 'harm_done' });
    await office.decide(incidentId, { measures: ['held_to_account'] });
    const referred = await office.refer(incidentId);
    expect(referred.referral).toMatchObject({ target: 'discipline_inspection', ruleId: 'JL-11' });
    await expect(office.refer(incidentId)).rejects.toThrow('INTEGRITY.REFERRED');
  });

  it('who leaked what a case says is held to account by a person’s decision in Xinxiang (XX-35)', async () => {
    const office = await officeIn('410772');
    const { incidentId, ruleId } = await office.record({ kind: 'leak', caseIds: ['c-0123456789abcdef0123'] });
    expect(ruleId).toBe('XX-35');
    const { decision } = await office.decide(incidentId, { measures: ['held_to_account'] });
    expect(decision?.measures).toEqual([{ measure: 'held_to_account', ruleId: 'XX-35' }]);
  });

  it.each(['repeated_bad', 'fraud', 'obstruction', 'retaliation', 'failure_to_rectify'] as const)(
    'of %s an account is asked for in Huian (HA-36)',
    async (kind) => {
      const office = await officeIn(huian);
      const { incidentId } = await office.record({ kind });
      const { decision } = await office.decide(incidentId, { measures: ['held_to_account'] });
      expect(decision?.measures).toEqual([{ measure: 'held_to_account', ruleId: 'HA-36' }]);
    },
  );
});

describe('repeated malicious ratings may enter a person’s record, by a person’s decision only (HA-22)', () => {
  const asked = { measures: ['credit_record' as const], privacyConfirmed: true };
  const malicious = async (office: Office) => {
    const known = { kind: 'malicious_rating' as const, source: 'signal' as const, ratingIds: [ratingId] };
    return (await office.record(known)).incidentId;
  };

  it('is switched off unless the pack says otherwise', async () => {
    const office = await officeIn(huian);
    await expect(office.decide(await malicious(office), asked)).rejects.toThrow('INTEGRITY.RECORD_OFF');
  });

  it('switched on it needs ratings of one person that were decided to be malicious, and privacy weighed', async () => {
    const office = await officeIn(huian, on);
    const incidentId = await malicious(office);
    await expect(office.decide(incidentId, asked)).rejects.toThrow('INTEGRITY.NOT_REPEATED');
    expect(aRating().rater).toMatchObject({ phone: '13812345678' });
    const [filed] = await office.service.appeal();
    await office.service.decideAs(filed?.appealId ?? '', 'RATING.MALICIOUS');
    const unweighed = office.decide(incidentId, { ...asked, privacyConfirmed: false });
    await expect(unweighed).rejects.toThrow('INTEGRITY.PRIVACY_NOT_CONFIRMED');
    expect((await office.decide(incidentId, asked)).decision).toMatchObject({
      measures: [{ measure: 'credit_record', ruleId: 'HA-22' }],
      privacyConfirmed: true,
    });
  });
});
