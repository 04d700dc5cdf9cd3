import { kaiyangLetter } from '../../deploy/src/demo/samples/kaiyang';
import { Operator } from '../../deploy/src/cli/operator';
import { rebuildReporting } from '../../deploy/src/cli/reporting/rebuild-reporting';
import { republish } from '../../deploy/src/cli/commands/republish';
import { openTheatre, type Theatre } from './on-stage';
import { everyRecord, everyRow, opened, placesOf } from './search-everywhere';

jest.setTimeout(300_000);

const KAIYANG = kaiyangLetter.jurisdiction;
const SECRET = '白鹭工程坐标';
const CHAIR = '窗口座椅损坏';

describe('words that should not have been submitted, in a letter that a clerk has entered', () => {
  let theatre: Theatre;
  /** The letter itself, and the demand in it that holds the words. */
  let letter: string;
  let part: string;
  /** A second letter in nearly the same words, linked to the first. */
  let again: string;
  let began: string;

  const officer = (role: Parameters<Theatre['stage']['officer']>[0]) => theatre.stage.officer(role, KAIYANG);

  beforeAll(async () => {
    theatre = await openTheatre(['ky-gaj']);
    began = new Date(Date.now() - 3_600_000).toISOString();
    const { stage } = theatre;
    const receivedAt = (await stage.now()).slice(0, 19);
    await stage.advance('1h');
    const enter = (content: string, phone: string) =>
      officer('clerk').create('intake', '/cases', {
        ...{ ...kaiyangLetter, caseType: 'consultation', title: `窗口张贴${SECRET}`, content, receivedAt },
        party: { name: '示例来信人', phone, realName: true },
        scan: { name: `${SECRET}.pdf`, sha256: 'ab'.repeat(32) },
      });
    const told = `十二号窗口把${SECRET}贴在墙上，路过的人都能看到，已有三天；另外${CHAIR}，老人无法等候。`;
    letter = String((await enter(told, '13800006011'))['caseId']);
    again = String((await enter(`${told}请尽快处理。`, '13800006012'))['caseId']);
    await stage.clock.settle();
    const split = await officer('dispatcher').command('intake', `/cases/${letter}/split`, {
      parts: [
        { title: `墙上张贴${SECRET}`, content: `窗口把${SECRET}贴在墙上。` },
        { title: CHAIR, content: `${CHAIR}，老人无法等候。` },
      ],
    });
    part = (split['parts'] as { caseId: string }[])[0]?.caseId ?? '';
    await stage.clock.settle();
    await officer('dispatcher').command('intake', `/cases/${again}/links`, { caseId: part, kind: 'related' });
    await stage.clock.settle();
  });
  afterAll(async () => theatre?.close());

  const everything = async () => {
    const { platform } = theatre;
    const kept = await everyRow(platform);
    return [...kept, ...opened(platform, kept)];
  };
  const similar = (caseId: string) => officer('dispatcher').list('intake', `/cases/${caseId}/similar`);
  const exported = async (): Promise<string> => {
    const files = ['cases', 'work-orders', 'deadlines'].flatMap((kind) =>
      ['csv', 'jsonl'].map((format) => `/exports/${kind}?period=2026&format=${format}`),
    );
    const answers = files.map((path) => officer('supervisor').paper('reporting', path, '*/*'));
    return (await Promise.all(answers)).map(String).join('\n');
  };

  it('are found by an officer who looks for similar letters, and lie sealed in the letter and its parts', async () => {
    expect((await similar(again)).map(({ caseId }) => caseId)).toContain(letter);
    expect(placesOf([SECRET], await everyRow(theatre.platform))).toEqual([]);
    expect(placesOf([SECRET], await everything())).toEqual(expect.arrayContaining(['intake.papers']));
  });

  it('are contained with the letter in all its parts', async () => {
    const done = await officer('dispatcher').command('intake', `/cases/${letter}/containment`, {
      category: 'state_secret',
      title: '来信一件',
      content: '来信内容已封存。',
    });
    expect(done['contained']).toEqual(expect.arrayContaining([letter, part]));
    await officer('dispatcher').command('intake', `/cases/${again}/containment`, {
      category: 'state_secret',
    });
    await theatre.stage.clock.settle();
    expect(placesOf([SECRET], await everything())).toEqual([]);
  });

  it('are no longer what similar letters are found by', async () => {
    expect((await similar(again)).map(({ caseId }) => caseId)).not.toContain(letter);
    expect((await similar(letter)).map(({ caseId }) => caseId)).not.toContain(again);
  });

  it('are in no export, and not in the bulletin of the month', async () => {
    expect(await exported()).not.toContain(SECRET);
    const bulletin = await officer('supervisor').paper('reporting', '/bulletins/2026-09', 'text/html');
    expect(String(bulletin)).not.toContain(SECRET);
  });

  it('do not come back when reporting makes its rows again, and these are the same', async () => {
    const operator = new Operator(theatre.platform);
    try {
      const rebuilt = await rebuildReporting(operator, theatre.platform, { say: () => undefined });
      expect(rebuilt).toMatchObject({ identical: true, switched: true });
    } finally {
      await operator.close();
    }
    expect(placesOf([SECRET], await everything())).toEqual([]);
  });

  it('do not come back when a service says all that it has said once more', async () => {
    const operator = new Operator(theatre.platform);
    const context = { operator: () => operator } as unknown as Parameters<typeof republish.run>[2];
    try {
      for (const service of ['intake', 'routing'])
        await republish.run([], { since: began, service }, context);
    } finally {
      await operator.close();
    }
    await theatre.stage.clock.settle();
    expect(placesOf([SECRET], await everything())).toEqual([]);
    const ours = (await everyRecord(theatre.platform)).filter(
      ({ where }) => !/^(dept|province)\./.test(where),
    );
    expect(placesOf([SECRET], ours)).toEqual([]);
  });
});
