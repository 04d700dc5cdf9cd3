import { parseTime } from '@huiying/contracts';
import { SERVICE_NAMES } from '../../platform/names';
import { WrongUsage, type Command } from '../command';

/** Keys before internal events before what goes outside, as the relay orders them (engine rule 14). */
const PHASE = `case when topic = 'intake.keys' then 0 when topic like 'province.%' then 2 else 1 end`;

/**
 * Puts what a service published since then back into its outbox as it was, with the same ids and sequences: receivers
 * that have it drop it, a broker that lost it has it again. By the machine's clock, since that is what a broker loses.
 */
export const republish: Command = {
  usage: ['republish --since <ISO-8601> --service <intake|routing|sla|rating|reporting>'],
  options: { since: 'value', service: 'value' },
  async run(_args, options, context) {
    const since = parseTime(String(options['since'] ?? ''));
    if (since === undefined)
      throw new WrongUsage('--since: expected an instant, e.g. 2026-10-08T09:00:00+08:00');
    const service = SERVICE_NAMES.find((name) => name === options['service']);
    if (service === undefined) throw new WrongUsage(`--service: expected one of ${SERVICE_NAMES.join(', ')}`);
    const database = await context.operator().database();
    await database.query('begin read write');
    const { rowCount } = await database.query(
      `insert into ${service}.outbox (phase, topic, key, subject, headers, value, retained)
       select ${PHASE}, topic, key, subject, headers, value, false
         from ${service}.event_log where logged_at >= $1 order by id`,
      [new Date(since).toISOString()],
    );
    await database.query('commit');
    return { json: { service, events: rowCount }, text: `${rowCount} events of ${service} go out again` };
  },
};
