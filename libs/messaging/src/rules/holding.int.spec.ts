import { ref } from '@huiying/messaging';
import {
  EnginePlatform,
  Gate,
  type ToyEngine,
  ToyWorld,
  aName,
  accounts,
  acted,
  book,
  entry,
  eventually,
  sent,
  thing,
} from '@huiying/testing';
import { PgCommands } from '../unit/pg-commands';

jest.setTimeout(60_000);

let platform: EnginePlatform;
let world: ToyWorld;
const running: ToyEngine[] = [];

const run: EnginePlatform['run'] = async (...args) => {
  const toy = await platform.run(...args);
  running.push(toy);
  return toy;
};
/** As after a repair: `boom` and `never` are booked like anything else. */
const repaired: typeof book = (message, unit) => {
  const text = message.data.text.replace(/^(boom|never|nul|cycle)$/, 'mended $1');
  return book({ ...message, data: { ...message.data, text } }, unit);
};
const replay = (account: string): Promise<unknown> =>
  platform.rows(`update blocked set kind = 'replaying' where aggregate_id = $1 and topic = '*'`, [account]);

beforeAll(async () => {
  platform = await EnginePlatform.start();
  world = new ToyWorld(platform);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((toy) => toy.stop()));
});
afterAll(() => platform.stop());

describe('rule 11: a case is parked, the others go on', () => {
  it('after three tries; messages of every topic queue behind it, and are replayed in arrival order', async () => {
    const first = await run();
    const [sick, well] = [aName(), aName()];
    await world.send(
      entry(sick, 'fine', 1),
      entry(sick, 'boom', 2),
      entry(sick, 'behind', 3),
      entry(well, 'one', 1),
      entry(well, 'two', 2),
    );
    await world.hasEntries(well, 'one', 'two');
    await world.isBlocked(sick, '* parked');
    await world.send(sent(sick, 'from elsewhere'));
    await eventually('queued', async () => (await world.queueOf(sick)).length === 3);
    expect(await world.entriesOf(sick)).toEqual(['fine']);
    await first.stop();
    await replay(sick);
    await run({}, repaired);
    await world.isBlocked(sick);
    expect(await world.entriesOf(sick)).toEqual(['fine', 'mended boom', 'behind', 'from elsewhere']);
    expect(await platform.rows(`select state from dead_letter where aggregate_id = $1`, [sick])).toEqual([
      { state: 'replayed' },
    ]);
  });

  it('once, although several of its messages fail in one chunk: the others queue behind the first', async () => {
    const gate = new Gate();
    const toy = await run({ reached: (step) => (step === 'chunk:loaded' ? gate.pass() : undefined) });
    const sick = aName();
    await world.send(
      entry(sick, 'boom', 1),
      entry(sick, 'boom', 2),
      entry(sick, 'fine', 3),
      entry(sick, 'nul', 4),
    );
    await gate.somebody;
    gate.release();
    await eventually('queued', async () => (await world.queueOf(sick)).length === 4);
    expect(await platform.rows(`select 1 from dead_letter where aggregate_id = $1`, [sick])).toHaveLength(1);
    expect(await toy.figure('huiying_parked_total')).toBe(1);
  });

  it.each(['nul', 'cycle'])(
    'found out alone when what it decides cannot be stored (%s), and its neighbours of the chunk are',
    async (text) => {
      await run();
      const [sick = '', ...others] = Array.from({ length: 9 }, () => aName());
      const neighbours = others.map((each) => entry(each, 'ok', 1));
      await world.send(...neighbours.slice(0, 4), entry(sick, text, 1), ...neighbours.slice(4));
      for (const other of others) await world.hasEntries(other, 'ok');
      await world.isBlocked(sick, '* parked');
      expect(await world.entriesOf(sick)).toEqual([]);
    },
  );

  it('keeps its place at the head of the queue when the replay fails again', async () => {
    await run();
    const sick = aName();
    await world.send(entry(sick, 'boom', 1), entry(sick, 'behind', 2));
    await eventually('queued', async () => (await world.queueOf(sick)).length === 2);
    const before = await world.queueOf(sick);
    await replay(sick);
    await world.isBlocked(sick, '* parked');
    expect(await world.queueOf(sick)).toEqual(before);
  });

  it('nothing is left behind a block that goes at the moment when a message queues up', async () => {
    let isRepaired = false;
    const gate = new Gate();
    let armed = false;
    const held = (step: string): Promise<void> | undefined => {
      if (step !== 'chunk:decided' || !armed) return undefined;
      armed = false;
      return gate.pass();
    };
    await run({ reached: held }, (message, unit) => (isRepaired ? repaired : book)(message, unit));
    const sick = aName();
    await world.send(entry(sick, 'boom', 1));
    await world.isBlocked(sick, '* parked');
    armed = true;
    await world.send(entry(sick, 'behind', 2));
    await gate.somebody;
    isRepaired = true;
    await replay(sick);
    await world.isBlocked(sick);
    gate.release();
    await world.hasEntries(sick, 'mended boom', 'behind');
    expect(await world.queueOf(sick)).toEqual([]);
  });

  it('commands on it get CASE.PARKED, also those that name something else and change it', async () => {
    const toy = await run();
    const sick = aName();
    await world.send(entry(sick, 'fine', 1), entry(sick, 'boom', 2));
    await world.isBlocked(sick, '* parked');
    const commands = new PgCommands(
      () => toy.engine.chunkSetting(),
      () => toy.engine.readClock(),
    );
    const parked = { refusal: { kind: 'parked' } };
    const request = { principal: 'officer', idempotencyKey: sick, requestHash: 'h' };
    const onCase = { ...request, target: { ref: ref(accounts, sick), version: 'any' as const } };
    await expect(commands.run(onCase, async () => ({ status: 200, body: null }))).rejects.toMatchObject(
      parked,
    );
    const changing = commands.run(request, async (unit) => {
      const found = await unit.find(accounts, sick);
      if (found) unit.save(accounts, sick, found);
      return { status: 200, body: null };
    });
    await expect(changing).rejects.toMatchObject(parked);
  });

  it('its timers wait with it; a timer that keeps failing parks its case and fires when that is replayed', async () => {
    const fired: string[] = [];
    let broken = true;
    const toy = platform.engine();
    running.push(toy);
    toy.registry.addTimer(
      { name: 'ring', store: accounts },
      {
        fire: async ({ id, detail }) => {
          if (broken && detail === 'bad') throw new Error('a defect');
          fired.push(`${id} ${detail}`);
        },
      },
    );
    await toy.engine.start();
    const [sick, well] = [aName(), aName()];
    await world.send(
      entry(sick, 'at:2020-01-01T00:00:00Z|ring:bad', 1),
      entry(sick, 'at:2020-01-02T00:00:00Z|ring:good', 2),
    );
    await world.send(entry(well, 'at:2020-01-03T00:00:00Z|ring:good', 1));
    await eventually('the neighbour’s has fired', async () => fired.includes(`${well} good`));
    await world.isBlocked(sick, '* parked');
    expect(fired).toEqual([`${well} good`]);
    const letter = (): Promise<unknown[]> =>
      platform.rows('select reason_code, state from dead_letter where aggregate_id = $1', [sick]);
    expect(await letter()).toEqual([{ reason_code: 'MESSAGE.PARKED', state: 'open' }]);
    broken = false;
    await replay(sick);
    await eventually('both have fired', async () => fired.length === 3);
    expect(fired.slice(1)).toEqual([`${sick} bad`, `${sick} good`]);
    expect(await letter()).toEqual([{ reason_code: 'MESSAGE.PARKED', state: 'replayed' }]);
  });
});

describe('a dead letter that is handed back', () => {
  it('is taken although later numbers of its subject have been', async () => {
    const first = await run();
    const account = aName();
    await world.send(entry(account, 'never', 1), entry(account, 'later', 2));
    await world.hasEntries(account, 'later');
    await first.stop();
    await platform.rows(
      `update dead_letter set state = 'replaying' where topic = 'toy.entries' and state = 'open' and aggregate_id is null`,
    );
    await run({}, repaired);
    await world.hasEntries(account, 'later', 'mended never');
    expect(
      (await world.letters('toy.entries')).filter((letter) => letter.reason_code === 'TOY.NEVER'),
    ).toMatchObject([{ state: 'replayed' }]);
    await world.send(entry(account, 'later', 2));
  });

  it('and fails again is open again with the reason, and parks nothing', async () => {
    const account = aName();
    await run({}, (message, unit) =>
      book(
        { ...message, data: { ...message.data, text: message.waited ? 'boom' : message.data.text } },
        unit,
      ),
    );
    await world.send(entry(account, 'never', 1));
    const letter = async (): Promise<string> =>
      JSON.stringify((await world.letters('toy.entries')).filter((each) => each.reason_code === 'TOY.NEVER'));
    await eventually('it is a dead letter', async () => (await letter()).includes('"open"'));
    await platform.rows(
      `update dead_letter set state = 'replaying' where reason_code = 'TOY.NEVER' and state = 'open'`,
    );
    await eventually('it is open again', async () => /"open".*its handler failed/.test(await letter()));
    expect(await world.blockOf(account)).toEqual([]);
  });
});

describe('rule 16: not yet is not never', () => {
  it('holds what needs something that may still come, of its topic only, until it has come', async () => {
    await run();
    const [account, need] = [aName(), aName('thing')];
    const endless = JSON.stringify([{ topic: 'toy.things', partition: 0, offset: '1000000' }]);
    await platform.rows(
      `insert into blocked values ($1, 'toy.entries', 'waiting', $2, 'as if much of toy.things were unread')`,
      [account, endless],
    );
    await world.send(
      entry(account, `needs:${need}`, 1),
      entry(account, 'behind', 2),
      sent(account, 'goes on'),
    );
    await world.hasEntries(account, 'goes on');
    await world.send(thing(need));
    await eventually(
      'it has come',
      async () => (await platform.rows('select 1 from thing where id = $1', [need])).length === 1,
    );
    expect(await world.queueOf(account)).toHaveLength(2);
    await platform.rows(`update blocked set wait_for = '[]' where aggregate_id = $1`, [account]);
    await world.hasEntries(account, 'goes on', `needs:${need}`, 'behind');
    await world.isBlocked(account);
  });

  it('refuses for good once the owner’s topic has been read so far and it has not come', async () => {
    await run();
    const account = aName();
    await world.send(entry(account, `needs:${aName('thing')}`, 1), entry(account, 'behind', 2));
    await world.hasEntries(account, 'behind');
    expect(await world.letters('toy.entries')).toContainEqual(
      expect.objectContaining({ reason_code: 'TOY.UNKNOWN_THING', state: 'open' }),
    );
  });

  it('whoever queued behind a wait has not waited himself: he is held anew before he is refused', async () => {
    const looks: string[] = [];
    await run({}, (message, unit) => {
      looks.push(`${message.data.text} ${message.waited ? 'waited' : 'first'}`);
      return book(message, unit);
    });
    const account = aName();
    const gate = JSON.stringify([{ topic: 'toy.things', partition: 0, offset: '1000000' }]);
    await platform.rows(`insert into blocked values ($1, 'toy.entries', 'waiting', $2, 'held by the test')`, [
      account,
      gate,
    ]);
    await world.send(entry(account, 'needs:a', 1), entry(account, 'needs:b', 2));
    await eventually('both are queued', async () => (await world.queueOf(account)).length === 2);
    await platform.rows(`update blocked set wait_for = '[]' where aggregate_id = $1`, [account]);
    await world.isBlocked(account);
    expect(looks).toEqual(['needs:a waited', 'needs:b first', 'needs:b waited']);
  });

  it('what waits in a parked case waits on, also while the rest is replayed, and keeps its place', async () => {
    const first = await run();
    const account = aName();
    const endless = JSON.stringify([{ topic: 'toy.things', partition: 0, offset: '1000000' }]);
    await platform.rows(`insert into blocked values ($1, 'toy.entries', 'waiting', $2, 'held by the test')`, [
      account,
      endless,
    ]);
    const org = aName('org');
    await platform.onboard(org);
    await world.send(entry(account, 'waits', 1), acted(org, account, 'boom'));
    await world.isBlocked(account, '* parked', 'toy.entries waiting');
    await world.send(entry(account, 'waits too', 2), sent(account, 'behind'));
    await eventually('all queue', async () => (await world.queueOf(account)).length === 4);
    await platform.rows(`update blocked set wait_for = '[]' where aggregate_id = $1 and kind = 'waiting'`, [
      account,
    ]);
    await first.stop();
    await platform.rows(`update blocked set wait_for = $2 where aggregate_id = $1 and kind = 'waiting'`, [
      account,
      endless,
    ]);
    expect(await world.blockOf(account)).toEqual(['* parked', 'toy.entries waiting']);
    await replay(account);
    await run({}, repaired);
    await world.isBlocked(account, 'toy.entries waiting');
    expect(await world.entriesOf(account)).toEqual(['mended boom', 'behind']);
    await platform.rows(`update blocked set wait_for = '[]' where aggregate_id = $1`, [account]);
    await world.hasEntries(account, 'mended boom', 'behind', 'waits', 'waits too');
  });

  it('waiting for a topic that the service does not read is a defect, not an endless wait', async () => {
    const { NotYetKnown } = await import('@huiying/messaging');
    await run({}, () => Promise.reject(new NotYetKnown(['toy.booked'])));
    const account = aName();
    await world.send(entry(account, 'anything', 1));
    await world.isBlocked(account, '* parked');
  });
});
