import { eventsOf, findCase } from '../journey/journey-events';
import { deadlinesOf, deadlinesText } from '../journey/deadlines';
import { journeyText, tellJourney } from '../journey/tell-journey';
import { required, type Command } from '../command';

/** What happened to a case, when and under which rule, and how each of its deadlines was counted, day by day. */
export const explain: Command = {
  usage: ['explain <caseNo|upstreamCaseNo|caseId|orderId|deadlineId>'],
  async run(args, _options, context) {
    const asked = required(args, 0, 'caseNo|caseId|deadlineId');
    const database = await context.operator().database();
    const found = await findCase(database, asked);
    if (found === undefined) throw new Error(`No case "${asked}"`);
    const lines = tellJourney(await eventsOf(database, found));
    const all = await deadlinesOf(context.platform(), found.caseId);
    const deadlines = asked.includes(':') ? all.filter(({ deadlineId }) => deadlineId === asked) : all;
    const head = `${found.caseNo ?? found.upstreamCaseNo}（${found.caseId}）`;
    return {
      json: { ...found, journey: lines, deadlines },
      text: [head, journeyText(lines), ...deadlinesText(deadlines)].join('\n'),
    };
  },
};
