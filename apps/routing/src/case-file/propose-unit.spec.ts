import { HA, JL, KY, LN, XX, anOrganisation, directoryOf, facts } from '../a-case.fixture';
import { proposeUnit } from './propose-unit';

describe('whose case it is', () => {
  it('belongs to the one unit that has the matter in its duty catalogue (XX-05)', () => {
    expect(proposeUnit(facts(XX), directoryOf(XX), XX)).toMatchObject({
      kind: 'single',
      org: 'zrzy',
      ground: 'task_duty',
    });
  });

  it('belongs to the owner of the matter, named by its credit code', () => {
    const owned = facts(XX, { serviceCase: { orgCode: '410700000000_11410700MB1912345K' } });
    expect(proposeUnit(owned, directoryOf(XX), XX)).toMatchObject({
      kind: 'single',
      ground: 'owner_of_matter',
    });
  });

  it('goes by topic where no matter is named', () => {
    const { serviceCase: _none, ...rest } = facts(XX, { topic: { code: 'market' } });
    expect(proposeUnit(rest, directoryOf(XX), XX)).toMatchObject({
      kind: 'single',
      org: 'scjg',
      ground: 'topic_duty',
    });
  });

  it('prefers the owner of the matter to the holder of its topic', () => {
    const both = facts(XX, { topic: { code: 'market' } });
    const proposal = proposeUnit(both, directoryOf(XX), XX);
    expect(proposal).toMatchObject({ kind: 'single', org: 'zrzy' });
    expect(proposal.candidates.map(({ org }) => org)).toEqual(['zrzy', 'scjg']);
  });

  it('is left to a person when owner and catalogue name different units', () => {
    const torn = facts(XX, { serviceCase: { taskCode: 'T-1', orgCode: 'csj' } });
    expect(proposeUnit(torn, directoryOf(XX), XX)).toMatchObject({
      kind: 'open',
      reasonCode: 'ROUTING.SEVERAL_OWNERS',
    });
  });

  it('is left to a person when only the province hints at a unit (Q39)', () => {
    const hinted = facts(XX, { serviceCase: {}, orgHint: 'csj' });
    expect(proposeUnit(hinted, directoryOf(XX), XX)).toMatchObject({
      kind: 'open',
      reasonCode: 'ROUTING.NO_OWNER',
      candidates: [{ org: 'csj', grounds: ['hint'] }],
    });
  });

  it('waits until the unit can read its orders (engine rule 25)', () => {
    const directory = [anOrganisation(XX, 'zrzy', { duties: [{ taskCode: 'T-1' }], status: 'provisioning' })];
    expect(proposeUnit(facts(XX), directory, XX)).toMatchObject({
      kind: 'open',
      reasonCode: 'ROUTING.ORG_NOT_ACTIVE',
    });
  });

  it('does not see a duty that had ended on the day of receipt', () => {
    const directory = [anOrganisation(XX, 'zrzy', { duties: [{ taskCode: 'T-1', to: '2026-11-15' }] })];
    expect(proposeUnit(facts(XX), directory, XX)).toMatchObject({ kind: 'open', candidates: [] });
  });

  it('asks a person whether a matter lies in the part of the place that a duty is bound to (XX-14)', () => {
    const directory = [anOrganisation(XX, 'town', { duties: [{ taskCode: 'T-1', territory: '410772101' }] })];
    expect(proposeUnit(facts(XX), directory, XX)).toMatchObject({
      kind: 'open',
      candidates: [{ org: 'town', grounds: ['duty_in_part'] }],
    });
  });

  it('never looks at units of another place', () => {
    expect(proposeUnit(facts(XX), directoryOf(LN), XX).candidates).toEqual([]);
  });

  it.each([LN, KY])('is proposed to a person in $name, where a person decides (LN-24, KY-34)', (pack) => {
    expect(proposeUnit(facts(pack), directoryOf(pack), pack)).toMatchObject({
      kind: 'open',
      reasonCode: 'ROUTING.NEEDS_CONFIRMATION',
      candidates: [{ org: 'zrzy' }],
    });
  });

  describe('when the unit itself is complained of (Q40)', () => {
    const accused = { respondent: { orgCode: '11410700MB1912345K' } };

    it('the owner of the matter handles it in XX, and the office checks (XX-05)', () => {
      expect(proposeUnit(facts(XX, accused), directoryOf(XX), XX)).toMatchObject({
        kind: 'single',
        org: 'zrzy',
      });
    });

    it.each([JL, HA])('a dispatcher of $name decides', (pack) => {
      expect(proposeUnit(facts(pack), directoryOf(pack), pack)).toMatchObject({ kind: 'single' });
      expect(proposeUnit(facts(pack, accused), directoryOf(pack), pack)).toMatchObject({
        kind: 'open',
        reasonCode: 'ROUTING.ACCUSED_UNIT',
        candidates: [{ org: 'zrzy', accused: true }],
      });
    });
  });
});
