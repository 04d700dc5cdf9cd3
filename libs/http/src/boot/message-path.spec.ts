import { Module } from '@nestjs/common';
import { CaseRegistered } from '@huiying/contracts';
import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { Consumer, PermanentFailure, ref, store } from '@huiying/messaging';
import { exportSPKI, generateKeyPair } from 'jose';
import { firstValueFrom, isObservable } from 'rxjs';
import { createApp, openEdge } from './edge';

class Strategy extends Server implements CustomTransportStrategy {
  listen(done: () => void): void {
    done();
  }
  close(): void {}
  on(): void {}
  unwrap<T>(): T {
    throw new Error('nothing to unwrap');
  }
}

const things = store<object>('thing');

@Consumer(CaseRegistered, { aggregate: (message) => ref(things, message.subject) })
class OnThing {
  async handle(message: { bad: boolean }, unit: object): Promise<object> {
    if (message.bad) throw new PermanentFailure('THING.BAD');
    return { message, unit };
  }
}

@Module({ controllers: [OnThing] })
class ThingModule {}

async function deliver(message: object): Promise<unknown> {
  const { publicKey } = await generateKeyPair('EdDSA');
  const settings = { service: 'things', jwtPublicKey: await exportSPKI(publicKey), logLevel: 'silent' };
  const app = await createApp(ThingModule, settings);
  const strategy = new Strategy();
  app.connectMicroservice({ strategy }, { inheritAppConfig: true });
  openEdge(app, settings, { isReady: () => true, details: () => ({}) });
  await app.init();
  await app.startAllMicroservices();
  try {
    const answer: unknown = await strategy.getHandlerByPattern(CaseRegistered.type)?.(message, { now: 1 });
    return isObservable(answer) ? await firstValueFrom(answer) : answer;
  } finally {
    await app.close();
  }
}

describe('a message beside the HTTP edge', () => {
  it('needs no token, is not validated as a body, and comes with its unit of work', async () => {
    const message = { bad: false, anything: 1 };
    expect(await deliver(message)).toEqual({ message, unit: { now: 1 } });
  });

  it('fails with the very error that the consumer threw: the engine judges by type', async () => {
    await expect(deliver({ bad: true })).rejects.toBeInstanceOf(PermanentFailure);
  });
});
