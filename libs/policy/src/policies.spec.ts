import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePacks, loadPolicies, UnknownPolicyRef } from './index';
import { findPacksFolder } from './load/read-pack-folder';

const policies = loadPolicies();

describe('which law governs a case', () => {
  it('knows five jurisdictions from the day on which each text came into force (Q74)', () => {
    expect(policies.jurisdictions().map(({ id, code, inForceFrom }) => [id, code, inForceFrom])).toEqual([
      ['HA', '350521', '2020-09-21'],
      ['JL', '220271', '2023-05-12'],
      ['KY', '520121', '2022-05-09'],
      ['LN', '360783', '2021-03-04'],
      ['XX', '410772', '2020-08-18'],
    ]);
  });

  it('finds a jurisdiction by its code 6, 9 or 12 wide and by an older code, and guesses nothing', () => {
    for (const code of ['360783', '360783000', '360783000000', '360727', '360727000000'])
      expect(policies.byCode(code)).toBe('LN');
    for (const code of ['360783001', '36078', '999999', '', '360783-000'])
      expect(policies.byCode(code)).toBeUndefined();
  });

  it('holds a case received before its pack was in force (Q54)', () => {
    expect(policies.inForce('360783', '2021-03-03')).toBeUndefined();
    expect(policies.inForce('360783', '2021-03-04')?.ref).toBe('LN@1.0.0#2021-03-04');
  });

  it('gives a case the version of its day of receipt for ever (Q15)', () => {
    expect(policies.byRef('LN@1.0.0#2021-03-04')).toBe(policies.inForce('360783', '2030-01-01'));
    for (const ref of ['LN@9.9.9#2021-03-04', 'LN@1.0.0#2021-03-05', 'ZZ@1.0.0#2021-03-04', 'nonsense'])
      expect(() => policies.byRef(ref)).toThrow(UnknownPolicyRef);
  });
});

describe('parameters', () => {
  const packs = policies.jurisdictions().map(({ code }) => policies.inForce(code, '2026-03-02')!);

  it.each(packs.map((pack) => [pack.id, pack]))(
    '%s: every value cites a reference, and its own ones a rule or a question',
    (_id, pack) => {
      for (const parameter of pack.parameters()) {
        expect(parameter.reference).not.toBe('');
        if (parameter.isDefault) continue;
        expect([parameter.key, parameter.ruleId ?? parameter.questions[0]]).toEqual([
          parameter.key,
          expect.any(String),
        ]);
      }
    },
  );

  it.each(packs.map((pack) => [pack.id, pack]))(
    '%s: every limit’s rule is in the catalogue and can be told',
    (_id, pack) => {
      for (const subject of [...pack.types, 'bad_rating'] as const)
        for (const { ruleId } of pack.deadlines(subject))
          expect(pack.statements(ruleId)).toMatchObject({
            id: ruleId,
            zh: expect.any(String),
            en: expect.any(String),
          });
    },
  );

  it('every recorded question of procedure has a parameter; Q74 is the first day of each pack', () => {
    const answered = new Set(
      packs.flatMap((pack) => pack.parameters().flatMap(({ questions }) => questions)),
    );
    const questions = Array.from({ length: 86 }, (_, index) => `Q${index + 1}`);
    expect(questions.filter((question) => !answered.has(question))).toEqual(['Q74']);
  });

  it('an unknown parameter is an error, an absent right is not', () => {
    expect(() => packs[0]!.value('no.such')).toThrow("parameter 'no.such' is not in the pack");
    expect(packs[0]!.parameter('no.such')).toBeUndefined();
  });
});

describe('loading', () => {
  it('compiled.json was made from the packs as they are (after a change: run compile-packs)', () => {
    const folder = findPacksFolder();
    expect(readFileSync(join(folder, 'compiled.json'), 'utf8') === compilePacks(folder)).toBe(true);
  });

  it('reads a folder once per process', () => {
    expect(loadPolicies()).toBe(policies);
  });
});
