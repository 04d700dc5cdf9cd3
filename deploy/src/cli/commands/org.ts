import { Officer } from '../../players/officer';
import type { RunningPlatform } from '../../platform/running-platform';
import { mintToken } from '../../platform/tokens';
import { issueCredentials } from '../org/credentials';
import { onboard } from '../org/onboard';
import { readOrganisations } from '../org/organisation-file';
import { required, WrongUsage, type Command } from '../command';

/** Organisations: entering them in the directory, and letting them in. */
export const org: Command = {
  usage: ['org onboard <file.yaml|file.json>', 'org credentials <org>'],
  async run(args, _options, context) {
    const verb = required(args, 0, 'onboard|credentials');
    const platform = context.platform();
    if (verb === 'onboard') {
      const entries = readOrganisations(required(args, 1, 'file'));
      await onboard(await supervisorOf(platform), entries);
      const codes = entries.map((entry) => entry.org);
      return { json: { active: codes }, text: `active: ${codes.join(', ')}` };
    }
    if (verb === 'credentials') {
      const code = required(args, 1, 'org');
      const known = await (await supervisorOf(platform)).get('routing', `/organisations/${code}`);
      const issued = await issueCredentials(platform, code, String(known['jurisdiction']));
      const text = Object.entries(issued).map(([name, value]) => `${name.padEnd(12)} ${value}`);
      return { json: issued, text: ['Shown this once:', ...text].join('\n') };
    }
    throw new WrongUsage(`org cannot ${verb}`);
  },
};

async function supervisorOf({ secrets, http }: RunningPlatform): Promise<Officer> {
  const { token } = await mintToken(secrets, { role: 'supervisor', jurisdiction: '*', subject: 'operator' });
  return new Officer(http, token);
}
