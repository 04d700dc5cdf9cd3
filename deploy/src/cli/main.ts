import { parseArgs } from 'node:util';
import { findPlatform, type RunningPlatform } from '../platform/running-platform';
import { WrongUsage, type Command, type CommandContext } from './command';
import { calendar } from './commands/calendar';
import { clock } from './commands/clock';
import { deadLetters } from './commands/dead-letters';
import { explain } from './commands/explain';
import { importFile } from './commands/import';
import { org } from './commands/org';
import { policy } from './commands/policy';
import { reconcile } from './commands/reconcile';
import { reporting } from './commands/reporting';
import { republish } from './commands/republish';
import { Operator } from './operator';

const COMMANDS: Readonly<Record<string, Command>> = {
  clock,
  explain,
  reconcile,
  'dead-letters': deadLetters,
  org,
  republish,
  reporting,
  import: importFile,
  calendar,
  policy,
};

/** `npm run --silent huiying -- <command>`: the operator's command line against the platform that runs in the home. */
async function main(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const wanted = ['', 'help', '--help', '-h'].includes(name);
    (wanted ? console.log : console.error)(usage(Object.values(COMMANDS)));
    return wanted ? 0 : 2;
  }
  let platform: RunningPlatform | undefined;
  let operator: Operator | undefined;
  const context: CommandContext = {
    platform: () => (platform ??= findPlatform()),
    operator: () => (operator ??= new Operator(context.platform())),
  };
  try {
    const { values, positionals } = parsed(command, rest);
    const { json, text, exitCode = 0 } = await command.run(positionals, values, context);
    console.log(values['json'] === true ? JSON.stringify(json, null, 2) : text);
    return exitCode;
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    console.error(`${error.message}\n${usage([command])}`);
    return 2;
  } finally {
    await operator?.close();
  }
}

function parsed(command: Command, args: readonly string[]) {
  const kinds = { json: 'flag', ...command.options } as const;
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? 'boolean' : 'string' } as const,
    ]),
  );
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}

function usage(commands: readonly Command[]): string {
  return ['Usage: npm run --silent huiying --', ...commands.flatMap((each) => each.usage)]
    .map((line, index) => (index === 0 ? line : `  ${line}`))
    .concat('  Every command takes --json. HUIYING_HOME names the home of the platform.')
    .join('\n');
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
