import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Detour } from './detour';

const echoes = { isRequest: (piece: Buffer) => piece.includes('lose'), isAnswer: () => true };
let server: Server;
let heard: string;
let detour: Detour;
const clients: Socket[] = [];

beforeEach(async () => {
  heard = '';
  server = createServer((socket) =>
    socket
      .on('error', () => undefined)
      .on('data', (piece) => {
        heard += String(piece);
        socket.write(`echo ${String(piece)}`);
      }),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  detour = await Detour.before({ host: '127.0.0.1', port: (server.address() as AddressInfo).port }, echoes);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await detour.close();
  await new Promise((done) => server.close(done));
});

interface Caller {
  readonly say: (words: string) => void;
  readonly told: () => string;
  readonly isOpen: () => boolean;
}

function caller(): Caller {
  const socket = connect(detour.port, '127.0.0.1');
  clients.push(socket);
  let told = '';
  let open = true;
  socket
    .on('data', (piece) => (told += String(piece)))
    .on('error', () => undefined)
    .on('close', () => (open = false));
  return { say: (words) => void socket.write(words), told: () => told, isOpen: () => open };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo() && waited < 5_000; waited += 10) await pause(10);
  expect(isSo()).toBe(true);
}

it('passes what is said both ways', async () => {
  const one = caller();
  one.say('hello');
  await until(() => one.told() === 'echo hello');
});

it('holds one way: the server hears, the client is told when the weather allows it', async () => {
  const one = caller();
  detour.set('held', ['toClient']);
  one.say('hello');
  await until(() => heard === 'hello');
  expect([one.told(), one.isOpen()]).toEqual(['', true]);
  detour.set({ delayMs: 0 });
  await until(() => one.told() === 'echo hello');
});

it('delays each piece and keeps their order', async () => {
  const one = caller();
  detour.set({ delayMs: 50 });
  for (const word of ['a', 'b', 'c']) {
    one.say(word);
    await pause(5);
  }
  await until(() => heard === 'abc');
});

it('lets nobody in while it refuses', async () => {
  detour.refuse(true);
  const one = caller();
  await until(() => !one.isOpen());
  detour.refuse(false);
  const other = caller();
  other.say('hello');
  await until(() => other.told() === 'echo hello');
});

it('a connection from the time of silence stays open and is never answered, also afterwards', async () => {
  const before = caller();
  before.say('hello');
  await until(() => before.told() === 'echo hello');
  detour.silence(true);
  const during = caller();
  await until(() => detour.connections === 2);
  for (const each of [before, during]) each.say('again');
  detour.silence(false);
  const after = caller();
  after.say('once more');
  await until(() => after.told() === 'echo once more');
  expect([before.told(), during.told(), before.isOpen(), during.isOpen()]).toEqual([
    'echo hello',
    '',
    true,
    true,
  ]);
});

it('resets in mid-request: the server has heard the first half', async () => {
  detour.resetNext(1, 10);
  const one = caller();
  one.say('short');
  await until(() => one.told() === 'echo short');
  one.say('0123456789');
  await until(() => !one.isOpen());
  expect([heard, detour.resets]).toEqual(['short01234', 1]);
});

it('loses the answer to what the server has done', async () => {
  detour.loseAnswers(1);
  const one = caller();
  one.say('lose');
  await until(() => !one.isOpen());
  expect([heard, one.told(), detour.answersLost]).toEqual(['lose', '', 1]);
});
