import fastify, { type FastifyInstance } from 'fastify';
import { limitCrowd } from './crowd-limit';

/** A service whose answers come when the test says so. */
function slowService(limit: { together: number; perCaller: number }) {
  const app: FastifyInstance = fastify();
  const waiting: (() => void)[] = [];
  limitCrowd(app, limit);
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/slow', () => new Promise((answer) => waiting.push(() => answer({ done: true }))));
  const ask = (caller: string, url = '/slow') =>
    app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${caller}` } });
  const inWork = async (count: number): Promise<void> => {
    while (waiting.length < count) await new Promise((next) => setImmediate(next));
  };
  return { app, ask, inWork, answerAll: () => waiting.splice(0).forEach((answer) => answer()) };
}

describe('more requests than a service can answer in time', () => {
  it('are refused as too many for the caller whose own they are, and others are answered', async () => {
    const { ask, inWork, answerAll } = slowService({ together: 10, perCaller: 2 });
    const taken = [ask('bi'), ask('bi')];
    await inWork(2);
    const refused = await ask('bi');
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('1');
    expect(refused.json()).toMatchObject({ status: 429, code: 'REQUEST.TOO_MANY' });
    const officer = ask('officer');
    await inWork(3);
    answerAll();
    expect((await Promise.all([...taken, officer])).map(({ statusCode }) => statusCode)).toEqual([
      200, 200, 200,
    ]);
  });

  it('are refused as overload when together they are too many, but for the probes', async () => {
    const { ask, inWork, answerAll } = slowService({ together: 2, perCaller: 2 });
    const taken = [ask('a'), ask('b')];
    await inWork(2);
    expect((await ask('c')).json()).toMatchObject({ status: 503, code: 'OVERLOADED' });
    expect((await ask('c', '/health/live')).statusCode).toBe(200);
    answerAll();
    await Promise.all(taken);
  });

  it('are answered again as soon as there is room', async () => {
    const { ask, inWork, answerAll } = slowService({ together: 1, perCaller: 1 });
    for (let round = 0; round < 3; round += 1) {
      const taken = ask('a');
      await inWork(1);
      expect((await ask('a')).statusCode).toBe(429);
      answerAll();
      expect((await taken).statusCode).toBe(200);
    }
  });

  it('count no longer when their caller has gone away', async () => {
    const { app, inWork } = slowService({ together: 1, perCaller: 1 });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const gone = new AbortController();
    const abandoned = fetch(`${address}/slow`, { signal: gone.signal }).catch(() => 'gone');
    await inWork(1);
    gone.abort();
    expect(await abandoned).toBe('gone');
    const free = async (): Promise<boolean> => {
      const next = new AbortController();
      const answer = fetch(`${address}/slow`, { signal: next.signal }).then(({ status }) => status);
      const status = await Promise.race([answer, inWork(2).then(() => 'in work')]);
      next.abort();
      await answer.catch(() => undefined);
      return status === 'in work';
    };
    while (!(await free())) await new Promise((next) => setTimeout(next, 10));
    app.server.closeAllConnections();
    await app.close();
  });
});
