import { phoneRefOf, windowHeadRefOf } from '@huiying/contracts';
import type { DeadlineKind, Pack } from '@huiying/policy';
import { HA, JL, KY, LN, XX, anOrganisation } from '../a-case.fixture';
import type { ContactRole, Organisation } from './organisation';
import { calledPhone, ownerOf, phoneOf, readReference } from './phone-of';
import { requiredContacts } from './required-contacts';

const contact = (phone: string) => ({ name: '张三', phone });
const resolved = (reference: string, directory: readonly Organisation[]): string | undefined => {
  const { owner, role, windowNo } = readReference(reference);
  const found = role && ownerOf(owner, role, directory);
  return role && found && calledPhone(found, { role, windowNo }, '2026-11-25');
};
/** A unit with what its regulation demands, and at the least one person who can be called. */
const aUnit = (pack: Pack): Organisation => {
  const roles: readonly ContactRole[] = ['principal_leader', ...requiredContacts(pack).roles];
  return anOrganisation(pack, 'a', {
    contacts: Object.fromEntries(roles.map((role) => [role, contact(`0797-${role.length}`)])),
  });
};
const inspection = anOrganisation(LN, 'ln-dcs', { contacts: { inspection_office: contact('0797-3500000') } });
const KINDS: readonly DeadlineKind[] = ['completion', 'acceptance', 'redo', 'first_contact', 'rectification'];

describe('a warning reaches somebody (LN-03, LN-66 to LN-69, HA-30)', () => {
  it.each([XX, JL, HA, LN, KY])('every reference that a rung of $id can name is a telephone', (pack) => {
    const directory = [aUnit(pack), inspection];
    const rungs = KINDS.flatMap((kind) => pack.rungs(kind));
    expect(rungs.length).toBeGreaterThan(0);
    for (const { addresseeRole } of rungs) {
      const reference = phoneRefOf({ org: 'a', jurisdiction: pack.code }, addresseeRole);
      expect([reference, resolved(reference, directory)]).toEqual([
        reference,
        expect.stringMatching(/^0797-/),
      ]);
    }
  });

  it('LN-69 the inspection office is the place’s: whichever entry of the directory has it', () => {
    expect(resolved('360783.inspection_office', [aUnit(LN), inspection])).toBe('0797-3500000');
    expect(resolved('360783.inspection_office', [aUnit(LN)])).toBeUndefined();
    expect(resolved('520121.inspection_office', [aUnit(KY), inspection])).toBeUndefined();
  });

  it('JL-04 the head of a window, as it is headed on that day; without one who is responsible for the unit', () => {
    const directory = [
      anOrganisation(JL, 'a', {
        contacts: { responsible: contact('0432-1') },
        windows: [
          { windowNo: 'B.07', head: contact('0432-2'), to: '2026-10-31' },
          { windowNo: 'B.07', head: contact('0432-3'), from: '2026-11-01' },
          { windowNo: 'B.08' },
        ],
      }),
    ];
    expect(resolved(windowHeadRefOf('a', 'B.07'), directory)).toBe('0432-3');
    expect(resolved(windowHeadRefOf('a', 'B.08'), directory)).toBe('0432-1');
    expect(resolved('a.window_head', directory)).toBe('0432-1');
  });

  it('a leader is not replaced by whoever handles the matter', () => {
    const handled = anOrganisation(LN, 'a', { contacts: { handler: contact('1'), receiver: contact('2') } });
    expect(phoneOf(handled, 'handler')).toBe('1');
    expect(phoneOf(handled, 'leader_in_charge')).toBeUndefined();
    expect(phoneOf(anOrganisation(LN, 'a', { contacts: { receiver: contact('2') } }), 'handler')).toBe('2');
  });
});
