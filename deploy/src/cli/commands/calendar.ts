import {
  calendarPreviewText,
  checkFile,
  checkShipped,
  overviewAnswer,
  readCalendarFile,
  type CalendarsShown,
} from '../law/calendar-file';
import { supervisorOf } from '../law/supervisor';
import { required, WrongUsage, type Command } from '../command';

/** The calendar that deadlines are counted by. */
export const calendar: Command = {
  usage: [
    'calendar show                            which years the platform counts by; exit 1 when open deadlines are estimates',
    'calendar check [<file.json>]             the shipped calendar, or a year before it is loaded',
    'calendar load <file.json> [--preview]    loads a year; with --preview only shows what it would move',
  ],
  options: { preview: 'flag' },
  async run(args, options, context) {
    const verb = required(args, 0, 'show|check|load');
    if (verb === 'check')
      return args[1] === undefined ? checkShipped() : checkFile(readCalendarFile(args[1]));
    if (verb === 'show') {
      const supervisor = await supervisorOf(context.platform());
      return overviewAnswer((await supervisor.get('sla', '/calendars')) as unknown as CalendarsShown);
    }
    if (verb !== 'load') throw new WrongUsage(`calendar cannot ${verb}`);
    const table = readCalendarFile(required(args, 1, 'file.json'));
    const { region, year, days, source } = table;
    const supervisor = await supervisorOf(context.platform());
    if (options['preview'] === true) {
      const shown = await supervisor.ask('sla', '/calendars/preview', { region, year, days, source });
      return { json: shown, text: calendarPreviewText(table, shown) };
    }
    const answer = await supervisor.put('sla', `/calendars/${region}/${year}`, { days, source });
    return { json: answer, text: `${region} ${year} 已装载；未结期限随即重算` };
  },
};
