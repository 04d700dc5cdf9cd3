import { OrganisationChanged } from '@huiying/contracts';
import { LN, MONDAY, XX, dataOf, events, frozen, refusal, state } from '../a-case.fixture';
import { CONTACT_ROLES, type Contacts, type OrganisationData } from './organisation';
import { activateOrganisation, registerOrganisation } from './register-organisation';
import { missingInPlace } from './required-contacts';

const UNIT_ROLES = CONTACT_ROLES.filter((role) => role !== 'inspection_office');
const contacts = Object.fromEntries(
  UNIT_ROLES.map((role) => [role, { name: '张三', phone: '0797-3512345' }]),
) as Contacts;
const entered = (other: Partial<OrganisationData> = {}): OrganisationData =>
  frozen({
    name: '龙南市城市管理局',
    kind: 'administrative',
    jurisdiction: '360783',
    contacts,
    duties: [],
    ...other,
  });
const provisioning = () => state(registerOrganisation(undefined, 'ln-csj', entered(), LN));

describe('an organisation', () => {
  it('waits until its topics exist, then it is active, once (engine rule 25)', () => {
    expect(provisioning()).toMatchObject({ status: 'provisioning', org: 'ln-csj', pack: 'LN' });
    const active = state(activateOrganisation(provisioning(), MONDAY));
    expect(active).toMatchObject({ status: 'active', activeSince: MONDAY });
    expect(activateOrganisation(active, MONDAY)).toEqual({ kind: 'nothing' });
  });

  it('is published without names and numbers of people', () => {
    const changed = events(registerOrganisation(undefined, 'ln-csj', entered(), LN));
    expect(dataOf(changed, OrganisationChanged)).toMatchObject({
      status: 'provisioning',
      roles: [...UNIT_ROLES],
    });
    expect(JSON.stringify(changed)).not.toMatch(/张三|3512345/);
  });

  it('stays active when it is amended', () => {
    const active = state(activateOrganisation(provisioning(), MONDAY));
    expect(state(registerOrganisation(active, 'ln-csj', entered({ name: '新名' }), LN))).toMatchObject({
      status: 'active',
      name: '新名',
      activeSince: MONDAY,
    });
  });

  it('names every contact that the regulation demands (LN-03)', () => {
    const { handler: _none, ...incomplete } = contacts;
    expect(
      refusal(registerOrganisation(undefined, 'ln-csj', entered({ contacts: incomplete }), LN)),
    ).toMatchObject({
      reasonCode: 'ROUTING.CONTACT_MISSING',
      ruleId: 'LN-03',
      message: 'contacts missing: handler',
    });
    expect(registerOrganisation(undefined, 'xx-a', entered({ contacts: {} }), XX).kind).toBe('became');
  });

  it('keeps the inspection office of the place, until another entry has it (LN-69)', () => {
    const office = { name: '督查室', phone: '0797-3500000' };
    const withOffice = { contacts: { ...contacts, inspection_office: office } };
    const without = entered();
    const known = state(registerOrganisation(undefined, 'ln-dcs', entered(withOffice), LN));
    expect(missingInPlace([entered({ contacts: {} })], LN)).toEqual({
      roles: ['inspection_office'],
      ruleId: 'LN-69',
    });
    expect(refusal(registerOrganisation(known, 'ln-dcs', without, LN))).toMatchObject({
      reasonCode: 'ROUTING.CONTACT_MISSING',
      ruleId: 'LN-69',
    });
    const other = state(registerOrganisation(undefined, 'ln-zfb', entered(withOffice), LN));
    expect(registerOrganisation(known, 'ln-dcs', without, LN, [other]).kind).toBe('became');
  });

  it('never moves to another place', () => {
    expect(refusal(registerOrganisation(provisioning(), 'ln-csj', entered(), XX))).toMatchObject({
      reasonCode: 'ROUTING.ORG_OTHER_JURISDICTION',
    });
  });
});
