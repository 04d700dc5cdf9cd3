import {
  deadLetter,
  discard,
  listDeadLetters,
  original,
  replay,
  type DeadLetter,
} from '../dead-letters/dead-letter-store';
import { maskRecord } from '../dead-letters/mask-record';
import { required, WrongUsage, type Answer, type Command, type CommandContext } from '../command';

/** What could not be taken, each with the reason that its sender was given. */
export const deadLetters: Command = {
  usage: [
    'dead-letters list [--all]',
    'dead-letters show <id> [--reveal]   personal data is masked unless --reveal',
    'dead-letters replay <id>',
    'dead-letters discard <id>',
  ],
  options: { all: 'flag', reveal: 'flag' },
  async run(args, options, context) {
    const verb = required(args, 0, 'list|show|replay|discard');
    const database = await context.operator().database();
    if (verb === 'list') return listed(await listDeadLetters(database, options['all'] !== true));
    const letter = await deadLetter(database, required(args, 1, 'id'));
    if (verb === 'show') return show(letter, options['reveal'] === true, context);
    if (verb === 'replay') {
      await replay(database, letter);
      return done(letter, 'is handed back to its service');
    }
    if (verb === 'discard') {
      await discard(database, letter);
      return done(letter, 'is discarded');
    }
    throw new WrongUsage(`dead-letters cannot ${verb}`);
  },
};

async function show(letter: DeadLetter, reveal: boolean, context: CommandContext): Promise<Answer> {
  const { secrets } = context.platform();
  const record = await original(await context.operator().database(), letter, secrets.dataKey);
  const value = reveal ? (record.value?.toString('utf8') ?? '') : maskRecord(record.value);
  const place = `${record.topic}/${record.partition}/${record.offset}`;
  const errors = letter.errors.map(({ path, message }) => `  ${path || '/'} ${message}`);
  return {
    json: { ...letter, place, headers: record.headers, value },
    text: [line(letter), `  at ${place}, headers ${JSON.stringify(record.headers)}`, ...errors, value].join(
      '\n',
    ),
  };
}

function listed(letters: readonly DeadLetter[]): Answer {
  return { json: letters, text: letters.length === 0 ? 'none' : letters.map(line).join('\n') };
}

function line({
  id,
  service,
  state,
  reasonCode,
  topic,
  at,
  parked,
  aggregateId,
  waiting,
}: DeadLetter): string {
  const parks = parked ? `  parks ${String(aggregateId)} (${waiting} waiting)` : '';
  return `${id}  ${state.padEnd(9)} ${service.padEnd(9)} ${reasonCode.padEnd(26)} ${topic}  ${at.toISOString()}${parks}`;
}

function done(letter: DeadLetter, what: string): Answer {
  return {
    json: { id: letter.id, service: letter.service },
    text: `${letter.id} (${letter.service}) ${what}`,
  };
}
