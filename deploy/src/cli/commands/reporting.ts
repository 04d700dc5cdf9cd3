import { required, WrongUsage, type Command } from '../command';
import { rebuildReporting, rebuildText } from '../reporting/rebuild-reporting';

/** Makes reporting's fact tables again from the event logs; with `--compare` it only says whether they would be the same. */
export const reporting: Command = {
  usage: ['reporting rebuild [--compare]'],
  options: { compare: 'flag' },
  async run(args, options, context) {
    const verb = required(args, 0, 'rebuild');
    if (verb !== 'rebuild') throw new WrongUsage(`reporting cannot ${verb}`);
    const compareOnly = options['compare'] === true;
    const result = await rebuildReporting(context.operator(), context.platform(), {
      compareOnly,
      say: (line) => console.error(line),
    });
    return {
      json: result,
      text: rebuildText(result),
      exitCode: compareOnly && !result.identical ? 1 : 0,
    };
  },
};
