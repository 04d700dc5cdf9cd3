import { randomUUID } from 'node:crypto';
import type { OutgoingRecord, Rejection } from '@huiying/messaging';
import {
  EnginePlatform,
  type ToyEngine,
  ToyWorld,
  aName,
  acted,
  entry,
  eventually,
  sent,
} from '@huiying/testing';
import { DEPARTMENT_ACTIONS } from '../runtime/registry';

jest.setTimeout(60_000);

let platform: EnginePlatform;
let world: ToyWorld;
let toy: ToyEngine;
let rejections: Rejection[] = [];
const logged: string[] = [];
let answering: (rejection: Rejection) => void = () => undefined;

const note = (text: string, fields?: object): void => void logged.push(`${text} ${JSON.stringify(fields)}`);
const reject = async (rejection: Rejection): Promise<void> => {
  rejections.push(rejection);
  answering(rejection);
};
const good = (account: string): object => ({ accountId: account, text: '张三 13812345678', amount: 1 });
const raw = (
  account: string,
  value: Buffer | string,
  headers: Record<string, string> = {},
): OutgoingRecord => ({
  ...sent(account, ''),
  value: Buffer.from(value as string),
  headers: { ...sent(account, '').headers, ...headers },
});
const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
/** One wrong record between two good ones: the neighbours are taken, and it is answered with the reason. */
async function between(wrong: (account: string) => OutgoingRecord): Promise<Rejection | undefined> {
  const account = aName();
  rejections = [];
  await world.send(sent(account, 'before'), wrong(account), sent(account, 'after'));
  await world.hasEntries(account, 'before', 'after');
  return rejections[0];
}

beforeAll(async () => {
  platform = await EnginePlatform.start();
  world = new ToyWorld(platform);
  await platform.onboard('tax');
  toy = platform.engine({ logger: { info: note, warn: note, error: note } });
  toy.registry.addRejection('province.toy', { reject });
  toy.registry.addRejection(DEPARTMENT_ACTIONS, { reject });
  await toy.engine.start();
});
afterAll(async () => {
  await toy.stop();
  await platform.stop();
});

describe('what cannot be taken is kept with its reason and answered, and its neighbours go on', () => {
  const text = (account: string, extra: string): string =>
    `{"accountId":"${account}","text":"x","amount":1${extra}}`;
  it.each<[string, string, (account: string) => OutgoingRecord]>([
    ['what is no JSON', 'MESSAGE.NOT_JSON', (account) => raw(account, '{"accountId":')],
    ['truncated UTF-8', 'MESSAGE.NOT_UTF8', (account) => raw(account, Buffer.from([0x7b, 0x22, 0xe5, 0xbc]))],
    [
      'U+0000',
      'MESSAGE.NUL_CHARACTER',
      (account) => raw(account, JSON.stringify({ ...good(account), text: 'a\u0000b' })),
    ],
    [
      '256 KiB and one byte',
      'MESSAGE.TOO_LARGE',
      (account) => raw(account, text(account, ' '.repeat(256 * 1024))),
    ],
    [
      '1 MB and one byte',
      'MESSAGE.TOO_LARGE',
      (account) => raw(account, text(account, ' '.repeat(1_048_577))),
    ],
    ['deep nesting', 'MESSAGE.TOO_DEEP', (account) => raw(account, text(account, `,"x":${deep(10_000)}`))],
    ['a key twice', 'MESSAGE.DUPLICATE_KEY', (account) => raw(account, text(account, ',"text":"y"'))],
    [
      '__proto__',
      'MESSAGE.FORBIDDEN_KEY',
      (account) => raw(account, text(account, ',"__proto__":{"amount":2}')),
    ],
    ['a missing field', 'MESSAGE.SCHEMA', (account) => raw(account, `{"accountId":"${account}","text":"x"}`)],
    [
      'a wrong type',
      'MESSAGE.SCHEMA',
      (account) => raw(account, `{"accountId":"${account}","text":"x","amount":"1"}`),
    ],
    [
      'an unknown message type',
      'MESSAGE.UNKNOWN_TYPE',
      (account) => raw(account, text(account, ''), { ce_type: 'province.toy.unknown.v1' }),
    ],
    [
      'another number as key',
      'ENVELOPE.MISMATCH',
      (account) => ({
        ...sent('another', ''),
        partition: sent(account, '').partition,
        value: sent(account, 'x').value,
      }),
    ],
  ])('%s', async (_, reasonCode, wrong) => {
    const rejection = await between(wrong);
    expect(rejection).toMatchObject({ reasonCode, topic: 'province.toy' });
    expect(await world.letters('province.toy')).toContainEqual(
      expect.objectContaining({ id: rejection?.deadLetterId, reason_code: reasonCode, state: 'open' }),
    );
  });

  it('what the sender is told says where and what, never a value of his', async () => {
    const rejection = await between((account) =>
      raw(account, `{"accountId":"${account}","text":"x","amount":"张三","身份证 3607":1}`),
    );
    expect(rejection?.errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(rejection?.errors)).not.toMatch(/张三|3607/);
  });

  it('a record whose answer fails is kept without one, and does not stop its topic', async () => {
    answering = () => {
      throw new Error('the answer is broken');
    };
    const rejection = await between((account) => raw(account, 'no JSON'));
    answering = () => undefined;
    expect(await world.letters('province.toy')).toContainEqual(
      expect.objectContaining({ id: rejection?.deadLetterId }),
    );
  });

  it('a message of our own that not even the queue can hold is kept alone', async () => {
    const account = aName();
    const id = `${account}\u0000`;
    await world.send(
      {
        ...entry(account, 'x', 1),
        value: Buffer.from(JSON.stringify({ accountId: id, text: 'x', amount: 1 })),
      },
      entry(account, 'fine', 1),
    );
    await world.hasEntries(account, 'fine');
    expect(await world.letters('toy.entries')).toMatchObject([
      { reason_code: 'MESSAGE.PARKED', state: 'open' },
    ]);
  });
});

describe('who may say what', () => {
  it('a department cannot speak for the province or for one of our services on its own topic', async () => {
    const account = aName();
    rejections = [];
    const forge = (type: string): OutgoingRecord => {
      const record = acted('tax', account, 'forged');
      return { ...record, headers: { ...record.headers, ce_type: type } };
    };
    await world.send(
      forge('province.toy.sent.v1'),
      forge('toy.entry.made.v1'),
      acted('tax', account, 'its own'),
    );
    await world.hasEntries(account, 'its own');
    expect(rejections.map(({ reasonCode, org }) => [reasonCode, org])).toEqual([
      ['MESSAGE.UNKNOWN_TYPE', 'tax'],
      ['MESSAGE.UNKNOWN_TYPE', 'tax'],
    ]);
  });

  it('what another service answers for on the departments’ topics is neither answered nor kept here', async () => {
    const account = aName();
    rejections = [];
    const elsewhere = { ...acted('tax', account, 'x').headers, ce_type: 'dept.clock.unheard_of.v1' };
    await world.send({ ...acted('tax', account, 'x'), headers: elsewhere }, acted('tax', account, 'its own'));
    await world.hasEntries(account, 'its own');
    expect(rejections).toEqual([]);
  });
});

describe('rule 23: nobody reads it here', () => {
  it('neither dead letters nor queued messages can be read without the deployment’s key', async () => {
    const account = aName();
    await world.send(
      sent(account, '王五 with boom'),
      entry(account, 'boom', 1),
      entry(account, '王五 behind', 2),
      raw(account, 'no JSON of 王五'),
    );
    await eventually('it queues', async () => (await world.queueOf(account)).length === 2);
    await eventually('it is kept', async () => (await world.letters('province.toy')).length > 0);
    const sealed = await platform.rows<{ body: Buffer }>(
      'select sealed as body from dead_letter union all select sealed from queued_message',
    );
    expect(sealed.length).toBeGreaterThan(2);
    expect(
      sealed.filter(
        ({ body }) =>
          body.toString().includes('王五') || body.includes(Buffer.from('王五').toString('base64')),
      ),
    ).toEqual([]);
  });

  it('the log names places and reasons, never contents, not even what a defect says', async () => {
    const account = aName();
    await world.send(entry(account, 'boom', 1), sent(account, `张三 ${randomUUID()}`));
    await world.isBlocked(account, '* parked');
    expect(logged.join('\n')).toContain('a message was parked with its case');
    expect(logged.join('\n')).not.toMatch(/张三|王五|13812345678|no JSON/);
  });
});
