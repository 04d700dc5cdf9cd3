import { Problem } from '../../players/officer';
import { feedKinds, linesOfUnits, readFeedFile, type FeedFile } from '../feeds/feed-file';
import { TableErrors } from '../feeds/table';
import { supervisorOf } from '../law/supervisor';
import { required, WrongUsage, type Command } from '../command';

/** What the imported version is of, and which document says so. */
const SAID = ['period', 'jurisdiction', 'publisher', 'document', 'issued'] as const;

/** Numbers that no event tells, from a file: all of it becomes one version of the month, or none of it does. */
export const importFile: Command = {
  usage: [
    'import volumes <file.csv> --period 2026-10 --jurisdiction <code> --publisher <who> --document <title> --issued 2026-11-02',
    '                                         办件量; columns org, volume, and if told apart taskCode, windowNo, channel',
    'import statements <file.csv> ...         what the province says it sent; columns kind, sourceSystem, upstreamNo',
    '  --reason <why>                         a correction of what was imported for that month before',
    '  --check                                only reads the file',
  ],
  options: {
    ...Object.fromEntries(SAID.map((name) => [name, 'value' as const])),
    reason: 'value',
    check: 'flag',
  },
  async run(args, options, context) {
    const verb = required(args, 0, Object.keys(feedKinds).join('|'));
    const kind = Object.hasOwn(feedKinds, verb) ? feedKinds[verb] : undefined;
    if (kind === undefined) throw new WrongUsage(`import cannot ${verb}`);
    const file = readFeedFile(kind, required(args, 1, 'file.csv'));
    const { rows, sha256 } = file;
    if (options['check'] === true)
      return { json: { lines: rows.length, sha256 }, text: `${rows.length} lines can be imported` };
    const [period, jurisdiction, publisher, document, issuedOn] = SAID.map((name) => given(options, name));
    const supervisor = await supervisorOf(context.platform());
    const { reason } = options;
    const body = {
      ...{ period, jurisdiction, source: { publisher, document, issuedOn, sha256 } },
      ...(typeof reason === 'string' ? { reason } : {}),
      lines: rows.map(({ line: _line, ...row }) => row),
    };
    const at = `${kind.path}/${String(period)}?jurisdiction=${String(jurisdiction)}`;
    const answer = await supervisor
      .enter('reporting', kind.path, typeof reason === 'string' ? at : undefined, body)
      .catch((error: unknown) => {
        throw explained(error, file);
      });
    const { version } = answer['version'] as { readonly version: number };
    return {
      json: answer,
      text: `${rows.length} lines are version ${version} of ${String(period)} for ${String(jurisdiction)}`,
    };
  },
};

function given(options: Readonly<Record<string, string | boolean | undefined>>, name: string): string {
  const value = options[name];
  if (typeof value !== 'string' || value === '') throw new WrongUsage(`--${name} is missing`);
  return value;
}

function explained(error: unknown, file: FeedFile): unknown {
  if (!(error instanceof Problem)) return error;
  if (error.code === 'FEED.ORG_UNKNOWN')
    return new TableErrors(linesOfUnits(file, String(error.body['detail']).split(', ')));
  if (error.status === 412)
    return new Error(
      'that month was imported before; a correction needs --reason, and changes nothing without it',
    );
  return error;
}
