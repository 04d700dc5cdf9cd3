import { describePack, loadPolicies } from '@huiying/policy';
import { localDateOf } from '@huiying/working-days';
import { required, WrongUsage, type Command } from '../command';

/** The law as data. */
export const policy: Command = {
  usage: ['policy check', 'policy show <jurisdiction>   the pack in force today as Chinese text'],
  run(args) {
    const verb = required(args, 0, 'check|show');
    const policies = loadPolicies(); // throws with file, key, value and expectation
    const today = localDateOf(Date.now());
    if (verb === 'check') {
      const packs = policies.jurisdictions().map(({ id, code, name }) => ({
        id,
        code,
        name,
        policyRef: policies.inForce(code, today)?.ref,
      }));
      const text = packs.map(({ code, policyRef }) => `${code}  ${policyRef ?? 'none in force'}`);
      return Promise.resolve({ json: packs, text: text.join('\n') });
    }
    if (verb === 'show') {
      const code = required(args, 1, 'jurisdiction');
      const pack = policies.inForce(code, today);
      if (pack === undefined) throw new Error(`No pack is in force for "${code}"`);
      const text = describePack(pack);
      return Promise.resolve({ json: { policyRef: pack.ref, text }, text });
    }
    throw new WrongUsage(`policy cannot ${verb}`);
  },
};
