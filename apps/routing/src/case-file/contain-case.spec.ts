import { AssignedCaseContained, ToDeptOrderRedacted, formatTime } from '@huiying/contracts';
import { DAY, LN, MONDAY, dataOf, handled } from '../a-case.fixture';
import { containCase } from './contain-case';

const at = MONDAY + 2 * DAY;
const text = { title: '已封控', content: '已封控', attachments: [], supplements: [] };
const why = { category: 'third_party_privacy', containedAt: formatTime(at) } as const;

describe('the words of an assigned case are contained (LN-17)', () => {
  it('its units are told to destroy theirs, and whoever keeps words about its orders is told', () => {
    const { file, events } = containCase(handled(LN), text, why);
    expect(dataOf(events, ToDeptOrderRedacted)).toMatchObject({ content: '已封控' });
    expect(dataOf(events, AssignedCaseContained)).toMatchObject({ ...why, unpublished: false });
    expect(file).toEqual({ ...handled(LN), containedAt: at });
  });

  it('what anybody could read is withdrawn, once, with a record of when', () => {
    const publication = { round: 1, publishedAt: MONDAY };
    const first = containCase({ ...handled(LN), publication }, text, why);
    expect(first.file.publication).toEqual({ ...publication, withdrawnAt: at });
    expect(dataOf(first.events, AssignedCaseContained)).toMatchObject({ unpublished: true });
    const again = containCase(first.file, text, { ...why, containedAt: formatTime(at + DAY) });
    expect(again.file.publication).toEqual(first.file.publication);
    expect(dataOf(again.events, AssignedCaseContained)).toMatchObject({ unpublished: false });
  });
});
