import { loadPolicies } from '@huiying/policy';
import { localDateOf } from '@huiying/working-days';
import { askedDraft } from '../law/asked-draft';
import { checkPolicy } from '../law/check-policy';
import { previewPolicy, previewText } from '../law/preview-policy';
import { required, WrongUsage, type Command } from '../command';

/** The law as data: to read, to compare, to try out. */
export const policy: Command = {
  usage: [
    'policy check                                    every pack is checked; which is in force',
    'policy check <jurisdiction> [--on <date>]       the pack as Chinese text, article by article',
    'policy check <jurisdiction> --against <other>   what two jurisdictions answer differently',
    'policy check <jurisdiction> --version <a>..<b>  what two versions answer differently',
    'policy check [<jurisdiction>] --pack <file|folder>   what a draft would change in the text',
    'policy preview [<jurisdiction>] --pack <file|folder> --from <date> [--to <date>]',
    '    instead of --pack: <jurisdiction> --set <key>=<value>   a draft of one value',
    '                                                what it would do to open deadlines, and would have done to a period',
  ],
  options: {
    against: 'value',
    version: 'value',
    pack: 'value',
    set: 'value',
    on: 'value',
    from: 'value',
    to: 'value',
  },
  async run(args, options, context) {
    const verb = required(args, 0, 'check|preview');
    const jurisdiction = args[1];
    const policies = loadPolicies(); // throws with file, key, value and expectation
    const { against, version, pack, set, on, from, to } = texts(options);
    if (verb === 'check')
      return checkPolicy(policies, {
        jurisdiction,
        against,
        version,
        pack,
        set,
        on: on ?? localDateOf(Date.now()),
      });
    if (verb !== 'preview') throw new WrongUsage(`policy cannot ${verb}`);
    if (from === undefined) throw new WrongUsage('--from <date> is missing');
    const draft = askedDraft(policies, { jurisdiction, pack, set }, to ?? from);
    const shown = await previewPolicy(draft, { from, to }, context.platform());
    return { json: shown, text: previewText(shown) };
  },
};

function texts(
  options: Readonly<Record<string, string | boolean | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
}
