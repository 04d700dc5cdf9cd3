import { decodeVerdicts, upsertScramUsers } from './scram';

/** An answer as KIP-554 lays it out: tags, throttle time, compact array of (user, code, message, tags), tags. */
function anAnswer(users: readonly [name: string, code: number, message: string | null][]): Buffer {
  const parts = users.map(([name, code, message]) => {
    const errorCode = Buffer.alloc(2);
    errorCode.writeInt16BE(code);
    const text =
      message === null ? Buffer.from([0]) : Buffer.from([message.length + 1, ...Buffer.from(message)]);
    return Buffer.concat([
      Buffer.from([name.length + 1, ...Buffer.from(name)]),
      errorCode,
      text,
      Buffer.from([0]),
    ]);
  });
  return Buffer.concat([Buffer.from([0, 0, 0, 0, 0, users.length + 1]), ...parts, Buffer.from([0])]);
}

describe('creating broker users', () => {
  const refused = anAnswer([
    ['dept.org1', 0, null],
    ['', 93, 'Username must not be empty'],
  ]);

  it('reads the verdict on each user', () => {
    expect(decodeVerdicts(refused)).toEqual([
      { name: 'dept.org1', errorCode: 0, message: null },
      { name: '', errorCode: 93, message: 'Username must not be empty' },
    ]);
  });

  it('fails naming the reason when one user is refused', async () => {
    const { response } = await upsertScramUsers([{ name: 'dept.org1', password: 'p' }]);
    await expect(response.parse(await response.decode(refused))).rejects.toThrow(
      'Username must not be empty',
    );
    await expect(
      response.parse(await response.decode(anAnswer([['dept.org1', 0, null]]))),
    ).resolves.toBeDefined();
  });

  it('never puts the password on the wire', async () => {
    const { request } = await upsertScramUsers([{ name: 'dept.org1', password: 'a-very-secret-word' }]);
    const { buffer } = await (request as { encode(): Promise<{ buffer: Buffer }> }).encode();
    expect(buffer.includes('dept.org1')).toBe(true);
    expect(buffer.includes('a-very-secret-word')).toBe(false);
  });
});
