import { readCalendarTable, shippedCalendar } from '@huiying/working-days';
import { Officer } from '../../players/officer';
import { mintToken } from '../../platform/tokens';
import { required, WrongUsage, type Command } from '../command';

/** The calendar that deadlines are counted by. */
export const calendar: Command = {
  usage: ['calendar check', 'calendar load <file.json>'],
  async run(args, _options, context) {
    const verb = required(args, 0, 'check|load');
    if (verb === 'check') {
      const { version, loadedYears } = shippedCalendar();
      const last = Math.max(...loadedYears);
      const first = Math.min(...loadedYears);
      const text = `${version}: ${first} to ${last}; deadlines that reach into ${last + 1} are provisional`;
      return { json: { version, loadedYears }, text };
    }
    if (verb === 'load') {
      const file = required(args, 1, 'file.json');
      const { region, year, days, source } = readCalendarTable(file, file);
      const { secrets, http } = context.platform();
      const { token } = await mintToken(secrets, {
        role: 'supervisor',
        jurisdiction: '*',
        subject: 'operator',
      });
      const body = { days, source };
      const answer = await new Officer(http, token).put('sla', `/calendars/${region}/${year}`, body);
      return { json: answer, text: `${region} ${year} is loaded; open deadlines are computed anew` };
    }
    throw new WrongUsage(`calendar cannot ${verb}`);
  },
};
